import { SECOND_MS } from '../units.ts';
import type { DeviceState } from './device-state.ts';
import type { Transition } from './live.ts';

/** Devices of one room that went the same way within this time are one event: an access point, not eleven laptops. */
export const GROUP_WINDOW_MS = 3 * SECOND_MS;
/** Fewer than this stay single events. */
export const GROUP_MIN_SIZE = 3;

/** One line of the event strip: a single transition, or several of one room that belong together. */
export interface EventGroup {
  /** Stable while the group grows: the id of its first transition. */
  readonly key: number;
  /** Epoch milliseconds of its first transition. */
  readonly at: number;
  readonly roomName: string | null;
  readonly to: DeviceState;
  /** Oldest first; one, or at least {@link GROUP_MIN_SIZE}. */
  readonly transitions: readonly Transition[];
}

/**
 * Gathers transitions into events: at least {@link GROUP_MIN_SIZE} devices of one room that reach the same state within
 * {@link GROUP_WINDOW_MS} of the first of them become one group. Devices without a room are never grouped.
 *
 * @param transitions  Oldest first, as the live store keeps them.
 * @returns newest first, by the time of each group's first transition.
 */
export function groupEvents(transitions: readonly Transition[]): readonly EventGroup[] {
  const open = new Map<string, Transition[]>();
  const runs: Transition[][] = [];
  for (const transition of transitions) {
    const key = `${transition.roomName}\n${transition.to}`;
    const run = open.get(key);
    const first = run?.[0];
    if (run !== undefined && first !== undefined && transition.at - first.at <= GROUP_WINDOW_MS) {
      run.push(transition);
      continue;
    }
    const started = [transition];
    runs.push(started);
    if (transition.roomName !== null) open.set(key, started);
  }
  return runs
    .flatMap((run) => (run.length >= GROUP_MIN_SIZE ? [run] : run.map((transition) => [transition])))
    .flatMap(toGroup)
    .sort((a, b) => b.at - a.at || b.key - a.key);
}

function toGroup(run: readonly Transition[]): readonly EventGroup[] {
  const first = run[0];
  if (first === undefined) return [];
  return [{ key: first.id, at: first.at, roomName: first.roomName, to: first.to, transitions: run }];
}
