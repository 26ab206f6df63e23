import { z } from 'zod';
import { EpochMs } from './epoch-ms.ts';
import { HeldRequest } from './held-request.ts';
import { Attachment, DeviceSwap, IncidentContent, IncidentId, IncidentNumber, StudentLine } from './incident.ts';
import { Actor, CategoryCode, IncidentState, StudentState } from './incident-codes.ts';
import { IncidentEvidence } from './incident-evidence.ts';

const reason = z.string().trim().min(1).max(2_000);
const optionalNote = z.string().trim().max(2_000);

/** What a move carries: only what the move needs (`incident-workflow.ts`); the rest is absent. */
export const MoveDetails = z
  .strictObject({
    /** A comment, a reason, a decision note, new information: whatever the move asks for in words. */
    note: optionalNote,
    /** The state's case number; empty with `isNoCaseNumber`: it gives none. */
    stateCaseNumber: z.string().trim().max(80),
    isNoCaseNumber: z.boolean(),
    isPrivacyReviewed: z.boolean(),
    /** The change was seen in the vendor's portal. */
    isSeenInPortal: z.boolean(),
    makeup: z.enum(['done', 'not-needed']),
    /** Why the proof list is not complete. */
    proofReason: optionalNote,
    /** The district's word on each student line, by ref. */
    students: z.record(StudentLine.shape.ref, z.enum(['approved', 'denied'])),
  })
  .partial();
export type MoveDetails = z.infer<typeof MoveDetails>;

/** A decision that came as a signed file from another console. */
export const RemoteDecision = z.strictObject({
  requestId: z.string().max(64),
  decidedBy: z.string().max(80),
  decidedAt: EpochMs,
  /** Of the key that signed it, as read out on the phone. */
  fingerprint: z.string().max(100),
});
export type RemoteDecision = z.infer<typeof RemoteDecision>;

/** What happened to an incident. After `submitted` nothing is overwritten: `amended` says what changed and why. */
export const IncidentEventPayload = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('submitted'),
    number: IncidentNumber,
    begunAt: z.number(),
    content: IncidentContent,
    students: z.array(StudentLine),
  }),
  z.strictObject({
    kind: z.literal('discarded'),
    number: IncidentNumber,
    categoryCode: CategoryCode.nullable(),
    reason,
  }),
  z.strictObject({
    kind: z.literal('moved'),
    from: IncidentState,
    to: IncidentState,
    details: MoveDetails,
    /** Null: decided on this laptop. */
    remote: RemoteDecision.nullable(),
  }),
  z.strictObject({ kind: z.literal('amended'), changes: IncidentContent.partial(), reason }),
  z.strictObject({ kind: z.literal('note'), text: reason }),
  z.strictObject({ kind: z.literal('students-added'), students: z.array(StudentLine).min(1) }),
  z.strictObject({
    kind: z.literal('student-amended'),
    ref: StudentLine.shape.ref,
    changes: StudentLine.omit({ ref: true }).partial(),
    reason,
  }),
  z.strictObject({
    kind: z.literal('student-moved'),
    ref: StudentLine.shape.ref,
    from: StudentState,
    to: StudentState,
    note: optionalNote,
    portalRequestId: z.string().trim().max(60),
  }),
  z.strictObject({ kind: z.literal('swap'), swap: DeviceSwap }),
  z.strictObject({ kind: z.literal('evidence'), evidence: IncidentEvidence }),
  z.strictObject({ kind: z.literal('attached'), attachment: Attachment, note: optionalNote }),
  z.strictObject({ kind: z.literal('duty-done'), dutyId: z.string().max(80), doneAt: EpochMs, note: optionalNote }),
  z.strictObject({ kind: z.literal('hold'), isOn: z.boolean(), reason }),
  /** Somebody read it. */
  z.strictObject({ kind: z.literal('opened') }),
  z.strictObject({
    kind: z.literal('exported'),
    what: z.string().max(80),
    format: z.string().max(20),
    fileName: z.string().max(260),
  }),
  z.strictObject({ kind: z.literal('request-made'), requestId: z.string().max(64), fingerprint: z.string().max(100) }),
  /** The tombstone: all that is left. */
  z.strictObject({
    kind: z.literal('purged'),
    number: IncidentNumber,
    occurredAt: z.number(),
    closedAt: z.number(),
    categoryCode: CategoryCode.nullable(),
    reason,
  }),
]);
export type IncidentEventPayload = z.infer<typeof IncidentEventPayload>;
export type IncidentEventKind = IncidentEventPayload['kind'];

/** What happened to the people and keys of this laptop: in the ledger too, since decisions rest on them. */
export const HouseEventPayload = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    personId: z.string().max(64),
    name: z.string().max(80),
    role: Actor.shape.role,
    change: z.enum(['added', 'changed', 'pin-set', 'removed']),
  }),
  z.strictObject({
    kind: z.literal('trusted-key'),
    name: z.string().max(120),
    fingerprint: z.string().max(100),
    change: z.enum(['trusted', 'removed']),
  }),
  /** The district's word on a request of another console. Of students it says nothing: they are the school's to keep. */
  z.strictObject({
    kind: z.literal('decision-by-file'),
    requestId: HeldRequest.shape.requestId,
    number: HeldRequest.shape.number,
    school: HeldRequest.shape.school,
    decision: HeldRequest.shape.decision.unwrap(),
    decidedAt: z.number(),
  }),
  /** All that is left of requests of other consoles. */
  z.strictObject({ kind: z.literal('requests-erased'), requests: z.array(HeldRequest).min(1), reason }),
  z.strictObject({ kind: z.literal('restored'), backupOf: z.number(), head: z.string().max(64) }),
]);
export type HouseEventPayload = z.infer<typeof HouseEventPayload>;

/** One event as the window shows it. */
export const IncidentEvent = z.strictObject({
  /** Place in the school's ledger, from 1. */
  seq: z.int().min(1),
  incidentId: IncidentId,
  /** Never before the event before it. */
  at: z.number(),
  /** What the laptop's clock showed, where it had been set back; absent: the same as `at`. */
  clockAt: z.number().optional(),
  by: Actor,
  /** Null: erased by a purge. Hidden parts (student lines, for roles that may not see them) are empty. */
  payload: IncidentEventPayload.nullable(),
  /** SHA-256, hex: covers this event and, through its predecessors, everything before it. */
  hash: z.string().length(64),
});
export type IncidentEvent = z.infer<typeof IncidentEvent>;
