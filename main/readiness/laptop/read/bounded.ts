import { execFile } from 'node:child_process';

/**
 * A piece of knowledge with a time limit of its own, since finding it starts programs that may hang.
 *
 * @returns Null when it takes too long, fails, or is stopped. Never rejects.
 */
export async function within<Value>(
  limitMs: number,
  signal: AbortSignal,
  look: (signal: AbortSignal) => Promise<Value | null>,
): Promise<Value | null> {
  if (signal.aborted) return null;
  const own = new AbortController();
  const stop = () => own.abort();
  // Not `AbortSignal.timeout`: its timer lets a command-line run end while something still hangs.
  const timer = setTimeout(stop, limitMs);
  signal.addEventListener('abort', stop, { once: true });
  const gaveUp = new Promise<null>((resolve) => own.signal.addEventListener('abort', () => resolve(null)));
  try {
    return await Promise.race([look(own.signal), gaveUp]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** What a program of the system prints. Rejects when it is missing, fails or is stopped; it is ended with the signal. */
export function outputOf(command: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { signal, encoding: 'utf8', windowsHide: true, maxBuffer: 1024 * 1024 } as const;
    execFile(command, [...args], options, (error, stdout) => (error === null ? resolve(stdout) : reject(error)));
  });
}
