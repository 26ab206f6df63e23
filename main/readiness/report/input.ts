import type {
  CheckResult,
  Confirmation,
  ReadinessSnapshot,
  SignOff,
  SweepSummary,
} from '../../../shared/model/readiness.ts';
import { type ReadinessRow, readinessRows } from '../../../shared/model/readiness-board.ts';
import { platformIdsOf } from '../../../shared/model/room-platforms.ts';
import type { Room, RoomId, RosterSnapshot } from '../../../shared/model/roster.ts';
import { currentSessionOf, type TestSession } from '../../../shared/model/session.ts';
import type { Site } from '../../../shared/model/site.ts';
import type { PlatformId, PlatformProfile } from '../../../shared/profiles/schema.ts';

/** Everything a report is written from; a report reads nothing else, so it can be made again later. */
export interface ReportInput {
  /** Epoch milliseconds: when the report is made. */
  readonly at: number;
  /** Gives the school's name, whether this was a rehearsal, and which values are secret. */
  readonly site: Site;
  /** Null: never swept. */
  readonly sweep: SweepSummary | null;
  /** Only what concerns the rooms of the report. */
  readonly results: readonly CheckResult[];
  /** One a room of the report. */
  readonly rows: readonly ReadinessRow[];
  readonly rooms: readonly Room[];
  readonly sessions: readonly TestSession[];
  readonly signOffs: readonly SignOff[];
  readonly confirmations: readonly Confirmation[];
  /** Verdicts of the sweep before; null: there was none. */
  readonly previous: ReadinessSnapshot['previous'];
  /** The platforms that the report speaks of. */
  readonly profiles: readonly PlatformProfile[];
  /** Null: the laptop's own. */
  readonly timeZone: string | null;
}

export interface ReportSources {
  readonly at: number;
  readonly site: Site;
  readonly profiles: readonly PlatformProfile[];
  readonly roster: Pick<RosterSnapshot, 'rooms'>;
  readonly sessions: readonly TestSession[];
  readonly snapshot: ReadinessSnapshot;
  /** Null: every room that is not a cart. */
  readonly roomIds?: readonly RoomId[] | null;
  /** Null: what sessions and site say. */
  readonly platformIds?: readonly PlatformId[] | null;
  readonly timeZone?: string | null;
}

/** Picks out of the board what a report on these rooms and platforms needs. Pure. */
export function reportInput(sources: ReportSources): ReportInput {
  const { at, site, sessions, snapshot, roomIds = null, platformIds = null, timeZone = null } = sources;
  const rooms = sources.roster.rooms
    .filter(({ id, kind }) => (roomIds === null ? kind === 'room' : roomIds.includes(id)))
    .toSorted((a, b) => a.order - b.order || byName.compare(a.name, b.name));
  const ids = rooms.map(({ id }) => id);
  const platformsOf = new Map(ids.map((id) => [id, new Set(platformIdsOf(site, sessions, id, platformIds))]));
  const used = new Set([...platformsOf.values()].flatMap((platforms) => [...platforms]));
  const concerns = (result: CheckResult) =>
    result.scope.kind === 'room'
      ? platformsOf.has(result.scope.roomId) && usedIn(platformsOf.get(result.scope.roomId), result)
      : usedIn(used, result);
  const results = snapshot.results.filter(concerns);
  return {
    at,
    site,
    timeZone,
    rooms,
    results,
    rows: readinessRows(results, ids, (roomId) => platformsOf.get(roomId) ?? NO_PLATFORMS),
    sweep: snapshot.sweep,
    previous: snapshot.previous,
    sessions: sessions.filter((session) => ids.some((id) => currentSessionOf(sessions, id)?.id === session.id)),
    signOffs: snapshot.signOffs.filter(({ roomId }) => platformsOf.has(roomId)),
    confirmations: snapshot.confirmations.filter(({ roomId }) => roomId === null || platformsOf.has(roomId)),
    profiles: sources.profiles.filter(({ id }) => used.has(id)),
  };
}

const NO_PLATFORMS: ReadonlySet<PlatformId> = new Set();
const byName = new Intl.Collator('en', { numeric: true });

function usedIn(platforms: ReadonlySet<PlatformId> | undefined, { platformId }: CheckResult): boolean {
  return platformId === null || platforms?.has(platformId) === true;
}
