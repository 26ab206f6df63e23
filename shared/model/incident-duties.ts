import { rulesOf } from '../programs/general.ts';
import type { ClockLength, ClockStart, DutyRule, Program } from '../programs/schema.ts';
import { HOUR_MS } from '../units.ts';
import type { DutyStatus, IncidentContent, StudentLine } from './incident.ts';
import { hasHit, type RuleFacts, ruleFactsOf } from './incident-rules.ts';
import type { SiteTesting } from './site-testing.ts';
import { plusDays, weekdayOf, type ZoneTime } from './zone-time.ts';

type Moment = number | null;

/** What an incident went through, as the duties see it. Epoch milliseconds; null: has not happened. */
export interface DutyMarks {
  /** The state was sent the report. */
  readonly filedAt: Moment;
  /** The district approved the finding. */
  readonly verifiedAt: Moment;
  /** The state decided. */
  readonly decidedAt: Moment;
  /** It was closed, at school or at the end, withdrawn or discarded: what was not done is not asked for any more. */
  readonly endedAt: Moment;
  /** When somebody said that a duty is done, by its id; the newest of several. */
  readonly doneAt: Readonly<Record<string, number>>;
}

export const NO_MARKS: DutyMarks = { filedAt: null, verifiedAt: null, decidedAt: null, endedAt: null, doneAt: {} };

/** All that the clocks of an incident depend on. */
export interface DutyFacts extends RuleFacts, DutyMarks {
  readonly occurredAt: number;
  readonly awareAt: number;
  readonly toldSchoolAt: Moment;
  readonly toldDistrictAt: Moment;
  readonly toldStateAt: Moment;
  readonly toldParentsAt: Moment;
}

/** What of a school's testing the clocks need. */
export type DutySite = Pick<SiteTesting, 'holidays' | 'windowEndsAt'>;

/** Counting working days gives up after so many days in a row that are none; no school has that. */
const MAX_DAYS_LOOKED_AT = 4_000;
/** Saturday and Sunday. */
const WEEKEND: ReadonlySet<number> = new Set([0, 6]);

/** What a check-back looks at: dates and states of the incident, put together from its content, lines and events. */
export function dutyFactsOf(
  content: IncidentContent,
  students: readonly Pick<StudentLine, 'requested'>[],
  marks: DutyMarks,
): DutyFacts {
  const { occurredAt, awareAt, toldSchoolAt, toldDistrictAt, toldStateAt, toldParentsAt } = content;
  return {
    ...ruleFactsOf(content, students),
    ...marks,
    occurredAt,
    awareAt,
    toldSchoolAt,
    toldDistrictAt,
    toldStateAt,
    toldParentsAt,
  };
}

/**
 * Where every clock of the program stands, the most pressing first: what has to be done at once (a phone call before anything
 * else), what is overdue, what is due by its time, what has no clock, what waits for something, what is done.
 *
 * Hours are hours that pass. Calendar days and working days keep the time of day that the wall clock showed, also over a change to
 * daylight saving; working days leave out Saturdays, Sundays and the site's holidays. That a day ends at the same time of day, and
 * not at midnight, is our own, earlier reading.
 *
 * @param program  Null: not chosen, or its file is gone. Then the general one holds: a breach is phoned in, the rest asks the district.
 * @param zone     Where the school is: `zoneTime(null)` for the laptop's own.
 */
export function dutiesOf(
  facts: DutyFacts,
  program: Program | null,
  site: DutySite,
  now: number,
  zone: ZoneTime,
): DutyStatus[] {
  return rulesOf(program)
    .duties.filter(({ applies }) => hasHit(applies, facts, program))
    .map((duty) => ({ duty, status: statusOf(duty, facts, site, now, zone) }))
    .filter(({ status }) => facts.endedAt === null || status.state === 'done')
    .sort((one, other) => byPressing(one.status, other.status) || phoneFirst(one.duty) - phoneFirst(other.duty))
    .map(({ status }) => status);
}

/** The first that is not done; null: none. `duties` as `dutiesOf` sorts them. */
export function nextDuty(duties: readonly DutyStatus[]): DutyStatus | null {
  return duties.find(({ state }) => state !== 'done') ?? null;
}

function statusOf(duty: DutyRule, facts: DutyFacts, site: DutySite, now: number, zone: ZoneTime): DutyStatus {
  const startAt = startOf(duty, facts, site);
  const dueAt = startAt === null ? null : dueAfter(startAt, duty, site, zone);
  const doneAt = doneAtOf(duty, facts);
  const state = doneAt === null ? openState(duty.within, startAt, dueAt, now) : 'done';
  const waits = state === 'waiting' ? [WAITS_FOR[duty.from]] : [];
  return {
    dutyId: duty.id,
    title: duty.title,
    actor: duty.actor,
    dueAt,
    state,
    doneAt,
    note: [...waits, ...(duty.note === undefined ? [] : [duty.note])].join(' '),
  };
}

function openState(within: ClockLength, startAt: Moment, dueAt: Moment, now: number): DutyStatus['state'] {
  if (startAt === null) return 'waiting';
  if (within.unit === 'at-once') return 'at-once';
  return dueAt !== null && now > dueAt ? 'overdue' : 'due';
}

/** Shown beside a clock that has not begun. */
const WAITS_FOR: Readonly<Record<ClockStart, string>> = {
  occurred: 'Its clock starts when it happened.',
  aware: 'Its clock starts when the school learned of it.',
  'told-school': 'Its clock starts once it is noted when the school coordinator was told.',
  'told-district': 'Its clock starts once it is noted when the district was told.',
  'told-state': 'Its clock starts once it is noted when the state was told.',
  verified: 'Its clock starts when the district approves the finding.',
  filed: 'Its clock starts when the report is filed.',
  'window-end': 'It counts back from the end of the testing window, which is not set. Fill it in under Settings.',
};

function startOf(duty: DutyRule, facts: DutyFacts, site: DutySite): Moment {
  const first = firstStart(duty.from, facts, site);
  const lookedAt = duty.kind === 'check-back' ? facts.doneAt[duty.id] : undefined;
  return first === null || lookedAt === undefined ? first : Math.max(first, lookedAt);
}

function firstStart(from: ClockStart, facts: DutyFacts, site: DutySite): Moment {
  switch (from) {
    case 'occurred':
      return facts.occurredAt;
    case 'aware':
      return facts.awareAt;
    case 'told-school':
      return facts.toldSchoolAt;
    case 'told-district':
      return facts.toldDistrictAt;
    case 'told-state':
      return facts.toldStateAt;
    case 'verified':
      return facts.verifiedAt;
    case 'filed':
      return facts.filedAt;
    case 'window-end':
      return site.windowEndsAt;
  }
}

/** A person's word ends every duty but a check-back, which it only puts off. */
function doneAtOf({ id, kind, doneBy }: DutyRule, facts: DutyFacts): Moment {
  const byItself = endedBy(doneBy, facts);
  const said = kind === 'check-back' ? null : (facts.doneAt[id] ?? null);
  if (byItself === null || said === null) return byItself ?? said;
  return Math.min(byItself, said);
}

function endedBy(doneBy: DutyRule['doneBy'], facts: DutyFacts): Moment {
  switch (doneBy) {
    case 'told-school':
      return facts.toldSchoolAt;
    case 'told-district':
      return facts.toldDistrictAt;
    case 'told-state':
      return facts.toldStateAt;
    case 'told-parents':
      return facts.toldParentsAt;
    case 'filed':
      return facts.filedAt;
    case 'decided':
      return facts.decidedAt;
    case 'tick':
      return null;
  }
}

function dueAfter(startAt: number, { from, within }: DutyRule, site: DutySite, zone: ZoneTime): Moment {
  const direction = from === 'window-end' ? -1 : 1;
  switch (within.unit) {
    case 'none':
      return null;
    case 'at-once':
      return startAt;
    case 'hours':
      return startAt + direction * within.count * HOUR_MS;
    case 'calendar-days':
      return daysFrom(startAt, direction * within.count, zone);
    case 'working-days':
      return workingDaysFrom(startAt, direction, within.count, site.holidays, zone);
  }
}

function daysFrom(startAt: number, count: number, zone: ZoneTime): number {
  if (count === 0) return startAt;
  const { day, clockMs } = zone.wallOf(startAt);
  return zone.momentOf({ day: plusDays(day, count), clockMs });
}

/** The day on which it starts is not counted. */
function workingDaysFrom(
  startAt: number,
  direction: 1 | -1,
  count: number,
  holidays: readonly string[],
  zone: ZoneTime,
): number {
  const start = zone.wallOf(startAt);
  let day = start.day;
  let left = count;
  for (let looked = 0; left > 0 && looked < MAX_DAYS_LOOKED_AT; looked += 1) {
    day = plusDays(day, direction);
    if (!WEEKEND.has(weekdayOf(day)) && !holidays.includes(day)) left -= 1;
  }
  return day === start.day ? startAt : zone.momentOf({ day, clockMs: start.clockMs });
}

const PRESSING: readonly DutyStatus['state'][] = ['at-once', 'overdue', 'due', 'waiting', 'done'];

function byPressing(one: DutyStatus, other: DutyStatus): number {
  const byState = PRESSING.indexOf(one.state) - PRESSING.indexOf(other.state);
  return byState === 0 ? compareMoments(one.dueAt, other.dueAt) : byState;
}

/** What has no time comes last. */
function compareMoments(one: Moment, other: Moment): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one - other;
}

function phoneFirst({ kind }: DutyRule): number {
  return kind === 'phone' ? 0 : 1;
}
