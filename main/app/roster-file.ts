import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_ROSTER_FILE_BYTES } from '../../shared/contract/channels.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { NamedBytes } from '../services.ts';

/**
 * Reads a file that a person chose.
 *
 * @returns `file-too-large` above the contract's limit, before anything is read; `file-unreadable` for everything the system
 * refuses.
 */
export async function readRosterFile(path: string): Promise<Result<NamedBytes>> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_ROSTER_FILE_BYTES) {
        return fail('file-too-large', `${name} is larger than 64 MB, which no device export is. Choose another file.`);
      }
      return ok({ name, bytes: await file.readFile() });
    } finally {
      await file.close();
    }
  } catch (error) {
    const message = `${name} could not be read (${reasonOf(error)}). Copy it to this computer and try again.`;
    return fail('file-unreadable', message);
  }
}

/** Writes a file where a person said; replies with its name, or `file-not-saved`. */
export async function writeRosterFile(path: string, text: string): Promise<Result<string>> {
  const name = basename(path);
  try {
    await writeFile(path, text);
    return ok(name);
  } catch (error) {
    return fail('file-not-saved', `${name} could not be saved (${reasonOf(error)}). Choose another folder.`);
  }
}

/** The system's own word for it, such as `EACCES`: short, and support staff know it. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
