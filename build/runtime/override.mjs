// @ts-check
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Stop } from '../lib/stop.mjs';

/** Where the executable lies in an unpacked Electron. Source: electron/electron, npm/install.js. */
const executableNames = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * The Electron that ELECTRON_OVERRIDE_DIST_PATH names.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {Promise<{ ok: true, executable: string, version: string } | { ok: false, reason: string }>}
 * @throws {Stop} When it is set but names no Electron: something else than what was asked for must not start silently.
 */
export async function overridingElectron(env, platform) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return { ok: false, reason: 'not set' };
  const name = platform === 'darwin' || platform === 'win32' ? executableNames[platform] : 'electron';
  const executable = path.resolve(folder, name);
  const isThere = await stat(executable).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere) {
    throw new Stop(
      `ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, but there is no ${name} in it.\n` +
        'Set it to the folder that an Electron release was unpacked into, or unset it.',
    );
  }
  const version = await readFile(path.resolve(folder, 'version'), 'utf8').catch(() => 'unknown');
  return { ok: true, executable, version: version.trim().replace(/^v/, '') };
}
