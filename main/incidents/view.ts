import type { Actor } from '../../shared/model/incident-codes.ts';
import { dutyFactsOf } from '../../shared/model/incident-duties.ts';
import type { IncidentEvent, IncidentEventPayload } from '../../shared/model/incident-events.ts';
import { seesStudents } from '../../shared/model/incident-rights.ts';
import { districtReasons, ruleFactsOf } from '../../shared/model/incident-rules.ts';
import type { IncidentView } from '../../shared/model/incident-view.ts';
import { offersFor } from '../../shared/model/incident-workflow.ts';
import type { Clocks } from './clocks.ts';
import type { IncidentRecord } from './record.ts';

/** One incident as far as this person may see it, with what they may do next. */
export function viewOf(record: IncidentRecord, actor: Actor, clocks: Clocks): IncidentView {
  const { content, students, closedAt } = record;
  const program = clocks.program(content.programId);
  const facts = dutyFactsOf(content, students, record.marks);
  const whole: IncidentView = {
    id: record.id,
    number: record.number,
    state: record.state,
    since: record.since,
    submittedAt: record.submittedAt,
    submittedBy: record.submittedBy,
    content,
    students: [...students],
    areStudentsHidden: false,
    stateCaseNumber: record.stateCaseNumber,
    swaps: [...record.swaps],
    attachments: [...record.attachments],
    events: [...record.events],
    duties: record.isPurged ? [] : clocks.dutiesNow(facts, content.programId),
    offers: record.isPurged
      ? []
      : offersFor(
          { state: record.state, content, students: [...students], submittedBy: record.submittedBy },
          actor,
          program,
        ),
    districtReasons: record.isPurged ? [] : districtReasons(ruleFactsOf(content, students), program),
    keepUntil: clocks.keepUntil(content.programId, closedAt ?? content.occurredAt).at,
    isOnHold: record.isOnHold,
    isPurged: record.isPurged,
    head: record.head,
  };
  return seesStudents(actor.role) ? whole : withoutStudents(whole);
}

/**
 * What devices and network did, without whom it met: no student lines, not in the events either, and no files, since seating charts
 * and statements hold names.
 */
function withoutStudents(view: IncidentView): IncidentView {
  return {
    ...view,
    students: [],
    areStudentsHidden: true,
    swaps: view.swaps.map((swap) => ({ ...swap, studentRef: null, seat: '' })),
    attachments: [],
    events: view.events.map((event): IncidentEvent => ({ ...event, payload: withoutStudent(event.payload) })),
  };
}

function withoutStudent(payload: IncidentEventPayload | null): IncidentEventPayload | null {
  switch (payload?.kind) {
    case 'submitted':
      return { ...payload, students: [] };
    case 'moved': {
      const { students: _, ...details } = payload.details;
      return { ...payload, details };
    }
    case 'swap':
      return { ...payload, swap: { ...payload.swap, studentRef: null, seat: '' } };
    case 'students-added':
    case 'student-amended':
    case 'student-moved':
    case 'attached':
      return null;
    default:
      return payload ?? null;
  }
}
