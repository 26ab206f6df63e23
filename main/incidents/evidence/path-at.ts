import type { PathEvent, PathMinute, PathSnapshot, PathState } from '../../../shared/model/path.ts';
import { MINUTE_MS } from '../../../shared/units.ts';

/** What the way out left behind around the moment. */
export interface PathRecords {
  /** How it stands now, with the targets of today. */
  readonly now: PathSnapshot;
  /** Changes before the moment, oldest first. */
  readonly events: readonly PathEvent[];
  /** Minutes around the moment. */
  readonly minutes: readonly PathMinute[];
}

/** Our own: a hop that is asked once in two minutes has a minute on record within this much of any moment. */
export const PATH_NEAR_MS = 3 * MINUTE_MS;

/**
 * How the way out was at a moment that lies behind us: a state that began earlier and lasts held then too; for the others the
 * newest change before the moment counts, and where there is none, the hop is unknown.
 *
 * @returns Null when no hop was asked around that time: the console was not running.
 */
export function pathAt({ now, events, minutes }: PathRecords, at: number): PathSnapshot | null {
  const near = minutes.filter(({ minuteAt }) => Math.abs(minuteAt - at) <= PATH_NEAR_MS);
  if (near.length === 0) return null;
  return { targets: now.targets, states: now.states.map((state) => stateAt(state, events, near, at)) };
}

function stateAt(
  state: PathState,
  events: readonly PathEvent[],
  minutes: readonly PathMinute[],
  at: number,
): PathState {
  const own = minutes
    .filter(({ targetId }) => targetId === state.targetId)
    .toSorted((a, b) => Math.abs(a.minuteAt - at) - Math.abs(b.minuteAt - at));
  const rttMs = own.find(({ rttAvgMs }) => rttAvgMs !== null)?.rttAvgMs ?? null;
  const checkedAt = own[0]?.minuteAt ?? null;
  const measured = { rttMs, checkedAt, isStale: checkedAt === null };
  if (state.since <= at) return { ...state, ...measured };
  const before = events.filter((event) => event.targetId === state.targetId && event.at <= at).at(-1);
  return {
    targetId: state.targetId,
    state: before?.state ?? 'unknown',
    since: before?.at ?? at,
    failingSince: before?.state === 'down' ? before.at : null,
    baselineRttMs: state.baselineRttMs,
    answeredAt: rttMs === null ? null : checkedAt,
    failure: null,
    ...measured,
  };
}
