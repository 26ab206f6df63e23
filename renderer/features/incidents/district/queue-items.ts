import type { ReceivedRequest } from '../../../../shared/model/district-exchange.ts';
import type { DutyStatus, IncidentId, IncidentRow } from '../../../../shared/model/incident.ts';
import type { CategoryCode } from '../../../../shared/model/incident-codes.ts';
import { dutiesOf, dutyFactsOf, NO_MARKS, nextDuty } from '../../../../shared/model/incident-duties.ts';
import { categoryName, dueWords } from '../../../../shared/model/incident-wording.ts';
import type { SiteTesting } from '../../../../shared/model/site-testing.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import { countOf } from '../../../ui/counts.ts';

/** Something that the district has to decide, or has decided by file. */
export interface QueueItem {
  /** Tells it from the others of the queue. */
  readonly key: string;
  readonly source:
    | { readonly kind: 'here'; readonly incidentId: IncidentId }
    | { readonly kind: 'received'; readonly received: ReceivedRequest };
  readonly number: string;
  readonly categoryCode: CategoryCode | null;
  readonly programId: string | null;
  /** Room, and for a request of another console its school. */
  readonly where: string;
  readonly summary: string;
  /** Null: not counted. */
  readonly studentCount: number | null;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  /** The most pressing duty; null: none. */
  readonly duty: DutyStatus | null;
}

export function itemOfRow(row: IncidentRow): QueueItem {
  const { id, number, categoryCode, programId, roomName, summary, studentCount, occurredAt } = row;
  return {
    key: `here ${id}`,
    source: { kind: 'here', incidentId: id },
    number,
    categoryCode,
    programId,
    where: roomName,
    summary,
    studentCount,
    occurredAt,
    duty: row.nextDuty,
  };
}

/** Its clocks are counted here, with this console's holidays: a request carries what happened, not what is due. */
export function itemOfRequest(
  received: ReceivedRequest,
  program: Program | null,
  site: SiteTesting,
  now: number,
): QueueItem {
  const { requestId, number, content, students, from } = received.request;
  const facts = dutyFactsOf(content, students, NO_MARKS);
  return {
    key: `received ${requestId}`,
    source: { kind: 'received', received },
    number,
    categoryCode: content.categoryCode,
    programId: content.programId,
    where: [content.roomName, from.name].filter((part) => part !== '').join(', '),
    summary: content.description,
    studentCount: content.studentCount,
    occurredAt: content.occurredAt,
    duty: nextDuty(dutiesOf(facts, program, site, now, zoneTime(null))),
  };
}

/** Whether it was answered; only requests of other consoles stay in the queue then. */
export function isAnswered({ source }: QueueItem): boolean {
  return source.kind === 'received' && source.received.answer !== null;
}

/** The most pressing first: what must be done at once, what is overdue or due by its time, then the oldest. */
export function byUrgency(one: QueueItem, other: QueueItem): number {
  return dueRank(one) - dueRank(other) || one.occurredAt - other.occurredAt;
}

function dueRank({ duty }: QueueItem): number {
  if (duty === null || duty.state === 'done') return Number.MAX_VALUE;
  if (duty.state === 'at-once') return 0;
  return duty.dueAt ?? Number.MAX_VALUE;
}

/** What a stranger reads first. `waiting` in the order of {@link byUrgency}. */
export function headline(waiting: readonly QueueItem[], now: number): string {
  const [first] = waiting;
  if (first === undefined) return 'Nothing waits for the district.';
  const count = countOf(waiting.length, 'incident');
  const verb = waiting.length === 1 ? 'waits' : 'wait';
  const what = [categoryName(first.categoryCode), first.where].filter((part) => part !== '').join(', ');
  const due = first.duty === null ? '' : ` (${first.duty.title}: ${dueWords(first.duty, now)})`;
  return `${count} ${verb} for the district. ${waiting.length === 1 ? 'It is' : 'Most urgent'}: ${what}${due}.`;
}
