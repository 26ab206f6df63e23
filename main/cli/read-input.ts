import { readFile, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/result.ts';

/** A 100,000-row device export has about 30 MB, a record of a thousand incidents less; the window takes as much. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads a file that the person named. */
export async function readInput(file: string): Promise<Result<Uint8Array>> {
  try {
    const found = await stat(file);
    // A pipe nobody writes to would be waited for without end, and /dev/zero be read without end.
    if (!found.isFile() && !found.isDirectory())
      return fail('not-a-file', `${file} is a pipe or a device, not a file. Save it as a file and name that.`);
    if (found.size > MAX_BYTES)
      return fail(
        'too-large',
        `${file} has more than 64 MB, which is more than the console reads. Nothing was changed.`,
      );
    return ok(await readFile(file));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('no-such-file', `There is no file ${file}. Check the name and the folder.`);
    if (code === 'EISDIR') return fail('not-a-file', `${file} is a folder. Name the file in it.`);
    return fail('file-not-readable', `${file} cannot be read (${code ?? String(cause)}). Check who may read it.`);
  }
}
