import { z } from 'zod';
import { PlatformId } from '../profiles/schema.ts';
import { ProgramId } from '../programs/program-id.ts';
import { EpochMs } from './epoch-ms.ts';
import { CategoryCode, IncidentSeverity, IncidentState, Role, StudentAction, StudentState } from './incident-codes.ts';
import { DeviceId, RoomId } from './roster.ts';
import { SessionId } from './session.ts';

export const IncidentId = z.string().min(1).max(64);
export type IncidentId = z.infer<typeof IncidentId>;

/** `INC-2026-7F3K`: the year it was begun and random letters and digits that are not mistaken for each other. Nothing of a student. */
export const IncidentNumber = z.string().regex(/^INC-\d{4}-[2-9A-HJ-NP-Z]{4,8}$/);
export type IncidentNumber = z.infer<typeof IncidentNumber>;

const shortText = z.string().trim().max(120);
/** What people tell. Checked for names and numbers before it leaves (`personal-data.ts`), never cut. */
export const LongText = z.string().max(20_000);
/** Epoch milliseconds; null: has not happened, or nobody said. */
const moment = EpochMs.nullable();

/** A device as it was called then: rosters change, the record does not. */
export const DeviceMention = z.strictObject({ deviceId: DeviceId.nullable(), label: z.string().min(1).max(80) });
export type DeviceMention = z.infer<typeof DeviceMention>;

/** An adult who had a part in it. Stored encrypted, masked in every export but the state form. */
export const StaffMember = z.strictObject({
  name: z.string().trim().max(80),
  role: z.enum([
    'administrator',
    'proctor',
    'school-coordinator',
    'district-coordinator',
    'technician',
    'principal',
    'other',
  ]),
  contact: shortText,
  /** `2026-09-14`; null: not known. */
  trainedOn: z.iso.date().nullable(),
  isAgreementOnFile: z.boolean().nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** A written statement that lies in a folder, or is attached. */
export const Statement = z.strictObject({
  role: StaffMember.shape.role,
  signedOn: z.iso.date().nullable(),
  isNotarized: z.boolean(),
  /** Where the paper is, such as `binder 3, office`; empty: not said. */
  whereKept: shortText,
});
export type Statement = z.infer<typeof Statement>;

/** One thing that the program wants as proof. `have` false with a `reason` counts as answered. */
export const ProofTick = z.strictObject({ proofId: z.string().max(80), have: z.boolean(), reason: shortText });
export type ProofTick = z.infer<typeof ProofTick>;

/**
 * What is known of an incident. There is no field for a student's name, birthdate or full number.
 * Empty text and null mean: not said yet. What must be there for which step: `incident-workflow.ts`.
 */
export const IncidentContent = z.strictObject({
  programId: ProgramId.nullable(),
  platformId: PlatformId.nullable(),
  sessionId: SessionId.nullable(),
  testName: shortText,
  contentArea: shortText,
  grade: z.string().trim().max(20),
  unit: shortText,
  deliveryMode: z.enum(['online', 'paper']),
  phase: z.enum(['before', 'during', 'after']),
  roomId: RoomId.nullable(),
  /** As the room was called then; also typed, for places that are no room of the roster. */
  roomName: z.string().trim().max(80),
  devices: z.array(DeviceMention).max(1_000),
  occurredAt: EpochMs,
  /** When somebody responsible learned of it: most clocks start here. */
  awareAt: EpochMs,
  categoryCode: CategoryCode.nullable(),
  /** Null: as the program and the category say. */
  severity: IncidentSeverity.nullable(),
  description: LongText,
  sequence: z.array(z.strictObject({ at: moment, text: z.string().max(2_000) })).max(200),
  cause: LongText,
  actionsTaken: LongText,
  correctivePlan: LongText,
  outcome: LongText,
  /** Null: not counted yet; at least the number of student lines. */
  studentCount: z.int().min(0).max(100_000).nullable(),
  staff: z.array(StaffMember).max(50),
  statements: z.array(Statement).max(50),
  proof: z.array(ProofTick).max(100),
  /** Who reports it, as they call themselves. */
  reporter: z.string().trim().max(80),
  /** How it was heard of, such as `seen`, `told by a student`; a whistle-blower's tip does not belong here. */
  heardFrom: shortText,
  toldSchoolAt: moment,
  toldDistrictAt: moment,
  toldStateAt: moment,
  toldVendorAt: moment,
  toldParentsAt: moment,
  vendorCaseNumber: shortText,
  material: z
    .strictObject({
      documentType: shortText,
      securityNumber: shortText,
      issue: z.enum(['contaminated', 'damaged', 'missing']),
    })
    .nullable(),
});
export type IncidentContent = z.infer<typeof IncidentContent>;

/** One student's part. `ref` (`S1`, `S2`) is all that names the student outside of this laptop. */
export const StudentLine = z.strictObject({
  ref: z.string().regex(/^S[1-9]\d{0,4}$/),
  /** Seat, initials or a ticket's last digits; never a name. */
  label: z.string().trim().max(12),
  /** Only where the program's identifier rule allows it; null otherwise. */
  lastFour: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  device: DeviceMention.nullable(),
  /** The vendor's result or ticket reference. */
  resultId: z.string().trim().max(40),
  startedAt: moment,
  minutesLost: z.int().min(0).max(1_440).nullable(),
  responsesSaved: z.enum(['yes', 'no', 'unknown']),
  requested: StudentAction.nullable(),
  /** Whether an accommodation plan is involved; in no export but the whole record as JSON, whose chain must verify. */
  isPlanInvolved: z.boolean(),
});
export type StudentLine = z.infer<typeof StudentLine>;

/** A student line as the events left it. */
export const StudentView = z.strictObject({
  ...StudentLine.shape,
  state: StudentState,
  /** When this state began. */
  since: EpochMs,
  /** The vendor portal's request number; empty: none was noted. */
  portalRequestId: z.string().max(60),
});
export type StudentView = z.infer<typeof StudentView>;

export const DeviceSwap = z.strictObject({
  /** Null: no student line, such as before a student sat down. */
  studentRef: StudentLine.shape.ref.nullable(),
  seat: z.string().trim().max(20),
  from: DeviceMention,
  to: DeviceMention,
  /** When the student changed over. */
  at: EpochMs,
  /** What became of answers saved on the first device (TestNav keeps them there). */
  savedAnswers: z.enum(['sent', 'none', 'left-on-device', 'not-asked']),
  note: z.string().trim().max(2_000),
});
export type DeviceSwap = z.infer<typeof DeviceSwap>;

/** What is typed before it is submitted; kept on disk as it is typed, so nothing in it is required. */
export const IncidentDraft = z.strictObject({
  id: IncidentId,
  number: IncidentNumber,
  content: IncidentContent,
  students: z.array(StudentLine).max(2_000),
  /** Noted before it was submitted; `incidents.submit` makes an event of each, so that nobody has to sign in for them. */
  swaps: z.array(DeviceSwap).max(200),
  /** Null: begun without signing in. */
  authorId: z.string().max(64).nullable(),
  begunAt: EpochMs,
  savedAt: EpochMs,
});
export type IncidentDraft = z.infer<typeof IncidentDraft>;

/** A file kept with the incident, in the encrypted database. */
export const Attachment = z.strictObject({
  id: z.string().max(64),
  name: z.string().min(1).max(200),
  kind: z.enum([
    'seating-chart',
    'testing-schedule',
    'training-record',
    'security-plan',
    'agreements',
    'accommodation-notes',
    'statement',
    'other',
  ]),
  sizeBytes: z.int().min(0),
  /** Hex, lower case. */
  sha256: z.string().length(64),
  addedAt: z.number(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Where a clock of the program stands. `dueAt` null: the program gives no time (`as soon as possible`) or a start is missing. */
export const DutyStatus = z.strictObject({
  dutyId: z.string(),
  /** `Phone the district`, an instruction. */
  title: z.string(),
  /** Who has to do it, in the program's words. */
  actor: z.string(),
  dueAt: z.number().nullable(),
  /** `waiting`: its clock has not begun. `at-once`: now, whatever the clock. */
  state: z.enum(['waiting', 'due', 'at-once', 'overdue', 'done']),
  doneAt: z.number().nullable(),
  /** What a reader must know: what the clock counts, how sure the source is. */
  note: z.string(),
});
export type DutyStatus = z.infer<typeof DutyStatus>;

/** One line of the list. For a role that may not see student lines, `studentCount` is all that is told of them. */
export const IncidentRow = z.strictObject({
  id: IncidentId,
  number: IncidentNumber,
  state: IncidentState,
  programId: ProgramId.nullable(),
  categoryCode: CategoryCode.nullable(),
  severity: IncidentSeverity.nullable(),
  roomName: z.string(),
  /** The beginning of the description. */
  summary: z.string().max(160),
  reporter: z.string(),
  occurredAt: z.number(),
  awareAt: z.number(),
  /** Null: a draft. */
  submittedAt: z.number().nullable(),
  updatedAt: z.number(),
  studentCount: z.int().min(0).nullable(),
  /** The most pressing duty that is not done; null: none. */
  nextDuty: DutyStatus.nullable(),
  /** Payload erased; only number, dates and category are left. */
  isPurged: z.boolean(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

export const IncidentQuery = z.strictObject({
  /** Words that all occur somewhere in it, whatever their case; empty: all. */
  text: z.string().max(200),
  /** Empty: all. */
  states: z.array(IncidentState).max(20),
  categories: z.array(CategoryCode).max(40),
  /** By when it happened, from (included) to (not included); null: open. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  onlyOpen: z.boolean(),
  sort: z.enum(['due', 'newest']),
  offset: z.int().min(0),
  limit: z.int().min(1).max(500),
});
export type IncidentQuery = z.infer<typeof IncidentQuery>;

export const IncidentPage = z.strictObject({
  rows: z.array(IncidentRow),
  total: z.int().min(0),
  /** Over everything that the person may see, whatever the query. */
  counts: z.strictObject({
    drafts: z.int(),
    open: z.int(),
    pendingDistrict: z.int(),
    overdue: z.int(),
    dueSoon: z.int(),
  }),
});
export type IncidentPage = z.infer<typeof IncidentPage>;

/** A person of this laptop. The PIN is nowhere but, hashed, in the database. */
export const Person = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(80),
  role: Role,
  /** Too many wrong PINs: not before this. Null: may sign in. */
  lockedUntil: z.number().nullable(),
});
export type Person = z.infer<typeof Person>;
