import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { aFolder } from './store-folder.ts';

/** A disk of its own needs root on Linux; elsewhere such tests are shown as skipped. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

const mounts: string[] = [];

/** A folder on a disk that holds no more than this. */
export function aDisk(sizeKiB: number): string {
  const folder = aFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKiB}k`, 'none', folder]);
  mounts.push(folder);
  return folder;
}

/** Makes room on such a disk. */
export function grow(disk: string): void {
  execFileSync('mount', ['-o', 'remount,size=8m', disk]);
}

/** The same folder again, where nothing can be written. */
export function readOnlyView(folder: string): string {
  const view = aFolder();
  execFileSync('mount', ['--bind', folder, view]);
  mounts.push(view);
  execFileSync('mount', ['-o', 'remount,ro,bind', view]);
  return view;
}

/** Takes all the room that is left on a disk, with a file `filler`. */
export function fill(disk: string): void {
  try {
    writeFileSync(join(disk, 'filler'), Buffer.alloc(64 * 1024 * 1024));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function tryMount(): boolean {
  const probe = aFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

afterEach(() => {
  for (const folder of mounts.splice(0)) execFileSync('umount', ['--lazy', folder]);
});
