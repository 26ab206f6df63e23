// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @typedef {object} Manifest
 * @property {string} recipe  Fingerprint of how the folder was made; another one means: make it again.
 * @property {{ path: string, size: number, mtimeMs: number, sha256: string }[]} files
 */

/**
 * Digest of a file.
 *
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 */
export async function digest(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

/**
 * Lists every file of a folder with its checksum.
 *
 * @param {string} folder
 * @param {string} recipe
 * @returns {Promise<Manifest>}
 */
export async function describeFolder(folder, recipe) {
  const files = [];
  for (const name of await filesBelow(folder)) {
    const file = path.join(folder, name);
    const { size, mtimeMs } = await stat(file);
    files.push({ path: name, size, mtimeMs, sha256: await digest(file, 'sha256', 'hex') });
  }
  return { recipe, files };
}

/**
 * Says whether a folder still is what its manifest says. Like git's index: a file whose size and time are unchanged is
 * taken as it is, any other is read and compared, so the usual start costs a hundred `stat` calls and not 290 MB of reading.
 *
 * @param {string} folder
 * @param {string} manifestFile
 * @param {string} recipe
 * @returns {Promise<{ ok: true } | { ok: false, reason: string }>}
 */
export async function checkFolder(folder, manifestFile, recipe) {
  const manifest = await readManifest(manifestFile);
  if (!manifest) return { ok: false, reason: 'not made yet' };
  if (manifest.recipe !== recipe) return { ok: false, reason: 'made by an older recipe' };
  const checks = await Promise.all(manifest.files.map((file) => checkFile(folder, file)));
  const wrong = checks.find((reason) => reason !== undefined);
  return wrong === undefined ? { ok: true } : { ok: false, reason: wrong };
}

/**
 * @param {string} folder
 * @param {Manifest['files'][number]} expected
 * @returns {Promise<string | undefined>} What is wrong with it.
 */
async function checkFile(folder, expected) {
  const file = path.join(folder, expected.path);
  const found = await stat(file).catch(() => undefined);
  if (!found) return `${expected.path} is missing`;
  if (found.size !== expected.size) return `${expected.path} has the wrong size`;
  if (found.mtimeMs === expected.mtimeMs) return undefined;
  if ((await digest(file, 'sha256', 'hex')) !== expected.sha256) return `${expected.path} has the wrong checksum`;
  // Copied or restored, but sound: set its time back, so that it is not read again at every start.
  await utimes(file, found.atimeMs / 1000, expected.mtimeMs / 1000).catch(() => {});
  return undefined;
}

/** @type {(manifestFile: string) => Promise<Manifest | undefined>} */
async function readManifest(manifestFile) {
  try {
    const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
    return typeof manifest?.recipe === 'string' && Array.isArray(manifest.files) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** @type {(manifestFile: string, manifest: Manifest) => Promise<void>} */
export async function writeManifest(manifestFile, manifest) {
  await writeFile(manifestFile, `${JSON.stringify(manifest, null, 1)}\n`);
}

/** @type {(folder: string) => Promise<string[]>} */
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
