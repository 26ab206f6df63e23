// @ts-check
import path from 'node:path';
import { repoRoot } from '../lib/paths.mjs';

/**
 * Where electron-builder puts the unpacked app.
 *
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 * @returns {{ folder: string, executable: string, resources: string }} Absolute paths.
 */
export function packagedApp(platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  const dist = path.join(repoRoot, 'dist');
  if (platform === 'darwin') {
    const folder = path.join(dist, `mac${suffix}`);
    const contents = path.join(folder, 'Testing Day Console.app', 'Contents');
    const executable = path.join(contents, 'MacOS', 'Testing Day Console');
    return { folder, executable, resources: path.join(contents, 'Resources') };
  }
  const folder = path.join(dist, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
  const name = platform === 'win32' ? 'Testing Day Console.exe' : 'testing-day-console';
  return { folder, executable: path.join(folder, name), resources: path.join(folder, 'resources') };
}
