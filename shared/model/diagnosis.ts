import { z } from 'zod';
import { PlatformId } from '../profiles/schema.ts';
import { PathTargetId } from './path.ts';
import { DeviceId, RoomId } from './roster.ts';

/**
 * Whose fault it is.
 *
 * - `device`          one device; the others beside it are fine
 * - `app`             the testing app, its ticket, or a machine inside the school that serves it
 * - `room`            one room's Wi-Fi, switch port or power, when no access point can be named or the named one answers
 * - `access-point`    one access point and the rooms that it serves
 * - `uplink`          the switch, floor or cable that several rooms share
 * - `school-network`  gateway, core, student network or name service of the school
 * - `filter`          content filter, firewall or interception
 * - `internet`        the school's link to the outside
 * - `vendor`          one testing platform
 * - `saturation`      everything answers, but slowly or with loss
 * - `ping-blocked`    devices work but no longer answer ping: nothing to repair for the students
 * - `laptop`          this laptop's own connection: nothing is known about the school
 */
export const DiagnosisLayer = z.enum([
  'device',
  'app',
  'room',
  'access-point',
  'uplink',
  'school-network',
  'filter',
  'internet',
  'vendor',
  'saturation',
  'ping-blocked',
  'laptop',
]);
export type DiagnosisLayer = z.infer<typeof DiagnosisLayer>;

const namedRoom = z.strictObject({ id: RoomId, name: z.string() });

/** How far it reaches. Names are as they were when it was found. `rooms` are in the order of the screen. */
export const DiagnosisScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('school') }),
  z.strictObject({ kind: z.literal('rooms'), rooms: z.array(namedRoom).min(1) }),
  z.strictObject({ kind: z.literal('access-point'), name: z.string(), rooms: z.array(namedRoom) }),
  z.strictObject({ kind: z.literal('uplink'), name: z.string(), rooms: z.array(namedRoom) }),
  z.strictObject({ kind: z.literal('platform'), id: PlatformId, name: z.string() }),
  z.strictObject({
    kind: z.literal('device'),
    id: DeviceId,
    label: z.string(),
    room: namedRoom.nullable(),
    seat: z.string().nullable(),
  }),
]);
export type DiagnosisScope = z.infer<typeof DiagnosisScope>;

/** `sure`: something answered or failed that leaves no other reading. `possible`: the console cannot tell, see `decidingCheck`. */
export const DiagnosisConfidence = z.enum(['sure', 'likely', 'possible']);
export type DiagnosisConfidence = z.infer<typeof DiagnosisConfidence>;

/** `critical`: students who are testing are cut off. `warning`: a person should go or look. `note`: good to know; nobody is called. */
export const DiagnosisSeverity = z.enum(['note', 'warning', 'critical']);
export type DiagnosisSeverity = z.infer<typeof DiagnosisSeverity>;

/** Who can mend it; the school keeps a contact card for each. */
export const DiagnosisContact = z.enum([
  'proctor',
  'school-technician',
  'district-network',
  'district-filter',
  'vendor-support',
]);
export type DiagnosisContact = z.infer<typeof DiagnosisContact>;

/** One check that would decide between the readings that remain. */
export const DecidingCheck = z.strictObject({
  /** What a button says, or what to ask: `Ask the proctor of Room 114: are the lids closed?` */
  label: z.string(),
  /** `ask`: only a person can see it. */
  kind: z.enum(['ask', 'probe']),
  /** What to probe again now; empty for `ask`. */
  targetIds: z.array(PathTargetId),
  deviceIds: z.array(DeviceId),
});
export type DecidingCheck = z.infer<typeof DecidingCheck>;

/** While a platform cannot be reached its app retries for so long, then signs students out. Times: epoch milliseconds. */
export const LossCountdown = z.strictObject({
  platformId: PlatformId,
  platformName: z.string(),
  /** The first failed probe. */
  startedAt: z.number(),
  deadlineAt: z.number(),
  /** From the platform's profile: what happens then. */
  meaning: z.string(),
});
export type LossCountdown = z.infer<typeof LossCountdown>;

/** One fault: what, where, since when, how sure, why, and what to do first. */
export const DiagnosisFinding = z.strictObject({
  /** The same as long as it is the same fault. With `since` it names one occurrence for ever. */
  id: z.string().min(1).max(600),
  layer: DiagnosisLayer,
  scope: DiagnosisScope,
  confidence: DiagnosisConfidence,
  severity: DiagnosisSeverity,
  /** Best estimate of its beginning, before it was found. */
  since: z.number(),
  /** When it was over; null: it lasts. */
  endedAt: z.number().nullable(),
  /** Plain, whole, with the numbers of its beginning: does not change while it lasts unless the fault does. */
  sentence: z.string(),
  /** How it stands at this moment: `9 of 12 still silent`. Empty: nothing to add. Changes; never part of `sentence`. */
  now: z.string(),
  evidence: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  firstAction: z.string(),
  escalateTo: DiagnosisContact,
  /** Which rule fired and what it saw. */
  rule: z.strictObject({ id: z.string(), why: z.string() }),
  /** Not spare, not paused. */
  devicesAffected: z.int().min(0),
  /** Affected devices with a student's label on them. */
  studentsAffected: z.int().min(0),
  /** One for each platform that is cut off and whose profile says how long its app retries. */
  countdowns: z.array(LossCountdown),
  decidingCheck: DecidingCheck.nullable(),
  /** Ids of smaller findings that this one explains. */
  children: z.array(z.string()),
});
export type DiagnosisFinding = z.infer<typeof DiagnosisFinding>;

/** What the window shows: open ones worst first, then those that ended lately, newest first. */
export const DiagnosisSnapshot = z.strictObject({
  at: z.number(),
  open: z.array(DiagnosisFinding),
  ended: z.array(DiagnosisFinding),
});
export type DiagnosisSnapshot = z.infer<typeof DiagnosisSnapshot>;
