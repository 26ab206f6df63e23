import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result } from '../../shared/result.ts';
import { MAX_OWN_FILE_BYTES, type OwnFileKind, parseOwnFile } from './parse-own-file.ts';

/** Far more than a school has; somebody who points the folder at their downloads gets a sentence instead of a wait. */
const MAX_FILES = 50;

/** A file that could not be used, and why. */
export interface OwnFileProblem {
  readonly file: string;
  readonly message: string;
}

export interface OwnFiles<T> {
  readonly files: readonly { readonly value: T; readonly file: string }[];
  readonly problems: OwnFileProblem[];
}

/**
 * The school's own files of one kind, `<dataDir>/<folder>/*.json`, in the order of their names. A file that cannot be used is a
 * problem with a sentence; the others still count. Its name is the id inside, so that nobody looks for the second `testnav` among
 * ten files.
 */
export async function readOwnFiles<T extends { readonly id: string }>(
  dataDir: string,
  folder: string,
  kind: OwnFileKind<T>,
): Promise<OwnFiles<T>> {
  const { names, problems } = await listFiles(join(dataDir, folder), folder, kind.called);
  const read = await Promise.all(
    names.map(async (name) => ({ name, result: await readOwn(join(dataDir, folder, name), name, kind) })),
  );
  return {
    files: read.flatMap(({ name, result }) => (result.ok ? [{ value: result.value, file: name }] : [])),
    problems: [
      ...problems,
      ...read.flatMap(({ name, result }) => (result.ok ? [] : [{ file: name, message: result.error.message }])),
    ],
  };
}

async function listFiles(
  path: string,
  folder: string,
  called: string,
): Promise<{ names: string[]; problems: OwnFileProblem[] }> {
  try {
    const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
    const left = names.length - MAX_FILES;
    const message = `The folder holds ${names.length} files; the first ${MAX_FILES} were read. Move the others elsewhere.`;
    return { names: names.slice(0, MAX_FILES), problems: left > 0 ? [{ file: folder, message }] : [] };
  } catch (error) {
    // Most schools have no such folder.
    if (codeOf(error) === 'ENOENT') return { names: [], problems: [] };
    const message = `The folder of the school's own ${called}s could not be read (${codeOf(error)}). Only the built-in ones are used.`;
    return { names: [], problems: [{ file: folder, message }] };
  }
}

async function readOwn<T extends { readonly id: string }>(
  path: string,
  name: string,
  kind: OwnFileKind<T>,
): Promise<Result<T>> {
  const bytes = await readBounded(path, name, kind.code);
  if (!bytes.ok) return bytes;
  const parsed = parseOwnFile(kind, name, bytes.value);
  if (!parsed.ok || `${parsed.value.id}.json` === name) return parsed;
  return fail(
    `${kind.code}-name`,
    `${name} cannot be used: its id is "${parsed.value.id}", so the file has to be called ${parsed.value.id}.json.`,
  );
}

async function readBounded(path: string, name: string, code: string): Promise<Result<Uint8Array>> {
  try {
    const handle = await open(path, 'r');
    try {
      const info = await handle.stat();
      if (!info.isFile()) return fail(`${code}-unreadable`, `${name} is not a file. It was left out.`);
      // One byte more than allowed is enough to know; a file that grows meanwhile cannot fill the memory.
      const buffer = new Uint8Array(Math.min(info.size, MAX_OWN_FILE_BYTES + 1));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return { ok: true, value: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(`${code}-unreadable`, `${name} could not be read (${codeOf(error)}). It was left out.`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
