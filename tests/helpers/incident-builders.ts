import type { ReceivedRequest } from '../../shared/model/district-exchange.ts';
import type {
  Attachment,
  DeviceSwap,
  DutyStatus,
  IncidentContent,
  IncidentDraft,
  IncidentRow,
  Person,
  StudentLine,
  StudentView,
} from '../../shared/model/incident.ts';
import type { Actor } from '../../shared/model/incident-codes.ts';
import type { IncidentEvent, IncidentEventPayload } from '../../shared/model/incident-events.ts';
import type { IncidentEvidence } from '../../shared/model/incident-evidence.ts';
import type { AccessState, IncidentView, MoveOffer } from '../../shared/model/incident-view.ts';
import type { Program } from '../../shared/programs/schema.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/units.ts';

/** Tuesday, November 24, 2026, 9:41 on the laptop's own clock: when the incidents of the builders happen. */
export const INCIDENT_AT = new Date(2026, 10, 24, 9, 41).getTime();

/** A hash that tells one event from another; nothing was hashed. */
export function aHash(seed: number): string {
  return seed.toString(16).padStart(8, '0').repeat(8);
}

export function anActor(over: Partial<Actor> = {}): Actor {
  return { personId: 'p-coordinator', name: 'Dana Whitfield', role: 'school-coordinator', ...over };
}

export function aPerson(over: Partial<Person> = {}): Person {
  return { id: 'p-coordinator', name: 'Dana Whitfield', role: 'school-coordinator', lockedUntil: null, ...over };
}

/** The school coordinator is signed in; nobody else has a profile. */
export function anAccess(over: Partial<AccessState> = {}): AccessState {
  const person = aPerson();
  return { current: person, people: [person], isSetUp: true, idleMinutes: 10, ...over };
}

/** A computer froze in Room 114; a test names only what it is about. */
export function aContent(over: Partial<IncidentContent> = {}): IncidentContent {
  return {
    programId: 'texas-staar',
    platformId: 'testnav',
    sessionId: 'session-1',
    testName: 'Grade 8 Reading',
    contentArea: 'Reading',
    grade: '8',
    unit: '',
    deliveryMode: 'online',
    phase: 'during',
    roomId: 'room-1',
    roomName: 'Room 114',
    devices: [{ deviceId: 'device-1', label: 'CB-0417' }],
    occurredAt: INCIDENT_AT,
    awareAt: INCIDENT_AT + 2 * MINUTE_MS,
    categoryCode: 'TECH-DEV',
    severity: null,
    description: 'The computer at seat A3 froze and had to be restarted.',
    sequence: [],
    cause: '',
    actionsTaken: '',
    correctivePlan: '',
    outcome: '',
    studentCount: 1,
    staff: [],
    statements: [],
    proof: [],
    reporter: 'J. Ortiz',
    heardFrom: '',
    toldSchoolAt: null,
    toldDistrictAt: null,
    toldStateAt: null,
    toldVendorAt: null,
    toldParentsAt: null,
    vendorCaseNumber: '',
    material: null,
    ...over,
  };
}

export function aStudentLine(over: Partial<StudentLine> = {}): StudentLine {
  return {
    ref: 'S1',
    label: 'A3',
    lastFour: null,
    device: { deviceId: 'device-1', label: 'CB-0417' },
    resultId: '',
    startedAt: null,
    minutesLost: 10,
    responsesSaved: 'unknown',
    requested: 'resume',
    isPlanInvolved: false,
    ...over,
  };
}

/** The same line as the events left it. */
export function aStudent(over: Partial<StudentView> = {}): StudentView {
  return { ...aStudentLine(), state: 'requested', since: INCIDENT_AT, portalRequestId: '', ...over };
}

export function aDraft(over: Partial<IncidentDraft> = {}): IncidentDraft {
  return {
    id: 'draft-1',
    number: 'INC-2026-7F3K',
    content: aContent(),
    students: [aStudentLine()],
    swaps: [],
    authorId: null,
    begunAt: INCIDENT_AT,
    savedAt: INCIDENT_AT,
    ...over,
  };
}

/** Due three hours after it happened. */
export function aDuty(over: Partial<DutyStatus> = {}): DutyStatus {
  return {
    dutyId: 'tell-district',
    title: 'Tell the district coordinator',
    actor: 'school coordinator',
    dueAt: INCIDENT_AT + 3 * HOUR_MS,
    state: 'due',
    doneAt: null,
    note: 'Counts from when the school learned of it.',
    ...over,
  };
}

export function aRow(over: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id: 'incident-1',
    number: 'INC-2026-7F3K',
    state: 'submitted',
    programId: 'texas-staar',
    categoryCode: 'TECH-DEV',
    severity: 'note',
    roomName: 'Room 114',
    summary: 'The computer at seat A3 froze and had to be restarted.',
    reporter: 'J. Ortiz',
    occurredAt: INCIDENT_AT,
    awareAt: INCIDENT_AT + 2 * MINUTE_MS,
    submittedAt: INCIDENT_AT + 10 * MINUTE_MS,
    updatedAt: INCIDENT_AT + 10 * MINUTE_MS,
    studentCount: 1,
    nextDuty: null,
    isPurged: false,
    ...over,
  };
}

/** An event from what it says; place, time and hash follow from `seq` unless given. */
export function anEvent(payload: IncidentEventPayload | null, over: Partial<IncidentEvent> = {}): IncidentEvent {
  const seq = over.seq ?? 1;
  return {
    seq,
    incidentId: 'incident-1',
    at: INCIDENT_AT + (9 + seq) * MINUTE_MS,
    by: anActor(),
    payload,
    hash: aHash(seq),
    ...over,
  };
}

export function anAttachment(over: Partial<Attachment> = {}): Attachment {
  return {
    id: 'attachment-1',
    name: 'schedule.pdf',
    kind: 'testing-schedule',
    sizeBytes: 48_200,
    sha256: aHash(77).slice(0, 64),
    addedAt: INCIDENT_AT + HOUR_MS,
    ...over,
  };
}

export function aSwap(over: Partial<DeviceSwap> = {}): DeviceSwap {
  return {
    studentRef: 'S1',
    seat: 'A3',
    from: { deviceId: 'device-1', label: 'CB-0417' },
    to: { deviceId: 'device-9', label: 'CB-0900' },
    at: INCIDENT_AT + 5 * MINUTE_MS,
    savedAnswers: 'sent',
    note: '',
    ...over,
  };
}

/** A quiet quarter of an hour in Room 114. */
export function anEvidence(over: Partial<IncidentEvidence> = {}): IncidentEvidence {
  const span = { from: INCIDENT_AT - 10 * MINUTE_MS, to: INCIDENT_AT + 5 * MINUTE_MS };
  return {
    schema: 1,
    madeAt: INCIDENT_AT + 10 * MINUTE_MS,
    account: {
      span,
      scope: { kind: 'room', roomName: 'Room 114' },
      title: 'What happened in Room 114',
      text: 'CB-0417 stopped answering at 09:41.',
      bands: [],
      transitions: [],
      findings: [],
      alerts: [],
      pathEvents: [],
      samplesSummary: { checks: 180, lost: 12, rttAvgMs: 14, rttMaxMs: 61 },
    },
    series: [],
    path: null,
    readiness: [],
    ...over,
  };
}

export function anOffer(over: Partial<MoveOffer> = {}): MoveOffer {
  return { to: 'in-review', label: 'Take it up', refusal: null, needs: [], ...over };
}

/** Submitted ten minutes after it happened, with one student line; `head` is the hash of its newest event. */
export function anIncidentView(over: Partial<IncidentView> = {}): IncidentView {
  const content = over.content ?? aContent();
  const students = over.students ?? [aStudent()];
  const number = over.number ?? 'INC-2026-7F3K';
  const events = over.events ?? [
    anEvent({ kind: 'submitted', number, begunAt: content.occurredAt, content, students: students.map(lineOf) }),
  ];
  return {
    id: 'incident-1',
    number,
    state: 'submitted',
    since: INCIDENT_AT + 10 * MINUTE_MS,
    submittedAt: INCIDENT_AT + 10 * MINUTE_MS,
    submittedBy: anActor({ personId: null, name: 'J. Ortiz', role: 'proctor' }),
    content,
    students,
    areStudentsHidden: false,
    stateCaseNumber: '',
    swaps: [],
    attachments: [],
    events,
    duties: [],
    offers: [anOffer()],
    districtReasons: [],
    keepUntil: new Date(2028, 6, 1).getTime(),
    isOnHold: false,
    isPurged: false,
    head: events.at(-1)?.hash ?? aHash(0),
    ...over,
  };
}

/** A program that says nothing. */
export function aProgram(over: Partial<Program> = {}): Program {
  return {
    schema: 1,
    id: 'texas-staar',
    name: 'Texas STAAR',
    state: 'TX',
    platforms: [],
    about: '',
    compiledOn: '2026-11-01',
    sources: [],
    words: {},
    severityWords: {},
    categories: {},
    duties: [],
    decides: null,
    maySchoolFile: null,
    proof: [],
    identifier: { rule: 'unknown', says: '', sources: [], confidence: 'ours' },
    planNeeded: [],
    keepYears: null,
    forms: [],
    tipLine: null,
    gaps: [],
    ...over,
  };
}

/** A request of another school that waits for the district's word. */
export function aReceivedRequest(over: Partial<ReceivedRequest['request']> = {}): ReceivedRequest {
  return {
    request: {
      schema: 1,
      requestId: 'request-1',
      madeAt: INCIDENT_AT + HOUR_MS,
      madeBy: anActor(),
      from: { schema: 1, name: 'Maple Middle School', signingKey: 'c2lnbg==', sealingKey: 'c2VhbA==' },
      incidentId: 'incident-1',
      number: 'INC-2026-7F3K',
      head: aHash(1),
      content: aContent(),
      students: [aStudent({ requested: 'invalidate' })],
      evidence: [],
      reasons: ['A student line asks for "Do not count this test".'],
      ...over,
    },
    receivedAt: INCIDENT_AT + 2 * HOUR_MS,
    fingerprint: '3F2A 91C0 7D44 B8E1',
    answer: null,
  };
}

function lineOf({ state: _, since: __, portalRequestId: ___, ...line }: StudentView): StudentLine {
  return line;
}
