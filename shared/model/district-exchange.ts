import { z } from 'zod';
import { EpochMs } from './epoch-ms.ts';
import { FileDecision, HeldRequest } from './held-request.ts';
import { IncidentContent, IncidentId, IncidentNumber, StudentView } from './incident.ts';
import { Actor } from './incident-codes.ts';
import { IncidentEvidence } from './incident-evidence.ts';

/** A console that nobody named yet; no card leaves it under this name. */
export const UNNAMED_CONSOLE = 'Console without a name';

/** Who another console is. Handed over as a file, confirmed on the phone by its fingerprint. */
export const KeyCard = z.strictObject({
  schema: z.literal(1),
  /** `Maple Middle School`, `Springfield district office`. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    // Line ends and marks that turn the direction of reading would change what stands around the name.
    .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]+$/u),
  /** Base64 of the raw 32 bytes each: Ed25519 to sign, X25519 to seal. */
  signingKey: z.string().max(64),
  sealingKey: z.string().max(64),
});
export type KeyCard = z.infer<typeof KeyCard>;

export const TrustedKey = z.strictObject({
  ...KeyCard.shape,
  fingerprint: z.string().max(100),
  trustedAt: z.number(),
  trustedBy: z.string().max(80),
});
export type TrustedKey = z.infer<typeof TrustedKey>;

/** One incident for the district to decide. */
export const DistrictRequest = z.strictObject({
  schema: z.literal(1),
  requestId: HeldRequest.shape.requestId,
  madeAt: EpochMs,
  madeBy: Actor,
  from: KeyCard,
  incidentId: IncidentId,
  number: IncidentNumber,
  /** Hash of the incident's newest event when the request was made; an answer to an older one is refused. */
  head: z.string().length(64),
  content: IncidentContent,
  students: z.array(StudentView),
  evidence: z.array(IncidentEvidence),
  /** Why it needs the district, sentences. */
  reasons: z.array(z.string()),
});
export type DistrictRequest = z.infer<typeof DistrictRequest>;

export const DistrictAnswer = z.strictObject({
  schema: z.literal(1),
  requestId: HeldRequest.shape.requestId,
  incidentId: IncidentId,
  head: z.string().length(64),
  decision: FileDecision,
  note: z.string().trim().min(1).max(2_000),
  students: z.record(z.string(), z.enum(['approved', 'denied'])),
  decidedBy: z.string().trim().min(1).max(80),
  decidedAt: EpochMs,
  from: KeyCard,
});
export type DistrictAnswer = z.infer<typeof DistrictAnswer>;

/** A request of another console that waits here, or was answered. */
export const ReceivedRequest = z.strictObject({
  request: DistrictRequest,
  receivedAt: z.number(),
  /** Whether the sender's key was trusted when it was read. */
  fingerprint: z.string(),
  answer: DistrictAnswer.nullable(),
});
export type ReceivedRequest = z.infer<typeof ReceivedRequest>;

export const ExchangeState = z.strictObject({
  own: z.strictObject({ card: KeyCard, fingerprint: z.string() }),
  trusted: z.array(TrustedKey),
  received: z.array(ReceivedRequest),
});
export type ExchangeState = z.infer<typeof ExchangeState>;

/** What a file turned out to be. `card`: compare the fingerprint on the phone, then trust it. */
export const ReadExchange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card'), card: KeyCard, fingerprint: z.string(), isKnown: z.boolean() }),
  z.strictObject({ kind: z.literal('request'), requestId: z.string(), number: IncidentNumber, from: z.string() }),
  z.strictObject({
    kind: z.literal('answer'),
    incidentId: IncidentId,
    number: IncidentNumber,
    decision: DistrictAnswer.shape.decision,
  }),
]);
export type ReadExchange = z.infer<typeof ReadExchange>;
