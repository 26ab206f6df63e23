import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { LeavingFile } from '../incidents/services.ts';
import type { LeavingWishes } from './parse/incidents.ts';
import type { Streams } from './streams.ts';
import { printed } from './write-reports.ts';

/** What holds student lines is for its owner alone, until they decide otherwise. */
const OWNER_ONLY = 0o600;

/**
 * Saves what leaves the console. Where it goes is settled first: what cannot be written is not noted as an export.
 *
 * @returns The file; null: it went to standard output. `file-there`, `not-written`, `no-print-engine` with a sentence.
 */
export async function writeLeavingFile(
  leaving: LeavingFile,
  wishes: LeavingWishes,
  streams: Pick<Streams, 'out'>,
  printScript: string,
): Promise<Result<string | null>> {
  if (wishes.out === '-') return toStandardOutput(leaving, streams);
  const file = await placeOf(leaving.name, wishes);
  if (!file.ok) return file;
  const made = await leaving.make(basename(file.value));
  if (!made.ok) return made;
  const { text } = made.value;
  if (leaving.format !== 'pdf') return kept(file.value, (to) => write(to, text, wishes));
  const isPrinted = await printed(text, printScript, (pdf) =>
    kept(file.value, async (to) => write(to, await readFile(pdf), wishes)),
  );
  if (isPrinted !== null) return isPrinted;
  // It is noted by now, so what was noted is given out in the form that there is.
  const page = `${file.value.replace(/\.pdf$/i, '')}.html`;
  const saved = await kept(page, (to) => write(to, text, wishes));
  if (!saved.ok) return saved;
  return fail(
    'no-print-engine',
    `The PDF could not be made: that takes Electron, which could not be started here. The page is in ${page} instead: open it in a browser and print it from there.`,
  );
}

async function toStandardOutput({ format, make }: LeavingFile, { out }: Pick<Streams, 'out'>): Promise<Result<null>> {
  if (format === 'pdf') return fail('not-written', 'A PDF is not written to standard output. Name a file with --out.');
  const made = await make('standard output');
  if (!made.ok) return made;
  out(made.value.text.trimEnd());
  return ok(null);
}

async function placeOf(name: string, { out, force }: LeavingWishes): Promise<Result<string>> {
  const wanted = resolve(out ?? '.');
  const found = await kindOf(wanted);
  const file = found === 'folder' ? join(wanted, name) : wanted;
  const there = found === 'folder' ? await kindOf(file) : found;
  if (there === 'folder') return fail('file-there', `${file} is a folder. Choose another name with --out.`);
  if (there === 'file' && !force) {
    return fail('file-there', `${file} is there already. Choose another name with --out, or replace it with --force.`);
  }
  const folder = resolve(file, '..');
  const above = await kindOf(folder);
  if (above === 'folder') return ok(file);
  if (above === 'file')
    return fail('not-written', `${folder} is a file, not a folder. Choose another place with --out.`);
  return fail('not-written', `There is no folder ${folder}. Make it, or choose another place with --out.`);
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

function write(file: string, content: string | Uint8Array, { force }: LeavingWishes): Promise<void> {
  return writeFile(file, content, { flag: force ? 'w' : 'wx', mode: OWNER_ONLY });
}

async function kept(file: string, work: (file: string) => Promise<void>): Promise<Result<string>> {
  try {
    await work(file);
    return ok(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return fail(
      'not-written',
      `${file} could not be written (${code ?? String(cause)}). Choose another place with --out.`,
    );
  }
}
