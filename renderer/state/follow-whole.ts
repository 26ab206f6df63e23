import type { PushName, PushPayload, Reply, RequestName } from '../../shared/contract/channels.ts';
import { listen, request } from '../ipc/client.ts';
import { followDeltas } from './follow-deltas.ts';

/** A push that carries the same whole thing as the reply to a request. */
type PushLike<Name extends RequestName> = {
  [Push in PushName]: PushPayload<Push> extends Reply<Name> ? Push : never;
}[PushName];

/**
 * Keeps a copy of something small that the main process sends as a whole each time: whatever came last is the truth.
 * @returns the disposer.
 */
export function followWhole<Name extends 'path.snapshot' | 'diagnosis.snapshot' | 'alerts.list'>(
  snapshotName: Name,
  pushName: PushLike<Name>,
  load: (whole: Reply<Name>) => void,
): () => void {
  return followDeltas<Reply<Name>, Reply<Name>>(
    {
      subscribe: (listener) => listen(pushName, (whole) => listener(whole as Reply<Name>)),
      async snapshot() {
        const result = await request<RequestName>(snapshotName);
        return result.ok ? (result.value as Reply<Name>) : null;
      },
    },
    {
      load,
      apply(whole) {
        load(whole);
        return 'applied';
      },
    },
  ).stop;
}
