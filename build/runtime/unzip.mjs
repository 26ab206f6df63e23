// @ts-check
import { createWriteStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const openZip = promisify(
  /** @type {(file: string, options: yauzl.Options, done: (error: Error | null, zip: yauzl.ZipFile) => void) => void} */ (
    yauzl.open
  ),
);

/**
 * Unpacks the part of a zip that is wanted. Names that would lead out of the folder make it fail (yauzl refuses them).
 *
 * @param {string} zipFile
 * @param {string} folder
 * @param {{ rename: (name: string) => string | undefined, onBytes?: (bytes: number) => void }} options `rename` gives the
 *   path below `folder` for a file of the archive, or undefined to leave it out. `onBytes` hears the sum of bytes written.
 */
export async function unzip(zipFile, folder, { rename, onBytes }) {
  const zip = await openZip(zipFile, { lazyEntries: true });
  const openEntry = promisify(zip.openReadStream.bind(zip));
  let written = 0;
  await new Promise((resolve, reject) => {
    zip.on('error', reject).on('end', () => resolve(undefined));
    zip.on('entry', (/** @type {yauzl.Entry} */ entry) => {
      const name = entry.fileName.endsWith('/') ? undefined : rename(entry.fileName);
      const done = name === undefined ? Promise.resolve() : writeEntry(entry, path.join(folder, name));
      done.then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  }).finally(() => zip.close());

  /** @type {(entry: yauzl.Entry, target: string) => Promise<void>} */
  async function writeEntry(entry, target) {
    await mkdir(path.dirname(target), { recursive: true });
    const content = /** @type {import('node:stream').Readable} */ (await openEntry(entry));
    content.on('data', (/** @type {Buffer} */ chunk) => {
      written += chunk.length;
      onBytes?.(written);
    });
    await pipeline(content, createWriteStream(target));
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    if (mode !== 0) await chmod(target, mode);
  }
}
