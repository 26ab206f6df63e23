import { z } from 'zod';
import { ChecklistItem, Confidence, PlatformId } from '../profiles/schema.ts';
import { DeviceId, RoomId } from './roster.ts';

/**
 * What a check found.
 *
 * - `pass`, `warn`, `fail`  it was looked at
 * - `unchecked`       it could not be looked at, or a person has not confirmed it yet; never a verdict on the thing itself
 * - `not-applicable`  it does not matter here, and the sentence says why
 */
export const Verdict = z.enum(['pass', 'warn', 'fail', 'unchecked', 'not-applicable']);
export type Verdict = z.infer<typeof Verdict>;

/** From least to most in need of a person. */
export const VERDICTS_BY_CONCERN: readonly Verdict[] = ['not-applicable', 'pass', 'warn', 'unchecked', 'fail'];

export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  let worst = 0;
  for (const verdict of verdicts) worst = Math.max(worst, VERDICTS_BY_CONCERN.indexOf(verdict));
  return VERDICTS_BY_CONCERN[worst] ?? 'not-applicable';
}

/** The columns of the readiness board. */
export const CheckArea = z.enum(['devices', 'network', 'platform', 'people']);
export type CheckArea = z.infer<typeof CheckArea>;

/** Where a check is made: from this laptop's network, on this laptop, on the roster, on live states, on rooms, by a person. */
export const CheckOrigin = z.enum(['network', 'laptop', 'roster', 'live', 'room', 'person']);
export type CheckOrigin = z.infer<typeof CheckOrigin>;

/** What a result speaks of: the whole school, or one room. A device's finding stands inside its room's result. */
export const CheckScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('school') }),
  z.strictObject({ kind: z.literal('room'), roomId: RoomId }),
]);
export type CheckScope = z.infer<typeof CheckScope>;

/** Who does what is to be done. Words: `shared/model/readiness-wording.ts`. */
export const Doer = z.enum(['proctor', 'coordinator', 'technician', 'district', 'vendor']);
export type Doer = z.infer<typeof Doer>;

/** A raw number, time, address or certificate field, as a technician wants it. `verdict` marks the line that decided. */
export const EvidenceItem = z.strictObject({
  label: z.string().max(120),
  value: z.string().max(2_000),
  verdict: Verdict.optional(),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

export const DeviceFinding = z.strictObject({
  deviceId: DeviceId,
  /** As it was called then. */
  label: z.string(),
  verdict: Verdict,
  sentence: z.string().max(400),
});
export type DeviceFinding = z.infer<typeof DeviceFinding>;

/** Where a rule comes from, readable without the profile. */
export const RuleSource = z.strictObject({
  /** `Pearson, "TestNav – Review and Prepare for 2026-27"`, or `This console's starting value`. */
  label: z.string(),
  confidence: Confidence,
  /** As the source gives it; null: undated. */
  date: z.string().nullable(),
  addresses: z.array(z.string()),
});
export type RuleSource = z.infer<typeof RuleSource>;

/** What a check concludes; the runner adds which check it was and when. */
export const Finding = z.strictObject({
  verdict: Verdict,
  /** One plain sentence that an office aide understands. Starts with what is wrong, not with how it was found. */
  sentence: z.string().min(1).max(400),
  evidence: z.array(EvidenceItem).max(200),
  /** Null where nothing is to be done. */
  action: z.strictObject({ what: z.string().max(400), who: Doer }).nullable(),
  /** Devices that did not pass, worst first; only the ones that somebody has to look at. */
  devices: z.array(DeviceFinding).max(2_000),
});
export type Finding = z.infer<typeof Finding>;

/** Stable words that tell one check from another: `testnav/host/home@school`, `drc-insight/os@room:R1`. */
export const CheckKey = z.string().min(3).max(300);
export type CheckKey = z.infer<typeof CheckKey>;

export const CheckResult = z.strictObject({
  ...Finding.shape,
  key: CheckKey,
  /** Without platform and scope: `host/home`, `os`, `person/ALL-01`. */
  checkId: z.string(),
  /** For people: `home.testnav.com`, `Operating system`. */
  title: z.string(),
  /** Null: matters whatever platform is used. */
  platformId: PlatformId.nullable(),
  area: CheckArea,
  origin: CheckOrigin,
  scope: CheckScope,
  rule: RuleSource.nullable(),
  startedAt: z.number(),
  endedAt: z.number(),
  deadlineMs: z.number().positive(),
});
export type CheckResult = z.infer<typeof CheckResult>;

export function checkKey(check: Pick<CheckResult, 'platformId' | 'checkId' | 'scope'>): CheckKey {
  const scope = check.scope.kind === 'school' ? 'school' : `room:${check.scope.roomId}`;
  return `${check.platformId ?? 'any'}/${check.checkId}@${scope}`;
}

/** `recheck`: only some checks, after somebody fixed something. */
export const SweepTrigger = z.enum(['person', 'schedule', 'command', 'recheck']);
export type SweepTrigger = z.infer<typeof SweepTrigger>;

export const SweepSummary = z.strictObject({
  id: z.string(),
  trigger: SweepTrigger,
  startedAt: z.number(),
  /** Null: still running. */
  endedAt: z.number().nullable(),
  /** Stopped by a person: what was found until then is kept. */
  isStopped: z.boolean(),
  roomIds: z.array(RoomId),
  platformIds: z.array(PlatformId),
  total: z.int().min(0),
  done: z.int().min(0),
  /** Results by verdict. */
  counts: z.record(Verdict, z.int().min(0)),
});
export type SweepSummary = z.infer<typeof SweepSummary>;

/** A person's tick on the check list. `roomId` null: for the whole school. The newest one for an item and room counts. */
export const Confirmation = z.strictObject({
  platformId: PlatformId,
  itemId: ChecklistItem.shape.id,
  roomId: RoomId.nullable(),
  /** Staff name or initials. */
  by: z.string().trim().min(1).max(80),
  at: z.number(),
  /** False: the person looked, and it is not so. */
  isOk: z.boolean(),
  note: z.string().trim().max(300),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const SignOff = z.strictObject({
  id: z.string(),
  roomId: RoomId,
  by: z.string().trim().min(1).max(80),
  at: z.number(),
  /** What was true for the room then, by check key. */
  verdicts: z.record(CheckKey, Verdict),
  /** The room's devices then: one that comes, goes or moves reopens it. */
  deviceIds: z.array(DeviceId),
  /** Set once, when something got worse afterwards or the sign-off was taken back. */
  reopenedAt: z.number().nullable(),
  /** One sentence: `CB-0417 stopped answering`. */
  reopenedBecause: z.string().nullable(),
});
export type SignOff = z.infer<typeof SignOff>;

/** Everything the board shows. `revision` grows with every change. */
export const ReadinessSnapshot = z.strictObject({
  revision: z.int().min(0),
  /** The newest full sweep or the one that runs; null: never swept. */
  sweep: SweepSummary.nullable(),
  /** A recheck under way beside it; null: none. */
  recheck: SweepSummary.nullable(),
  /** The newest result of every check; keys are unique. */
  results: z.array(CheckResult),
  /** Verdicts at the end of the sweep before, by key; null: there was none. */
  previous: z.strictObject({ at: z.number(), verdicts: z.record(CheckKey, Verdict) }).nullable(),
  confirmations: z.array(Confirmation),
  signOffs: z.array(SignOff),
  nextScheduledAt: z.number().nullable(),
});
export type ReadinessSnapshot = z.infer<typeof ReadinessSnapshot>;

/** What changed from `revision - 1`. Absent parts are as they were. A gap means: ask for the snapshot again. */
export const ReadinessDelta = z.strictObject({
  revision: z.int().min(1),
  sweep: SweepSummary.nullable().optional(),
  recheck: SweepSummary.nullable().optional(),
  results: z.array(CheckResult),
  /** Keys of results that no longer hold, such as of a removed room. */
  removed: z.array(CheckKey),
  previous: ReadinessSnapshot.shape.previous.optional(),
  confirmations: z.array(Confirmation).optional(),
  signOffs: z.array(SignOff).optional(),
  nextScheduledAt: z.number().nullable().optional(),
});
export type ReadinessDelta = z.infer<typeof ReadinessDelta>;

/** `principal`: one page in plain words. `network`: every check with its evidence. */
export const ReportAudience = z.enum(['principal', 'network']);
export type ReportAudience = z.infer<typeof ReportAudience>;
export const ReportFormat = z.enum(['pdf', 'html', 'csv', 'json']);
export type ReportFormat = z.infer<typeof ReportFormat>;
