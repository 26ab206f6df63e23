import { spawn } from 'node:child_process';
import { SECOND_MS } from '../../../shared/units.ts';
import type { EchoAddress } from '../transport.ts';
import { pingCommand } from './system-command.ts';
import { type PingOutcome, readPingOutput } from './system-output.ts';

/** `not-started`: the command is missing or may not be run; `code` is Node's, such as `ENOENT` or `EACCES`. */
export type PingRun = PingOutcome | { readonly kind: 'not-started'; readonly code: string };

export interface RunningPing {
  readonly outcome: Promise<PingRun>;
  /** Ends the process; `outcome` then becomes `silent`. */
  end(): void;
}

/** Runs one ping. A seam for tests. */
export type RunPing = (address: EchoAddress, timeoutMs: number) => RunningPing;

/** A ping that has not ended so long after its own time limit is ended from outside. */
const GRACE_MS = SECOND_MS;
/** More than any ping prints for one request; the rest is not kept. */
const MAX_OUTPUT_LENGTH = 8_192;

/**
 * Runs the system's ping once: one process, an argument array, a numeric address, English words.
 *
 * The npm package `ping` writes the arguments and reads the output. Its `promise.probe` is not used, because it sets LANG for
 * our whole process, hides why a command could not start, cannot be ended, and lets a parser error escape from an event
 * handler, which would take the echo engine down.
 */
export const runSystemPing: RunPing = (address, timeoutMs) => {
  const { platform } = process;
  const { file, args, config } = pingCommand(address, timeoutMs, platform);
  const child = spawn(file, args, {
    shell: false,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', LANGUAGE: 'C' },
  });

  let output = '';
  let isEnded = false;
  const keep = (chunk: string) => {
    if (output.length < MAX_OUTPUT_LENGTH) output += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);

  const end = () => {
    isEnded = true;
    child.kill('SIGKILL');
  };
  const deadline = setTimeout(end, timeoutMs + GRACE_MS);

  const outcome = new Promise<PingRun>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(deadline);
      resolve({ kind: 'not-started', code: error.code ?? 'UNKNOWN' });
    });
    child.once('close', () => {
      clearTimeout(deadline);
      const outcomeRead = readPingOutput(output, address.text, platform, config);
      resolve(isEnded && outcomeRead.kind === 'puzzling' ? { kind: 'silent' } : outcomeRead);
    });
  });
  return { outcome, end };
};
