import { CheckArea as CheckAreas, type CheckResult, type SignOff } from '../../../shared/model/readiness.ts';
import {
  compareVerdicts,
  DECISIONS_BY_CONCERN,
  type ReadinessRow,
  type RoomDecision,
} from '../../../shared/model/readiness-board.ts';
import type { Room, RoomId } from '../../../shared/model/roster.ts';
import type { ReportInput } from './input.ts';
import { count, list } from './words.ts';

/** The worst room decides. `unswept` for a report without rooms. */
export function overallDecision(rows: readonly ReadinessRow[]): RoomDecision {
  return DECISIONS_BY_CONCERN.find((decision) => rows.some((row) => row.decision === decision)) ?? 'unswept';
}

/** What a principal reads first, and may read only. */
export function headline(rows: readonly ReadinessRow[]): string {
  if (rows.length === 0) return 'There is no room to report on.';
  const counts = countDecisions(rows);
  if (counts.unswept === rows.length) return 'No room has been checked yet.';
  if (counts.go === rows.length) {
    return rows.length === 1 ? 'The room is ready to test.' : `All ${rows.length} rooms are ready to test.`;
  }
  const rest = [
    counts['no-go'] > 0 ? `${counts['no-go']} cannot test yet` : null,
    counts.unclear > 0 ? `${counts.unclear} could not be checked fully` : null,
    counts.waiting > 0 ? `${counts.waiting} ${counts.waiting === 1 ? 'waits' : 'wait'} for people to confirm` : null,
    counts.unswept > 0 ? `${counts.unswept} not checked yet` : null,
  ].filter((part) => part !== null);
  const ready =
    counts.go === 0
      ? 'No room is ready to test'
      : `${counts.go} of ${count(rows.length, 'room')} ${counts.go === 1 ? 'is' : 'are'} ready to test`;
  return `${ready}: ${list(rest)}.`;
}

export function countDecisions(rows: readonly ReadinessRow[]): Readonly<Record<RoomDecision, number>> {
  const counts: Record<RoomDecision, number> = { go: 0, waiting: 0, unclear: 0, 'no-go': 0, unswept: 0 };
  for (const { decision } of rows) counts[decision] += 1;
  return counts;
}

/** What is new and what is fixed since the sweep before; null: there was none. */
export function comparison(
  input: ReportInput,
): { readonly at: number; readonly appeared: readonly CheckResult[]; readonly fixed: readonly CheckResult[] } | null {
  return input.previous === null
    ? null
    : { at: input.previous.at, ...compareVerdicts(input.results, input.previous.verdicts) };
}

/** `3 new problems, 5 fixed since 7:02 AM.` */
export function comparisonSentence(input: ReportInput, when: (at: number) => string): string | null {
  const compared = comparison(input);
  if (compared === null || input.results.length === 0) return null;
  const { appeared, fixed, at } = compared;
  if (appeared.length === 0 && fixed.length === 0) return `Nothing changed since the check at ${when(at)}.`;
  return `${count(appeared.length, 'new problem')}, ${fixed.length} fixed since the check at ${when(at)}.`;
}

/** Rooms that a result matters to, in the report's order: its own, or all that use the school-wide thing. */
export function roomsConcerned(input: ReportInput): (result: CheckResult) => readonly Room[] {
  const rooms = new Map<RoomId, Room>(input.rooms.map((room) => [room.id, room]));
  const byKey = new Map<string, Room[]>();
  for (const row of input.rows) {
    const room = rooms.get(row.roomId);
    if (room === undefined) continue;
    for (const { key } of resultsOf(row)) {
      const concerned = byKey.get(key);
      if (concerned === undefined) byKey.set(key, [room]);
      else concerned.push(room);
    }
  }
  return ({ key }) => byKey.get(key) ?? [];
}

export function resultsOf(row: ReadinessRow): CheckResult[] {
  return CheckAreas.options.flatMap((area) => row.cells[area].results);
}

/** The newest sign-off of each room. */
export function latestSignOffs(signOffs: readonly SignOff[]): ReadonlyMap<RoomId, SignOff> {
  const latest = new Map<RoomId, SignOff>();
  for (const signOff of signOffs) {
    const known = latest.get(signOff.roomId);
    if (known === undefined || signOff.at >= known.at) latest.set(signOff.roomId, signOff);
  }
  return latest;
}
