/** Why something on the network did not work, as far as the operating system or the other side told. */
export type Failure =
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** A person stopped the sweep, or the check's own time was over. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused' }
  /** No way there from this laptop. */
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'reset' }
  /** The other side hung up politely, but too early. */
  | { readonly kind: 'closed' }
  /** It answered in another language than the one spoken to it. */
  | { readonly kind: 'garbled'; readonly detail: string }
  | { readonly kind: 'proxy-refused'; readonly status: number }
  | { readonly kind: 'other'; readonly detail: string };

/** One try of one step; `tookMs` counts from its start, in milliseconds. */
export type Attempt<T> =
  | { readonly isOk: true; readonly tookMs: number; readonly value: T }
  | { readonly isOk: false; readonly tookMs: number; readonly failure: Failure };

interface Outcome<T> {
  succeed(value: T): void;
  fail(failure: Failure): void;
}

/**
 * Runs one step to exactly one end: its own, its time limit, or the signal.
 *
 * @param start  Begins the step and returns what lets go of it. That is called once, whatever the end; `isHandedOver` is true when
 *               the step succeeded and its socket now belongs to the caller.
 * @returns Never rejects: what `start` throws is a failure too.
 */
export function attempt<T>(
  signal: AbortSignal,
  limitMs: number,
  start: (outcome: Outcome<T>) => (isHandedOver: boolean) => void,
): Promise<Attempt<T>> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let isOver = false;
    let release: ((isHandedOver: boolean) => void) | null = null;
    const end = (result: { isOk: true; value: T } | { isOk: false; failure: Failure }) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      // Null while `start` itself is still running: it is released right after.
      release?.(result.isOk);
      resolve({ ...result, tookMs: performance.now() - startedAt });
    };
    const fail = (failure: Failure) => end({ isOk: false, failure });
    const stop = () => fail({ kind: 'stopped' });
    const timer = setTimeout(() => fail({ kind: 'timeout', afterMs: limitMs }), limitMs);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) {
      stop();
      return;
    }
    let isSuccess = false;
    const succeed = (value: T) => {
      isSuccess ||= !isOver;
      end({ isOk: true, value });
    };
    try {
      const started = start({ succeed, fail });
      release = started;
      if (isOver) started(isSuccess);
    } catch (error) {
      fail(failureOf(error));
    }
  });
}

/** Waits politely between two tries; ends early when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done, { once: true });
  });
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'ENETDOWN',
  'EHOSTDOWN',
  'EAFNOSUPPORT',
]);

/** What Node reports, in this folder's words. Source: Node's and libuv's error codes. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  // Node gives the code of a reset for a connection that was closed in good order as well; only the words differ.
  if (message === 'socket hang up' || message.startsWith('Client network socket disconnected'))
    return { kind: 'closed' };
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED') return { kind: 'reset' };
  if (code === 'ETIMEDOUT') return { kind: 'timeout', afterMs: 0 };
  if (UNREACHABLE.has(code)) return { kind: 'unreachable', code };
  if (code.startsWith('HPE_') || code.startsWith('ERR_SSL') || code === 'EPROTO')
    return { kind: 'garbled', detail: code };
  return { kind: 'other', detail: code === '' ? message.slice(0, 200) : code };
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
