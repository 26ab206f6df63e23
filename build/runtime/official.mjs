// @ts-check
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hasCode } from '../lib/lock.mjs';
import { byteProgress } from '../lib/progress.mjs';
import { runWatched } from '../lib/watched-child.mjs';

/** What a zip of Electron weighs, give or take a platform. */
const typicalDownloadBytes = 115_000_000;

/** Electron's server answers in well under a second where it can be reached at all. */
const stallMs = 20_000;

/** A download that failed is not tried again for a day while another runtime serves; then the network may have changed. */
const retryAfterMs = 24 * 60 * 60 * 1000;

/**
 * @typedef {{ ok: true, executable: string, version: string }} Found
 * @typedef {{ ok: false, reason: string }} NotFound
 */

/** Where npm put the `electron` package. */
export function electronPackageFolder() {
  return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/**
 * Looks for the official binary that an earlier download left in the `electron` package.
 *
 * @param {string} packageFolder
 * @returns {Promise<Found | NotFound>}
 */
export async function installedElectron(packageFolder) {
  const read = (/** @type {string} */ name) => readFile(path.join(packageFolder, name), 'utf8').catch(() => undefined);
  // Written last by Electron's installer: without it the unpacking was cut short.
  const executableName = (await read('path.txt'))?.trim();
  if (!executableName) return { ok: false, reason: 'not installed' };
  const wanted = await wantedVersion(packageFolder);
  const version = (await read(path.join('dist', 'version')))?.trim().replace(/^v/, '');
  if (version !== wanted)
    return { ok: false, reason: `version ${version ?? 'unknown'} is installed, ${wanted} is wanted` };
  const executable = path.join(packageFolder, 'dist', executableName);
  const isThere = await stat(executable).then(
    (found) => found.isFile(),
    () => false,
  );
  return isThere ? { ok: true, executable, version } : { ok: false, reason: `${executable} is missing` };
}

/** @type {(packageFolder: string) => Promise<string>} */
async function wantedVersion(packageFolder) {
  return JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')).version;
}

/**
 * Runs Electron's own installer, which checks the download against the checksums in the package. It honours
 * ELECTRON_MIRROR and, because the switch for it is set here, HTTP_PROXY, HTTPS_PROXY and NO_PROXY. The caller holds the lock.
 *
 * @param {string} packageFolder
 * @param {string} runtimesFolder For the unfinished download and the note about a failed one.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Found | NotFound>}
 */
export async function downloadElectron(packageFolder, runtimesFolder, env) {
  await mkdir(runtimesFolder, { recursive: true });
  const temporary = await mkdtemp(path.join(runtimesFolder, 'official-'));
  const version = await wantedVersion(packageFolder);
  const progress = byteProgress(`Fetching Electron ${version}`, typicalDownloadBytes);
  try {
    const run = await runWatched(process.execPath, [path.join(packageFolder, 'install.js')], {
      cwd: packageFolder,
      env: {
        ...env,
        ELECTRON_GET_USE_PROXY: '1',
        ELECTRON_GET_NO_PROGRESS: '1',
        TMPDIR: temporary,
        TEMP: temporary,
        TMP: temporary,
      },
      growingFolder: temporary,
      stallMs,
      onBytes: progress.at,
    });
    const installed = await installedElectron(packageFolder);
    if (installed.ok) await forgetFailure(runtimesFolder);
    if (installed.ok) return installed;
    const reason = run.ok ? 'switched off by ELECTRON_SKIP_BINARY_DOWNLOAD' : run.reason;
    await rememberFailure(runtimesFolder, { key: failureKey(version, env), reason, at: Date.now() });
    return { ok: false, reason };
  } finally {
    progress.end();
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * Why the download need not be tried now, or undefined when it should be.
 *
 * @param {string} packageFolder
 * @param {string} runtimesFolder
 * @param {NodeJS.ProcessEnv} env Another mirror or proxy than at the failure is worth another try.
 * @param {number} now Epoch ms.
 * @returns {Promise<string | undefined>}
 */
export async function recentFailure(packageFolder, runtimesFolder, env, now) {
  try {
    const failure = JSON.parse(await readFile(failureFile(runtimesFolder), 'utf8'));
    if (failure.key !== failureKey(await wantedVersion(packageFolder), env)) return undefined;
    const ageMs = now - failure.at;
    return ageMs >= 0 && ageMs < retryAfterMs
      ? `${failure.reason}; tried ${ageText(ageMs)} ago, once a day`
      : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @param {number} ageMs */
function ageText(ageMs) {
  const minutes = Math.round(ageMs / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** @type {(version: string, env: NodeJS.ProcessEnv) => string} */
function failureKey(version, env) {
  const settings = [env.ELECTRON_MIRROR, env.npm_config_electron_mirror, env.HTTPS_PROXY, env.https_proxy];
  return [version, ...settings.map((value) => value ?? '')].join(' ');
}

/** @param {string} runtimesFolder */
const failureFile = (runtimesFolder) => path.join(runtimesFolder, 'official-download-failed.json');

/** @type {(runtimesFolder: string, failure: { key: string, reason: string, at: number }) => Promise<void>} */
const rememberFailure = (runtimesFolder, failure) => writeFile(failureFile(runtimesFolder), JSON.stringify(failure));

/** @type {(runtimesFolder: string) => Promise<void>} */
const forgetFailure = (runtimesFolder) => rm(failureFile(runtimesFolder), { force: true });
