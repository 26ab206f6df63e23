import type { Result } from '../result.ts';
import type { PushName, PushPayload, Reply, RequestInput, RequestName } from './channels.ts';

/** Arguments of a request: none where the channel takes nothing. */
export type RequestArgs<Name extends RequestName> =
  undefined extends RequestInput<Name> ? [] : [input: RequestInput<Name>];

/**
 * The one global that the preload puts into the page: a named function for every request, a subscription for every push.
 * `window.tdc.request['live.snapshot']()`, `window.tdc.on['live.changed'](listener)`; `on` returns its own unsubscribe.
 */
export interface Bridge {
  readonly request: { readonly [Name in RequestName]: (...args: RequestArgs<Name>) => Promise<Result<Reply<Name>>> };
  readonly on: { readonly [Name in PushName]: (listener: (payload: PushPayload<Name>) => void) => () => void };
}
