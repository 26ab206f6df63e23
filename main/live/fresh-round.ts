import type { DeviceLive } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import type { LiveService } from './live-service.ts';

/** A round with its re-probes takes some two seconds; a laptop without a network must not hold up a sweep. */
const WAIT_MS = 5 * SECOND_MS;
const LOOK_MS = 100;

/**
 * Has devices checked out of turn and waits until each was observed, the signal aborts, or {@link WAIT_MS} are over. Resolves in
 * any case: what could not be checked says so itself.
 *
 * @param deviceIds  Null: all.
 */
export function freshRound(
  live: Pick<LiveService, 'checkNow' | 'states' | 'status'>,
  clock: Clock,
  deviceIds: readonly DeviceId[] | null,
  signal: AbortSignal,
): Promise<void> {
  const askedAt = clock.now();
  const asked = deviceIds === null ? null : new Set(deviceIds);
  const isOpen = ({ id, state, checkedAt }: DeviceLive) =>
    state !== 'paused' && (asked === null || asked.has(id)) && (checkedAt === null || checkedAt < askedAt);
  const isDone = () => !CHECKING.has(live.status.phase) || !live.states().some(isOpen);
  live.checkNow(deviceIds);
  return new Promise((resolve) => {
    const look = clock.every(LOOK_MS, () => {
      if (isDone()) end();
    });
    const late = clock.after(WAIT_MS, () => end());
    const end = () => {
      look();
      late();
      signal.removeEventListener('abort', end);
      resolve();
    };
    signal.addEventListener('abort', end);
    if (signal.aborted || isDone()) end();
  });
}

/** In the others nothing will be observed soon. */
const CHECKING: ReadonlySet<LiveService['status']['phase']> = new Set(['starting', 'probing', 'settling']);
