import type { IncidentEvent } from './incident-events.ts';
import type { IncidentView } from './incident-view.ts';
import {
  ATTACHMENT_KIND_WORDS,
  INCIDENT_STATE_WORDS,
  SAVED_ANSWERS_WORDS,
  STUDENT_STATE_WORDS,
} from './incident-wording.ts';

type Payload = NonNullable<IncidentEvent['payload']>;

/** One line for each event: what was done, past tense. What was written stands in {@link eventNote}. */
export function eventSentence(payload: IncidentEvent['payload']): string {
  if (payload === null) return 'Erased by a purge';
  switch (payload.kind) {
    case 'submitted':
      return `Submitted with ${lines(payload.students.length)}`;
    case 'discarded':
      return 'Draft discarded';
    case 'moved':
      return moveSentence(payload);
    case 'amended':
      return `Amended: ${Object.keys(payload.changes).map(fieldName).join(', ')}`;
    case 'note':
      return 'Note added';
    case 'students-added':
      return `${lines(payload.students.length)} added: ${payload.students.map(({ ref }) => ref).join(', ')}`;
    case 'student-amended':
      return `${payload.ref} amended: ${Object.keys(payload.changes).map(fieldName).join(', ')}`;
    case 'student-moved':
      return `${payload.ref} moved from "${STUDENT_STATE_WORDS[payload.from].word}" to "${STUDENT_STATE_WORDS[payload.to].word}"`;
    case 'swap':
      return `Device swapped: ${payload.swap.from.label} to ${payload.swap.to.label}. Saved answers: ${SAVED_ANSWERS_WORDS[payload.swap.savedAnswers].toLowerCase()}`;
    case 'evidence':
      return `Exhibit frozen: ${payload.evidence.account.title}`;
    case 'attached':
      return `${ATTACHMENT_KIND_WORDS[payload.attachment.kind]} attached: ${payload.attachment.name}`;
    case 'duty-done':
      return `Duty done: ${payload.dutyId}`;
    case 'hold':
      return payload.isOn ? 'Put on hold: must not be erased' : 'Hold lifted';
    case 'opened':
      return 'Read';
    case 'exported':
      return `Exported: ${payload.what} as ${payload.fileName}`;
    case 'request-made':
      return `Request file made for the district (key ${payload.fingerprint})`;
    case 'purged':
      return 'Content erased; number, dates and category stay';
  }
}

/** As {@link eventSentence}, for whoever reads this view: what their role may not see was not erased, and is not counted. */
export function eventSentenceIn(
  { areStudentsHidden, isPurged }: Pick<IncidentView, 'areStudentsHidden' | 'isPurged'>,
  payload: IncidentEvent['payload'],
): string {
  if (!areStudentsHidden) return eventSentence(payload);
  if (payload?.kind === 'submitted') return 'Submitted';
  return payload === null && !isPurged ? 'Hidden for your role' : eventSentence(payload);
}

/** What the person wrote with it; empty: nothing. */
export function eventNote(payload: IncidentEvent['payload']): string {
  switch (payload?.kind) {
    case 'moved':
      return payload.details.note ?? '';
    case 'note':
      return payload.text;
    case 'amended':
    case 'student-amended':
    case 'hold':
    case 'discarded':
    case 'purged':
      return payload.reason;
    case 'student-moved':
    case 'attached':
    case 'duty-done':
      return payload.note;
    case 'swap':
      return payload.swap.note;
    default:
      return '';
  }
}

function moveSentence({ from, to, remote }: Extract<Payload, { kind: 'moved' }>): string {
  const words = `Moved from "${INCIDENT_STATE_WORDS[from].word}" to "${INCIDENT_STATE_WORDS[to].word}"`;
  return remote === null
    ? words
    : `${words}, decided by ${remote.decidedBy} in a signed file (key ${remote.fingerprint})`;
}

function lines(count: number): string {
  return count === 1 ? '1 student line' : `${count} student lines`;
}

function fieldName(key: string): string {
  return CONTENT_WORDS[key] ?? key;
}

/** What fields are called on paper; also of student lines. */
export const CONTENT_WORDS: Readonly<Record<string, string>> = {
  programId: 'program',
  platformId: 'platform',
  sessionId: 'session',
  testName: 'test',
  contentArea: 'subject',
  grade: 'grade',
  unit: 'unit',
  deliveryMode: 'online or paper',
  phase: 'phase',
  roomId: 'room',
  roomName: 'room',
  devices: 'devices',
  occurredAt: 'when it happened',
  awareAt: 'when it became known',
  categoryCode: 'category',
  severity: 'severity',
  description: 'what happened',
  sequence: 'sequence of events',
  cause: 'why it happened',
  actionsTaken: 'what was done',
  correctivePlan: 'plan',
  outcome: 'how it ended',
  studentCount: 'students affected',
  staff: 'staff',
  statements: 'statements',
  proof: 'proof',
  reporter: 'reporter',
  heardFrom: 'how it was heard of',
  toldSchoolAt: 'school coordinator told',
  toldDistrictAt: 'district told',
  toldStateAt: 'state told',
  toldVendorAt: 'vendor told',
  toldParentsAt: 'parents told',
  vendorCaseNumber: 'vendor case number',
  material: 'material',
  label: 'label',
  lastFour: 'last digits',
  device: 'device',
  resultId: 'result reference',
  startedAt: 'start',
  minutesLost: 'minutes lost',
  responsesSaved: 'answers saved',
  requested: 'what is asked',
  isPlanInvolved: 'accommodation plan',
};
