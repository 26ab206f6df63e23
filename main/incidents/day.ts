import type { DayReport } from '../../shared/model/day-report.ts';
import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { DutyStatus } from '../../shared/model/incident.ts';
import type { CategoryCode } from '../../shared/model/incident-codes.ts';
import type { Room } from '../../shared/model/roster.ts';
import type { TestSession } from '../../shared/model/session.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import { plusDays, type ZoneTime } from '../../shared/model/zone-time.ts';

type ReportedIncident = DayReport['incidents'][number];

/** One incident as a day counts it. */
export interface DayIncident extends ReportedIncident {
  /** Added up over its student lines. */
  readonly minutesLost: number;
  /** Of the program, the most pressing first. */
  readonly duties: readonly DutyStatus[];
}

/** Everything a day report is written from; nothing else is read. */
export interface DayFacts {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly zone: ZoneTime;
  readonly school: string;
  readonly sessions: readonly TestSession[];
  readonly rooms: readonly Pick<Room, 'id' | 'name'>[];
  readonly platformName: (platformId: string) => string;
  /** May be of other days too. */
  readonly incidents: readonly DayIncident[];
  readonly openDrafts: number;
  /** That lasted at some time of the day. */
  readonly findings: readonly DiagnosisFinding[];
  /** Whether the incidents are all that there are, not only those that somebody's role sees. */
  readonly isOfAll: boolean;
  /** Hash of the ledger's newest entry; null: it is empty. */
  readonly head: string | null;
}

/** More would not be read; the history has all of them. */
const FINDINGS_AT_MOST = 40;

/**
 * One testing day in numbers: what was planned and what was, the incidents that happened on it and what is still to do for them.
 *
 * @param dayAt  Local midnight, epoch milliseconds.
 */
export function dayReport(dayAt: number, facts: DayFacts): DayReport {
  const day = { from: dayAt, to: dayEnd(dayAt, facts.zone) };
  const incidents = facts.incidents
    .filter(({ occurredAt, state }) => isIn(occurredAt, day) && state !== 'discarded')
    .toSorted((a, b) => a.occurredAt - b.occurredAt);
  // What was taken back is told, but nobody was affected by it.
  const counted = incidents.filter(({ state }) => state !== 'withdrawn');
  return {
    dayAt,
    madeAt: facts.now,
    school: facts.school,
    sessions: facts.sessions.filter((session) => isOfDay(session, day)).map((session) => sessionOf(session, facts)),
    incidents: incidents.map(({ minutesLost: _, duties: __, ...incident }) => incident),
    studentsAffected: sum(counted.map(({ studentCount }) => studentCount ?? 0)),
    minutesLost: sum(counted.map(({ minutesLost }) => minutesLost)),
    byCategory: byCategory(incidents),
    openDuties: incidents.flatMap(({ id, number, duties }) =>
      duties.filter(isOpen).map((duty) => ({ incidentId: id, number, duty })),
    ),
    openDrafts: facts.openDrafts,
    findings: tellingFindings(facts.findings, day),
    isOfAll: facts.isOfAll,
    head: facts.head,
  };
}

/** The next local midnight: a day has 23 or 25 hours twice a year. */
export function dayEnd(dayAt: number, zone: ZoneTime): number {
  return zone.momentOf({ day: plusDays(zone.wallOf(dayAt).day, 1), clockMs: 0 });
}

function isIn(at: number, { from, to }: Stretch): boolean {
  return at >= from && at < to;
}

/** Planned for it, or something happened to it then. */
function isOfDay({ plannedStartAt, moves }: TestSession, day: Stretch): boolean {
  return isIn(plannedStartAt, day) || moves.some(({ at, to }) => isIn(at, day) && (to === 'testing' || to === 'ended'));
}

function sessionOf(session: TestSession, { rooms, platformName, now }: DayFacts): DayReport['sessions'][number] {
  const { name, platformId, plannedStartAt, plannedEndAt, moves } = session;
  const names = new Map(rooms.map((room) => [room.id, room.name]));
  const startedAt = moves.find(({ to }) => to === 'testing')?.at ?? null;
  const endedAt = startedAt === null ? null : (moves.find(({ to }) => to === 'ended')?.at ?? null);
  return {
    name,
    platform: platformName(platformId),
    // A room that was removed since has no name any more.
    rooms: session.rooms.flatMap(({ roomId }) => names.get(roomId) ?? []),
    plannedStartAt,
    plannedEndAt,
    startedAt,
    endedAt,
    pausedMs: pausedMs(session, endedAt ?? now),
  };
}

/** A pause ends with the next move, or lasts until now. */
function pausedMs({ moves }: TestSession, until: number): number {
  return sum(
    moves.map(({ at, to }, index) => (to === 'paused' ? Math.max(0, (moves[index + 1]?.at ?? until) - at) : 0)),
  );
}

function byCategory(incidents: readonly DayIncident[]): DayReport['byCategory'] {
  const counts = new Map<CategoryCode | null, number>();
  for (const { categoryCode } of incidents) counts.set(categoryCode, (counts.get(categoryCode) ?? 0) + 1);
  return [...counts]
    .map(([categoryCode, count]) => ({ categoryCode, count }))
    .sort((a, b) => b.count - a.count || String(a.categoryCode).localeCompare(String(b.categoryCode)));
}

/** A clock that has not begun asks nothing of anybody yet. */
function isOpen({ state }: DutyStatus): boolean {
  return state !== 'done' && state !== 'waiting';
}

/** What somebody had to do something about, each once: what a greater fault explains stands in that one. */
function tellingFindings(findings: readonly DiagnosisFinding[], day: Stretch): DayReport['findings'] {
  const explained = new Set(findings.flatMap(({ children }) => children));
  const telling = findings
    .filter(({ id, severity, since, endedAt }) => {
      const isThen = since < day.to && (endedAt === null || endedAt > day.from);
      return isThen && severity !== 'note' && !explained.has(id);
    })
    .toSorted((a, b) => Number(b.severity === 'critical') - Number(a.severity === 'critical') || a.since - b.since)
    .slice(0, FINDINGS_AT_MOST);
  return telling
    .toSorted((a, b) => a.since - b.since)
    .map(({ since, endedAt, sentence }) => ({ from: since, to: endedAt, sentence }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
