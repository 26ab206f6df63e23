import type { StudentLine, StudentView } from '../../shared/model/incident.ts';
import type { IncidentState, StudentState } from '../../shared/model/incident-codes.ts';
import { type DutyMarks, NO_MARKS } from '../../shared/model/incident-duties.ts';
import type { IncidentEvent, IncidentEventPayload } from '../../shared/model/incident-events.ts';
import { ENDED_STATES } from '../../shared/model/incident-moves.ts';
import { emptyContent, type IncidentRecord } from './record.ts';
import { withChanges } from './with-changes.ts';

type Of<Kind extends IncidentEventPayload['kind']> = Extract<IncidentEventPayload, { kind: Kind }>;

/** What is noted about an incident without changing it: a window that has not seen it is still up to date. */
export const QUIET_KINDS: ReadonlySet<IncidentEventPayload['kind']> = new Set(['opened', 'exported', 'request-made']);

/**
 * The incident that its events tell, oldest first. Depends on nothing else, so the same events always give the same record.
 *
 * @returns Null for no events.
 */
export function foldIncident(events: readonly IncidentEvent[]): IncidentRecord | null {
  const [first] = events;
  if (first === undefined) return null;
  const { students, ...folded } = events.reduce(step, blankOf(first));
  return { ...folded, students: [...students].sort(byRef), events };
}

/** The lines as they are when they are told for the first time. */
export function asView(line: StudentLine, at: number): StudentView {
  return { ...line, state: beginningOf(line), since: at, portalRequestId: '' };
}

function blankOf(first: IncidentEvent): IncidentRecord {
  return {
    id: first.incidentId,
    // Only where the event that names it was erased and no purge tells it: such a ledger is broken, and the audit says so.
    number: 'INC-0000-2222',
    state: 'submitted',
    since: first.at,
    submittedAt: first.at,
    submittedBy: first.by,
    content: emptyContent(first.at),
    students: [],
    stateCaseNumber: '',
    swaps: [],
    attachments: [],
    events: [],
    marks: NO_MARKS,
    hasReachedDistrict: false,
    closedAt: null,
    isOnHold: false,
    isPurged: false,
    updatedAt: first.at,
    head: first.hash,
  };
}

function step(record: IncidentRecord, event: IncidentEvent): IncidentRecord {
  const { payload, at, hash } = event;
  const seen = { ...record, head: hash };
  if (payload === null) return seen;
  const updatedAt = QUIET_KINDS.has(payload.kind) ? record.updatedAt : at;
  return { ...seen, updatedAt, ...changeBy(payload, record, event) };
}

function changeBy(
  payload: IncidentEventPayload,
  record: IncidentRecord,
  { at }: IncidentEvent,
): Partial<IncidentRecord> {
  switch (payload.kind) {
    case 'submitted': {
      const { number, content, students } = payload;
      return { number, content, students: students.map((line) => asView(line, at)) };
    }
    case 'discarded':
      return {
        number: payload.number,
        state: 'discarded',
        since: at,
        closedAt: at,
        content: { ...record.content, categoryCode: payload.categoryCode },
        marks: { ...record.marks, endedAt: at },
      };
    case 'moved':
      return moved(record, payload, at);
    case 'amended':
      return { content: withChanges(record.content, payload.changes) };
    case 'students-added':
      return { students: [...record.students, ...payload.students.map((line) => asView(line, at))] };
    case 'student-amended':
      return { students: withLine(record, payload.ref, (line) => amendedLine(line, payload.changes, at)) };
    case 'student-moved':
      return { students: withLine(record, payload.ref, (line) => movedLine(line, payload, at)) };
    case 'swap':
      return { swaps: [...record.swaps, payload.swap] };
    case 'attached':
      return { attachments: [...record.attachments, payload.attachment] };
    case 'duty-done': {
      const doneAt = { ...record.marks.doneAt, [payload.dutyId]: payload.doneAt };
      return { marks: { ...record.marks, doneAt } };
    }
    case 'hold':
      return { isOnHold: payload.isOn };
    case 'purged':
      return purged(record, payload);
    case 'note':
    case 'evidence':
    case 'opened':
    case 'exported':
    case 'request-made':
      return {};
  }
}

function moved(record: IncidentRecord, { to, details }: Of<'moved'>, at: number): Partial<IncidentRecord> {
  const isEnded = ENDED_STATES.has(to);
  return {
    state: to,
    since: at,
    closedAt: isEnded ? at : null,
    students: decided(record.students, to, details, at),
    stateCaseNumber: details.stateCaseNumber ?? record.stateCaseNumber,
    hasReachedDistrict: record.hasReachedDistrict || to === 'pending-district',
    marks: marksAfter(record.marks, to, isEnded, at),
  };
}

/** A first filing stays the one that its deadline is judged by; what is filed or opened again waits for a decision again. */
function marksAfter(marks: DutyMarks, to: IncidentState, isEnded: boolean, at: number): DutyMarks {
  const ended = { ...marks, endedAt: isEnded || to === 'withdrawn' ? at : null };
  switch (to) {
    case 'district-approved':
      return { ...ended, verifiedAt: at };
    case 'filed':
      return { ...ended, filedAt: marks.filedAt ?? at };
    case 'state-decided':
    case 'resolved':
      return { ...ended, decidedAt: marks.decidedAt ?? at };
    case 'in-review':
      return { ...ended, decidedAt: null };
    default:
      return ended;
  }
}

/** The district's word on the incident is its word on the lines that wait for it. */
function decided(
  students: readonly StudentView[],
  to: IncidentState,
  { students: words }: Of<'moved'>['details'],
  at: number,
): readonly StudentView[] {
  if (to !== 'district-approved' && to !== 'district-denied') return students;
  return students.map((line) => {
    if (line.state !== 'requested') return line;
    const word = to === 'district-denied' ? 'denied' : words?.[line.ref];
    return word === undefined ? line : { ...line, state: `district-${word}` as const, since: at };
  });
}

function withLine(
  { students }: IncidentRecord,
  ref: string,
  change: (line: StudentView) => StudentView,
): readonly StudentView[] {
  return students.map((line) => (line.ref === ref ? change(line) : line));
}

/** Asking for something else, or for the same again, begins the line anew. */
function amendedLine(line: StudentView, changes: Of<'student-amended'>['changes'], at: number): StudentView {
  const amended = withChanges(line, changes);
  return changes.requested !== undefined ? { ...amended, state: beginningOf(amended), since: at } : amended;
}

function movedLine(line: StudentView, { to, portalRequestId }: Of<'student-moved'>, at: number): StudentView {
  return { ...line, state: to, since: at, portalRequestId: portalRequestId || line.portalRequestId };
}

function beginningOf({ requested }: Pick<StudentLine, 'requested'>): StudentState {
  return requested === null || requested === 'no-action' ? 'noted' : 'requested';
}

/** All that is left. */
function purged(record: IncidentRecord, payload: Of<'purged'>): Partial<IncidentRecord> {
  const { number, occurredAt, closedAt, categoryCode } = payload;
  return {
    number,
    state: 'closed',
    since: closedAt,
    closedAt,
    content: { ...emptyContent(occurredAt), categoryCode },
    students: [],
    swaps: [],
    attachments: [],
    stateCaseNumber: '',
    marks: { ...NO_MARKS, endedAt: closedAt },
    isPurged: true,
    isOnHold: record.isOnHold,
  };
}

/** `S2` before `S10`. */
function byRef(one: StudentView, other: StudentView): number {
  return Number(one.ref.slice(1)) - Number(other.ref.slice(1));
}
