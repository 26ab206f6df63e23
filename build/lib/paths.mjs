// @ts-check
import os from 'node:os';
import path from 'node:path';

/** The folder that holds package.json. */
export const repoRoot = path.resolve(import.meta.dirname, '../..');

/** Left out of git; holds locks of runs in this clone. */
export const workFolder = path.join(repoRoot, '.cache');

/**
 * Where large downloads are kept between clones: the place the operating system has for it, outside the repository.
 *
 * @param {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, home?: string }} [machine]
 * @returns {string} An absolute path; the folder may not exist yet.
 * Source: XDG Base Directory Specification (a relative XDG_CACHE_HOME is to be ignored), Apple's File System Programming
 * Guide (~/Library/Caches), Microsoft's known folder FOLDERID_LocalAppData.
 */
export function cacheFolder({ env = process.env, platform = process.platform, home = os.homedir() } = {}) {
  const name = 'testing-day-console';
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), name, 'Cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', name);
  const xdg = env.XDG_CACHE_HOME;
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), name);
}
