import type { IncidentDraft, IncidentRow } from '../../shared/model/incident.ts';
import { NO_MARKS, nextDuty } from '../../shared/model/incident-duties.ts';
import { effectiveSeverity } from '../../shared/model/incident-rules.ts';
import type { Clocks } from './clocks.ts';
import { asView } from './fold.ts';
import type { Findable } from './query.ts';
import type { IncidentRecord } from './record.ts';
import { type IncidentSummary, summaryOf } from './summary.ts';

/** A summary as the list shows it, with its clocks as they stand. */
export function findableOf(summary: IncidentSummary, clocks: Clocks): Findable {
  const { facts, programId, isPurged } = summary;
  const duties = isPurged ? [] : clocks.duties(summary.id, facts, programId);
  const row: IncidentRow = {
    id: summary.id,
    number: summary.number,
    state: summary.state,
    programId,
    categoryCode: facts.categoryCode,
    severity: effectiveSeverity(facts, clocks.program(programId)),
    roomName: summary.roomName,
    summary: summary.summary,
    reporter: summary.reporter,
    occurredAt: facts.occurredAt,
    awareAt: facts.awareAt,
    submittedAt: summary.state === 'draft' ? null : summary.submittedAt,
    updatedAt: summary.updatedAt,
    studentCount: summary.studentCount,
    nextDuty: nextDuty(duties),
    isPurged,
  };
  return { row, text: summary.text, isOverdue: duties.some(({ state }) => state === 'overdue') };
}

/** A draft as the list shows it: its clocks run already, since they count from when it became known. */
export function summaryOfDraft(draft: IncidentDraft): IncidentSummary {
  const { id, number, content, students, authorId, savedAt, begunAt } = draft;
  const record: IncidentRecord = {
    id,
    number,
    state: 'draft',
    since: begunAt,
    submittedAt: begunAt,
    submittedBy: { personId: authorId, name: content.reporter || NAMELESS, role: 'proctor' },
    content,
    students: students.map((line) => asView(line, begunAt)),
    stateCaseNumber: '',
    swaps: [],
    attachments: [],
    events: [],
    marks: NO_MARKS,
    hasReachedDistrict: false,
    closedAt: null,
    isOnHold: false,
    isPurged: false,
    updatedAt: savedAt,
    head: '',
  };
  return summaryOf(record);
}

/** Somebody who neither signed in nor said who they are. */
export const NAMELESS = 'Somebody who is not signed in';
