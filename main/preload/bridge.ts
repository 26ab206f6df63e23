import type { Bridge } from '../../shared/contract/bridge.ts';
import { pushNames, REQUEST_CHANNEL, requestNames } from '../../shared/contract/names.ts';

/** The two things the bridge needs of Electron. */
export interface BridgePort {
  invoke(channel: string, name: string, input: unknown): Promise<unknown>;
  /** Returns its own unsubscribe. */
  subscribe(channel: string, listener: (payload: unknown) => void): () => void;
}

/**
 * Named functions for every name of the contract table, and nothing else.
 * The casts are the border itself: the main process checks every request against the table's schemas.
 */
export function createBridge(port: BridgePort): Bridge {
  const request = Object.fromEntries(
    requestNames.map((name) => [name, (input?: unknown) => port.invoke(REQUEST_CHANNEL, name, input)]),
  );
  const on = Object.fromEntries(
    pushNames.map((name) => [name, (listener: (payload: unknown) => void) => port.subscribe(name, listener)]),
  );
  return { request, on } as unknown as Bridge;
}
