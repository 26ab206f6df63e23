import { spawnSync } from 'node:child_process';

/** A command is here and ends well; for deciding what can be tested on this machine. */
export function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;
}
