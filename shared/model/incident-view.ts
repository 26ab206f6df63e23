import { z } from 'zod';
import { EpochMs } from './epoch-ms.ts';
import {
  Attachment,
  DeviceSwap,
  DutyStatus,
  IncidentContent,
  IncidentId,
  IncidentNumber,
  Person,
  StudentLine,
  StudentView,
} from './incident.ts';
import { Actor, CategoryCode, IncidentState, Role, StudentState } from './incident-codes.ts';
import { IncidentEvent, MoveDetails } from './incident-events.ts';

/** What a person does to a submitted incident. Who it is, the main process knows. */
export const IncidentAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), to: IncidentState, details: MoveDetails }),
  z.strictObject({
    kind: z.literal('amend'),
    changes: IncidentContent.partial(),
    reason: z.string().trim().min(1).max(2_000),
  }),
  z.strictObject({ kind: z.literal('note'), text: z.string().trim().min(1).max(2_000) }),
  z.strictObject({
    kind: z.literal('add-students'),
    students: z
      .array(StudentLine.omit({ ref: true }))
      .min(1)
      .max(2_000),
  }),
  z.strictObject({
    kind: z.literal('amend-student'),
    ref: StudentLine.shape.ref,
    changes: StudentLine.omit({ ref: true }).partial(),
    reason: z.string().trim().min(1).max(2_000),
  }),
  z.strictObject({
    kind: z.literal('move-students'),
    refs: z.array(StudentLine.shape.ref).min(1).max(2_000),
    to: StudentState,
    note: z.string().trim().max(2_000),
    portalRequestId: z.string().trim().max(60),
  }),
  z.strictObject({ kind: z.literal('swap'), swap: DeviceSwap }),
  /** Freezes what was measured since into a further exhibit; with an id, adds the account that was kept in the history under it. */
  z.strictObject({ kind: z.literal('add-evidence'), exhibitId: z.string().min(1).max(64).optional() }),
  z.strictObject({
    kind: z.literal('duty-done'),
    dutyId: z.string().max(80),
    doneAt: EpochMs,
    note: z.string().trim().max(2_000),
  }),
  z.strictObject({ kind: z.literal('hold'), isOn: z.boolean(), reason: z.string().trim().min(1).max(2_000) }),
]);
export type IncidentAction = z.infer<typeof IncidentAction>;

/** What a move would need; each is something that the form or the incident supplies. */
export const MoveNeed = z.enum([
  'category',
  'room',
  'description',
  'reporter',
  'note',
  'breach',
  'told-district',
  'told-state',
  'severity',
  'actions-taken',
  'student-count',
  'proof',
  'outcome',
  'plan',
  'case-number',
  'privacy-review',
  'students-final',
  'one-student-final',
  'seen-in-portal',
  'makeup',
  'student-decisions',
]);
export type MoveNeed = z.infer<typeof MoveNeed>;

/** A move as offered to the person who asks. */
export const MoveOffer = z.strictObject({
  to: IncidentState,
  /** An instruction: `Send to the district`. */
  label: z.string(),
  /** Why this person may not, or the rules do not allow it; null: allowed once `needs` are met. */
  refusal: z.string().nullable(),
  /** Still missing. */
  needs: z.array(z.strictObject({ need: MoveNeed, sentence: z.string() })),
});
export type MoveOffer = z.infer<typeof MoveOffer>;

/** One incident, as far as the person may see it. */
export const IncidentView = z.strictObject({
  id: IncidentId,
  number: IncidentNumber,
  state: IncidentState,
  since: z.number(),
  submittedAt: z.number(),
  submittedBy: Actor,
  content: IncidentContent,
  /** Empty when `areStudentsHidden`. */
  students: z.array(StudentView),
  areStudentsHidden: z.boolean(),
  stateCaseNumber: z.string(),
  swaps: z.array(DeviceSwap),
  attachments: z.array(Attachment),
  /** Oldest first, exhibits included. */
  events: z.array(IncidentEvent),
  duties: z.array(DutyStatus),
  offers: z.array(MoveOffer),
  /** Why it goes to the district, sentences; empty: the school may close it. */
  districtReasons: z.array(z.string()),
  keepUntil: z.number(),
  isOnHold: z.boolean(),
  isPurged: z.boolean(),
  /** Hash of its newest event: what a printed report is checked against. */
  head: z.string().length(64),
});
export type IncidentView = z.infer<typeof IncidentView>;

/** Who is here. */
export const AccessState = z.strictObject({
  /** Null: nobody signed in; incidents can be logged with a typed name. */
  current: Person.nullable(),
  people: z.array(Person),
  /** False: nobody has made a coordinator's profile yet. */
  isSetUp: z.boolean(),
  /** Minutes without input until the person is signed out. */
  idleMinutes: z.int().min(1).max(240),
});
export type AccessState = z.infer<typeof AccessState>;

export const PersonDraft = z.strictObject({ name: Person.shape.name, role: Role });
export type PersonDraft = z.infer<typeof PersonDraft>;

/** Four to twelve digits. */
export const Pin = z.string().regex(/^\d{4,12}$/, 'Four to twelve digits.');

/** What leaves the console, and what it holds. `form`: everything the form asks for; `district`: masked; `share`: no student lines. */
export const ExportKind = z.enum(['form', 'district', 'share', 'help-desk', 'record']);
export type ExportKind = z.infer<typeof ExportKind>;
export const ExportFormat = z.enum(['pdf', 'csv', 'json', 'txt']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const AuditResult = z.strictObject({
  isWhole: z.boolean(),
  entries: z.int().min(0),
  /** Hash of the newest entry; null: the ledger is empty. */
  head: z.string().length(64).nullable(),
  /** The first broken link; null: none. */
  broken: z
    .strictObject({ seq: z.int(), at: z.number().nullable(), number: z.string().nullable(), what: z.string() })
    .nullable(),
});
export type AuditResult = z.infer<typeof AuditResult>;

/** What a purge would erase, or why it stays. */
export const PurgeItem = z.strictObject({
  id: IncidentId,
  number: IncidentNumber,
  categoryCode: CategoryCode.nullable(),
  occurredAt: z.number(),
  closedAt: z.number(),
  keepUntil: z.number(),
});
export type PurgeItem = z.infer<typeof PurgeItem>;
