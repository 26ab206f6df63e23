import type { CheckArea, CheckResult, SignOff, SweepSummary } from '../../../../shared/model/readiness.ts';
import {
  byConcern,
  DECISIONS_BY_CONCERN,
  isProblem,
  type ReadinessCell,
  type ReadinessRow,
  readinessRows,
} from '../../../../shared/model/readiness-board.ts';
import { platformIdsOf } from '../../../../shared/model/room-platforms.ts';
import type { Room, RoomId } from '../../../../shared/model/roster.ts';
import { currentSessionOf, type TestSession } from '../../../../shared/model/session.ts';
import type { Site } from '../../../../shared/model/site.ts';
import type { PlatformId } from '../../../../shared/profiles/schema.ts';
import type { ReadinessData } from '../../../state/readiness-delta.ts';
import { orderedRooms } from '../../../state/roster-store.ts';
import { newestSignOffs } from './sign-offs.ts';

/** One line of the board. */
export interface BoardRow extends ReadinessRow {
  readonly room: Room;
  /** The session that has the room now; null: none. */
  readonly session: TestSession | null;
  /** The newest one; null: nobody declared the room ready. */
  readonly signOff: SignOff | null;
  readonly progress: RoomProgress;
  /** Nothing stands against the room so far, but the sweep that would say so still runs, or was stopped. */
  readonly open: 'running' | 'stopped' | null;
}

/** How far the running sweep is with a room's own checks. `known` counts those of earlier sweeps too. */
export interface RoomProgress {
  readonly fresh: number;
  readonly known: number;
}

/** The school's own line: what holds for several rooms is told once, here. */
export interface SchoolRow {
  readonly cells: Readonly<Record<CheckArea, ReadinessCell>>;
  /** What failed, could not be checked or needs watching, worst first; open items of people are left to their column. */
  readonly problems: readonly CheckResult[];
  /** Rooms that at least one of the problems counts for. */
  readonly roomsHit: number;
}

export interface Board {
  /** In the order of the roster. */
  readonly rows: readonly BoardRow[];
  readonly school: SchoolRow;
}

export interface BoardInput {
  readonly data: ReadinessData;
  readonly rooms: Iterable<Room>;
  readonly site: Site;
  readonly sessions: readonly TestSession[];
}

/** Everything the board shows, from what the stores hold. Carts are no rooms to test in. */
export function arrangeBoard({ data, rooms, site, sessions }: BoardInput): Board {
  const results = [...data.results.values()];
  const shown = orderedRooms(rooms).filter(({ kind }) => kind === 'room');
  const roomIds = shown.map(({ id }) => id);
  const platforms = new Map(roomIds.map((id) => [id, new Set(platformIdsOf(site, sessions, id))]));
  const rows = readinessRows(results, roomIds, (id) => platforms.get(id) ?? new Set());
  const signOffs = newestSignOffs(data.signOffs);
  return {
    rows: shown.flatMap((room, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      return {
        ...judgedRow(row, data.sweep),
        room,
        session: currentSessionOf(sessions, room.id),
        signOff: signOffs.get(room.id) ?? null,
      };
    }),
    school: schoolRow(results, platforms),
  };
}

export function resultsOf(row: Pick<ReadinessRow, 'cells'>): readonly CheckResult[] {
  return Object.values(row.cells).flatMap(({ results }) => results);
}

export function isRunning(sweep: SweepSummary | null): sweep is SweepSummary {
  return sweep !== null && sweep.endedAt === null;
}

/**
 * Room ids as the board shows them: most in need first, among equals the test that starts first, then the roster's order.
 *
 * @param frozen  The order to keep while a sweep runs; new rooms come last. Null: sort anew.
 */
export function boardOrder(rows: readonly BoardRow[], frozen: readonly RoomId[] | null): readonly RoomId[] {
  if (frozen === null) return rows.toSorted(byNeed).map(({ roomId }) => roomId);
  const known = new Set(frozen);
  const left = new Set(rows.map(({ roomId }) => roomId));
  return [...frozen.filter((id) => left.has(id)), ...[...left].filter((id) => !known.has(id))];
}

/** Results of the whole school alone say nothing good about a room that nobody has looked at. */
function judgedRow(row: ReadinessRow, sweep: SweepSummary | null): Omit<BoardRow, 'room' | 'session' | 'signOff'> {
  const own = resultsOf(row).filter(({ scope, origin }) => scope.kind === 'room' && origin !== 'person');
  const since = sweep?.startedAt ?? 0;
  const progress = { fresh: own.filter(({ endedAt }) => endedAt >= since).length, known: own.length };
  const seen = own.length > 0 || !isWell(row) ? row : { ...row, decision: 'unswept' as const, reason: null };
  return { ...seen, progress, open: openness(row, sweep) };
}

function openness(row: ReadinessRow, sweep: SweepSummary | null): BoardRow['open'] {
  if (sweep === null || !isWell(row)) return null;
  const isSwept = sweep.roomIds.length === 0 || sweep.roomIds.includes(row.roomId);
  if (!isSwept) return null;
  if (sweep.endedAt === null) return 'running';
  return sweep.isStopped ? 'stopped' : null;
}

function isWell({ decision }: ReadinessRow): boolean {
  return decision === 'go' || decision === 'waiting';
}

function byNeed(a: BoardRow, b: BoardRow): number {
  const need = DECISIONS_BY_CONCERN.indexOf(a.decision) - DECISIONS_BY_CONCERN.indexOf(b.decision);
  return need || startOf(a) - startOf(b) || a.room.order - b.room.order;
}

function startOf({ session }: BoardRow): number {
  return session?.plannedStartAt ?? Number.MAX_SAFE_INTEGER;
}

/** What no room uses is not the school's problem either, so results that count nowhere are left out. */
function schoolRow(
  results: readonly CheckResult[],
  platformsOf: ReadonlyMap<RoomId, ReadonlySet<PlatformId>>,
): SchoolRow {
  const rooms = [...platformsOf.values()];
  const used = new Set(rooms.flatMap((platforms) => [...platforms]));
  const ofSchool = results.filter(({ scope }) => scope.kind === 'school');
  const [row] = readinessRows(ofSchool, [''], () => used);
  if (row === undefined) throw new Error('One room in, no row out.');
  const problems = byConcern(
    resultsOf(row).filter(({ verdict, area }) => isProblem(verdict) || (verdict === 'unchecked' && area !== 'people')),
  );
  const hits = (platforms: ReadonlySet<PlatformId>) =>
    problems.some(({ platformId }) => platformId === null || platforms.has(platformId));
  return { cells: row.cells, problems, roomsHit: rooms.filter(hits).length };
}
