import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { NamedBytes } from '../services.ts';

/** What a chosen file may weigh, and what is said of one that weighs more. */
export interface SizeBound {
  readonly maxBytes: number;
  /** Follows the file's name: `is larger than 64 MB, which no device export is.` */
  readonly tooLarge: string;
}

/**
 * Reads a file that a person chose.
 *
 * @returns `file-too-large` above the bound, before anything is read; `file-unreadable` for everything the system refuses.
 */
export async function readChosenFile(path: string, { maxBytes, tooLarge }: SizeBound): Promise<Result<NamedBytes>> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxBytes) return fail('file-too-large', `${name} ${tooLarge} Choose another file.`);
      return ok({ name, bytes: await file.readFile() });
    } finally {
      await file.close();
    }
  } catch (error) {
    const message = `${name} could not be read (${reasonOf(error)}). Copy it to this computer and try again.`;
    return fail('file-unreadable', message);
  }
}

/**
 * Writes a file where a person said: beside it first and renamed when it is on disk, so that a crash or a full disk leaves an
 * earlier file of that name whole.
 *
 * @returns The file's name, or `file-not-saved`.
 */
export async function writeChosenFile(path: string, content: string | Uint8Array): Promise<Result<string>> {
  const name = basename(path);
  const beside = `${path}.${process.pid}.new`;
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return ok(name);
  } catch (error) {
    await rm(beside, { force: true });
    return fail(
      'file-not-saved',
      `${name} could not be saved (${reasonOf(error)}). Close it if another program has it open, or choose another folder.`,
    );
  }
}

/** The system's own word for it, such as `EACCES`: short, and support staff know it. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
