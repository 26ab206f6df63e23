import type { DeviceLive } from '../../shared/model/live.ts';
import type { CheckResult, Confirmation } from '../../shared/model/readiness.ts';
import { type PlatformsOfRoom, type ReadinessRow, readinessRows } from '../../shared/model/readiness-board.ts';
import { platformIdsOf } from '../../shared/model/room-platforms.ts';
import type { DeviceId, RoomId, RosterSnapshot } from '../../shared/model/roster.ts';
import type { TestSession } from '../../shared/model/session.ts';
import type { Site } from '../../shared/model/site.ts';
import type { PlatformId, PlatformProfile } from '../../shared/profiles/schema.ts';
import type { Check } from './check.ts';
import { planSweep, type SweepPlan } from './plan.ts';

/** What readiness reads of the rest of the console. */
export interface ReadinessSources {
  roster(): RosterSnapshot;
  sessions(): readonly TestSession[];
  site(): Site;
  profiles(): readonly PlatformProfile[];
  live(): ReadonlyMap<DeviceId, DeviceLive>;
  /** Has these devices checked out of turn and waits for them, for a few seconds at most. Null: all. */
  freshRound(deviceIds: readonly DeviceId[] | null, signal: AbortSignal): Promise<void>;
}

/** Where the checks of a plan come from. */
export interface CheckLists {
  /** Made from this laptop outward, and of the laptop itself. Loaded with the first sweep, so that starting up does not pay. */
  outward(plan: SweepPlan): Promise<readonly Check[]>;
  /** On roster, live states, rooms and people: they only read the plan. */
  onPlan(plan: SweepPlan): Promise<readonly Check[]>;
  /** Those among them that wait for a person: a tick must show at once, in a school of thousands too. */
  ofPeople(plan: SweepPlan): Promise<readonly Check[]>;
}

/** Null: as sessions and site say; rooms that are not carts. */
export interface SweepScope {
  readonly roomIds: readonly RoomId[] | null;
  readonly platformIds: readonly PlatformId[] | null;
}

export const WHOLE_SCHOOL: SweepScope = { roomIds: null, platformIds: null };

/** The plan of a sweep as things are now. */
export function planNow(
  sources: ReadinessSources,
  at: number,
  confirmations: readonly Confirmation[],
  scope: SweepScope,
): SweepPlan {
  return planSweep({
    at,
    confirmations,
    site: sources.site(),
    profiles: sources.profiles(),
    roster: sources.roster(),
    sessions: sources.sessions(),
    live: sources.live(),
    ...scope,
  });
}

/** What the board says of one room. */
export function rowNow(
  sources: Pick<ReadinessSources, 'sessions' | 'site'>,
  results: readonly CheckResult[],
  roomId: RoomId,
): ReadinessRow {
  const platformsOf: PlatformsOfRoom = (id) => new Set(platformIdsOf(sources.site(), sources.sessions(), id));
  const [row] = readinessRows(results, [roomId], platformsOf);
  if (row === undefined) throw new Error('One room has one row');
  return row;
}
