import { spawnSync } from 'node:child_process';

/** Runs a program of the system to its end. Throws with what it said when it fails. */
export function runProgram(program: string, args: readonly string[], input = ''): void {
  const { status, stderr, error } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
