import type { Bridge, RequestArgs } from '../../shared/contract/bridge.ts';
import type { PushName, PushPayload, Reply, RequestName } from '../../shared/contract/channels.ts';
import { fail, type Result } from '../../shared/result.ts';
import { showError } from '../ui/notify.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of the page. */
    readonly tdc: Bridge;
  }
}

/**
 * Asks the main process and hands the `Result` back as it is, for callers that deal with failure themselves.
 * A call that throws (the bridge is gone, a bug in main) becomes `window.call-failed`; nothing is thrown.
 */
export async function request<Name extends RequestName>(
  name: Name,
  ...args: RequestArgs<Name>
): Promise<Result<Reply<Name>>> {
  const call = window.tdc.request[name] as (...values: RequestArgs<Name>) => Promise<Result<Reply<Name>>>;
  try {
    return await call(...args);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return fail('window.call-failed', 'The console could not do that. Try again; if it stays, restart the console.', {
      channel: name,
      reason,
    });
  }
}

/**
 * Asks the main process for something a person just wanted. A failure is shown as a notification, once, here.
 * @returns the reply, or `undefined` after a failure.
 */
export async function command<Name extends RequestName>(
  name: Name,
  ...args: RequestArgs<Name>
): Promise<Reply<Name> | undefined> {
  const result = await request(name, ...args);
  if (result.ok) return result.value;
  showError(result.error);
  return undefined;
}

/** Listens to a push; returns its own unsubscribe. */
export function listen<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void): () => void {
  const subscribe = window.tdc.on[name] as (listen: (payload: PushPayload<Name>) => void) => () => void;
  return subscribe(listener);
}

/** Writes an unexpected error of the page into the main log. Never throws, never waits. */
export function reportUnexpected(error: unknown): void {
  const known = error instanceof Error ? error : new Error(String(error));
  void request('app.reportError', {
    message: known.message.slice(0, 2_000),
    stack: known.stack?.slice(0, 10_000) ?? null,
  });
}
