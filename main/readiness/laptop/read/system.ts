import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { readOsText } from '../../../../shared/model/os-text.ts';
import { outputOf } from './bounded.ts';

/** `Windows 11 24H2`, `macOS 15.1`, `Ubuntu 24.04.1 LTS`; null when Linux does not name its distribution. */
export async function readSystem(signal: AbortSignal): Promise<string | null> {
  if (process.platform === 'win32') return readOsText('windows', release()).label;
  if (process.platform === 'darwin') {
    return readOsText('mac', await outputOf('sw_vers', ['-productVersion'], signal)).label;
  }
  return linuxName(await readFile('/etc/os-release', { encoding: 'utf8', signal }));
}

/** `PRETTY_NAME="Ubuntu 24.04.1 LTS"`, with or without quotes (os-release(5)). */
export function linuxName(osRelease: string): string | null {
  return /^PRETTY_NAME=["']?(.+?)["']?$/m.exec(osRelease)?.[1] ?? null;
}
