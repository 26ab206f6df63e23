import type { PlatformId } from '../profiles/schema.ts';
import { type CheckArea, CheckArea as CheckAreas, type CheckResult, type Verdict, worstVerdict } from './readiness.ts';
import type { RoomId } from './roster.ts';

/**
 * What the console says of a room.
 *
 * - `go`       nothing stands against it; warnings may be there
 * - `waiting`  the console found nothing against it, people have not confirmed everything yet
 * - `unclear`  something that matters could not be checked
 * - `no-go`    something failed
 * - `unswept`  nothing was checked yet
 */
export type RoomDecision = 'go' | 'waiting' | 'unclear' | 'no-go' | 'unswept';

/** Most in need of a person first; the board sorts by it. */
export const DECISIONS_BY_CONCERN: readonly RoomDecision[] = ['no-go', 'unclear', 'unswept', 'waiting', 'go'];

/** One cell of the board: a room's results of one area, the school's included. */
export interface ReadinessCell {
  readonly area: CheckArea;
  /** `not-applicable` where there is no result. */
  readonly verdict: Verdict;
  /** Most in need of a person first. */
  readonly results: readonly CheckResult[];
}

export interface ReadinessRow {
  readonly roomId: RoomId;
  readonly decision: RoomDecision;
  /** The sentence that decided; for `go` with warnings the worst warning; null when there is nothing to say. */
  readonly reason: CheckResult | null;
  readonly cells: Readonly<Record<CheckArea, ReadinessCell>>;
}

/** Which platforms a room tests on: a result of another platform says nothing about it. */
export type PlatformsOfRoom = (roomId: RoomId) => ReadonlySet<PlatformId>;

/**
 * Rows of the board in the order of `roomIds`. A result of the whole school counts for every room that uses its platform, so one
 * blocked host shows where it matters and nowhere else.
 */
export function readinessRows(
  results: readonly CheckResult[],
  roomIds: readonly RoomId[],
  platformsOf: PlatformsOfRoom,
): ReadinessRow[] {
  const ofSchool = results.filter(({ scope }) => scope.kind === 'school');
  const ofRoom = groupByRoom(results);
  return roomIds.map((roomId) => {
    const platforms = platformsOf(roomId);
    const mine = [...(ofRoom.get(roomId) ?? []), ...ofSchool].filter(
      ({ platformId }) => platformId === null || platforms.has(platformId),
    );
    return rowOf(roomId, mine);
  });
}

/** What decides about a room, from the results that matter to it. */
export function decide(results: readonly CheckResult[]): { decision: RoomDecision; reason: CheckResult | null } {
  if (results.length === 0) return { decision: 'unswept', reason: null };
  const worstFirst = byConcern(results);
  const failed = worstFirst.find(({ verdict }) => verdict === 'fail');
  if (failed !== undefined) return { decision: 'no-go', reason: failed };
  const unchecked = worstFirst.filter(({ verdict }) => verdict === 'unchecked');
  const unclear = unchecked.find(({ area }) => area !== 'people');
  if (unclear !== undefined) return { decision: 'unclear', reason: unclear };
  if (unchecked[0] !== undefined) return { decision: 'waiting', reason: unchecked[0] };
  return { decision: 'go', reason: worstFirst.find(({ verdict }) => verdict === 'warn') ?? null };
}

/** What is different from the sweep before: `3 new problems, 5 fixed`. A problem is a `fail` or a `warn`. */
export function compareVerdicts(
  results: readonly CheckResult[],
  previous: Readonly<Record<string, Verdict>>,
): { readonly appeared: readonly CheckResult[]; readonly fixed: readonly CheckResult[] } {
  const known = results.filter(({ key }) => previous[key] !== undefined);
  return {
    appeared: results.filter(({ key, verdict }) => isProblem(verdict) && !isProblem(previous[key])),
    fixed: known.filter(({ key, verdict }) => verdict === 'pass' && isProblem(previous[key])),
  };
}

export function isProblem(verdict: Verdict | undefined): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

/** Most in need of a person first; among equals a room's own result before the school's, then as they came. */
export function byConcern(results: readonly CheckResult[]): CheckResult[] {
  return results.toSorted((a, b) => concern(b) - concern(a) || nearness(a) - nearness(b));
}

const CONCERN: Readonly<Record<Verdict, number>> = { fail: 4, unchecked: 3, warn: 2, pass: 1, 'not-applicable': 0 };
const concern = ({ verdict }: CheckResult) => CONCERN[verdict];
const nearness = ({ scope }: CheckResult) => (scope.kind === 'room' ? 0 : 1);

function rowOf(roomId: RoomId, results: readonly CheckResult[]): ReadinessRow {
  const cell = (area: CheckArea): ReadinessCell => {
    const ofArea = byConcern(results.filter((result) => result.area === area));
    return { area, verdict: worstVerdict(ofArea.map(({ verdict }) => verdict)), results: ofArea };
  };
  const cells = Object.fromEntries(CheckAreas.options.map((area) => [area, cell(area)]));
  return { roomId, ...decideRoom(results), cells: cells as ReadinessRow['cells'] };
}

/** A room that came after the sweep has the school's results only: they may stand against it, never speak for it. */
function decideRoom(results: readonly CheckResult[]): ReturnType<typeof decide> {
  const decided = decide(results);
  const speaksForIt = decided.decision === 'go' || decided.decision === 'waiting';
  const isSwept = results.some(({ scope }) => scope.kind === 'room');
  return speaksForIt && !isSwept ? { decision: 'unswept', reason: null } : decided;
}

function groupByRoom(results: readonly CheckResult[]): ReadonlyMap<RoomId, CheckResult[]> {
  const groups = new Map<RoomId, CheckResult[]>();
  for (const result of results) {
    if (result.scope.kind !== 'room') continue;
    const group = groups.get(result.scope.roomId);
    if (group === undefined) groups.set(result.scope.roomId, [result]);
    else group.push(result);
  }
  return groups;
}
