import { z } from 'zod';
import { DeviceKind } from '../model/roster.ts';

/** Becomes part of a check's key, whose length is limited. */
const KeyPart = z.string().min(1).max(80);

/** `testnav`, `drc-insight`: lower-case words joined by hyphens; the file's name without `.json`. */
export const PlatformId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Lower-case letters, digits and hyphens.');
export type PlatformId = z.infer<typeof PlatformId>;

/**
 * How sure we are of a value.
 *
 * - `vendor`      the vendor says so in a current document
 * - `program`     a state, a district or a testing program says so
 * - `third-party` working public code or configuration shows it; the vendor never promised it
 * - `historical`  was true of an older product or version; never a pass rule
 * - `inferred`    reasoning from the above
 * - `ours`        a starting value of this console, not anybody's limit
 */
export const Confidence = z.enum(['vendor', 'program', 'third-party', 'historical', 'inferred', 'ours']);
export type Confidence = z.infer<typeof Confidence>;

/** Where a value comes from. `sources` are ids of the profile's own list; only `ours` and `inferred` may have none. */
const citation = {
  sources: z.array(z.string()),
  confidence: Confidence,
  /** What a reader must know before relying on it. */
  note: z.string().optional(),
};
export const Citation = z.strictObject(citation);
export type Citation = z.infer<typeof Citation>;

/** Empty: applies under every management system of the platform. */
const managementSystems = z.array(z.string()).default([]);
/** Matters only where such devices are; empty: to all. */
const kinds = z.array(DeviceKind).default([]);

export const ProfileSource = z.strictObject({
  id: z.string().min(1),
  /** Who says it: `Pearson`, `ACT`, `Microsoft`. Often not the vendor. */
  publisher: z.string().min(1),
  title: z.string().min(1),
  addresses: z.array(z.url()),
  /** As the source gives it, such as `2026-04-06`, `June 2024`; null: undated. */
  date: z.string().nullable(),
});
export type ProfileSource = z.infer<typeof ProfileSource>;

/** What the school fills in. Its `{key}` may stand in host names, paths and texts; without a value those are left out. */
export const SiteField = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z]*$/),
  label: z.string(),
  hint: z.string(),
  /** Secret: kept out of reports, exports and logs. */
  isSecret: z.boolean().default(false),
  ...citation,
});
export type SiteField = z.infer<typeof SiteField>;

/** What the laptop expects of an HTTPS answer. Without it only DNS, TCP and TLS are checked. */
export const HttpExpectation = z.strictObject({
  path: z.string().startsWith('/'),
  /** `page`: any 2xx or 3xx. `json` and `xml`: 2xx and it parses. */
  answer: z.enum(['page', 'json', 'xml']),
  /** Must occur in the answer, such as an extension id. */
  contains: z.string().optional(),
  /** A redirect may lead to these domains or below them; the host's own registrable domain is always allowed. */
  mayRedirectTo: z.array(z.string()).default([]),
});
export type HttpExpectation = z.infer<typeof HttpExpectation>;

/** One concrete host that the laptop probes. */
export const ProfileHost = z.strictObject({
  id: KeyPart,
  /** May hold `{siteField}`; left out of a sweep until the school fills that in. */
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /** In plain words: `sign-in and test delivery`. */
  purpose: z.string(),
  /** `required`: students cannot test without it, so failing is a fail; `optional`: failing is a warning. */
  need: z.enum(['required', 'optional']),
  managementSystems,
  kinds,
  /** `tcp`: connect only, for hosts whose role is not known to speak TLS. */
  protocol: z.enum(['https', 'tls', 'tcp']),
  http: HttpExpectation.optional(),
  ...citation,
});
export type ProfileHost = z.infer<typeof ProfileHost>;

/** A wildcard of the vendor's allow-list: shown to the network team, not probeable itself. */
export const AllowListEntry = z.strictObject({
  pattern: z.string().min(1),
  ports: z.array(z.int()),
  purpose: z.string(),
  need: z.enum(['required', 'optional']),
  managementSystems,
  kinds,
  ...citation,
});
export type AllowListEntry = z.infer<typeof AllowListEntry>;

/** A machine inside the school that serves the platform: a ProctorCache, a COS Service Device. */
export const LocalService = z.strictObject({
  id: KeyPart,
  name: z.string(),
  purpose: z.string(),
  managementSystems,
  /** Tried when the school names none; empty: the school must name the port. */
  defaultPorts: z.array(z.int().min(1).max(65_535)),
  /** A closed port: `fail`, or `warn` where the platform falls back to its cloud. */
  whenClosed: z.enum(['fail', 'warn']),
  /** For people: what a closed port means for students. */
  closedMeans: z.string(),
  /** Connect times in milliseconds, ours unless the citation says otherwise. */
  passMs: z.int().positive(),
  warnMs: z.int().positive(),
  isSameSubnetWanted: z.boolean(),
  /** Error code that students would see; null: not known. */
  errorCode: z.string().nullable(),
  ...citation,
});
export type LocalService = z.infer<typeof LocalService>;

/** A public feed of the lowest app version that the service accepts. */
export const VersionFeed = z.strictObject({
  /** `https://…`; may hold `{siteField}`. */
  url: z.string().startsWith('https://'),
  /** For which kind which key of the JSON object, taken literally: a dot is part of the key. */
  keys: z.partialRecord(DeviceKind, z.string()),
  /** Within that key's object. */
  minimumField: z.string(),
  /** Lowest accepted when somebody last looked; used only to say how it moved. */
  lastKnownMinimum: z.string().nullable(),
  lastKnownOn: z.string().nullable(),
  ...citation,
});
export type VersionFeed = z.infer<typeof VersionFeed>;

/**
 * Versions `from` (included) up to `below` (not included), compared part by part; a missing end is open.
 * Windows by its builds (`10.0.26100` is Windows 11 24H2), everything else as people say it (`15.1`, `146`, `24.04`).
 */
export const VersionRange = z.strictObject({
  /** Only where the device's own text has this word: a distribution (`ubuntu`) or an edition (`se`, `s mode`). */
  word: z
    .string()
    .regex(/^[a-z0-9]+( [a-z0-9]+)*$/)
    .optional(),
  from: z.string().optional(),
  below: z.string().optional(),
  /** As people say it: `Windows 11 24H2`, `146 or newer`. */
  label: z.string(),
});
export type VersionRange = z.infer<typeof VersionRange>;

export const OsRule = z.strictObject({
  kind: DeviceKind,
  supported: z.array(VersionRange),
  /** Works without a promise: a warning, also where `supported` holds the version. */
  bestEffort: z.array(VersionRange).default([]),
  /** Named as not working, whatever the other lists say. */
  refused: z.array(VersionRange).default([]),
  /** A version in no list: `fail`, or `unchecked` where the vendor's list is known to be incomplete. */
  otherwise: z.enum(['fail', 'warn', 'unchecked']),
  ...citation,
});
export type OsRule = z.infer<typeof OsRule>;

export const HardwareFloor = z.strictObject({
  /** Absent: every kind that has no entry of its own. */
  kind: DeviceKind.optional(),
  memoryMinMiB: z.int().positive().nullable(),
  memoryRecommendedMiB: z.int().positive().nullable(),
  screenMinWidthPx: z.int().positive().nullable(),
  screenMinHeightPx: z.int().positive().nullable(),
  ...citation,
});
export type HardwareFloor = z.infer<typeof HardwareFloor>;

/** An app id, bundle id or extension id that a person compares with the management console. */
export const AppIdentity = z.strictObject({
  kind: DeviceKind,
  label: z.string(),
  id: z.string(),
  managementSystems,
  ...citation,
});
export type AppIdentity = z.infer<typeof AppIdentity>;

/** Numbers that judge a measurement. Every one can be overruled by the school (`PlatformSite.thresholds`). */
export const Threshold = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z]*$/),
  label: z.string(),
  unit: z.enum(['ms', 'percent', 'days', 'seconds', 'devices', 'kbps', 'hours']),
  value: z.number().min(0),
  ...citation,
});
export type Threshold = z.infer<typeof Threshold>;

export const ErrorCode = z.strictObject({
  /** What the screen says: `8026`, or the console's own key where the vendor gives only words. */
  code: z.string().min(1),
  /** The words on the screen, as far as a source quotes them. */
  screenText: z.string().optional(),
  /** What people type when they look for it: `no internet`, `frozen`. Ours, never shown. */
  alsoCalled: z.array(z.string()).default([]),
  meaning: z.string(),
  firstAction: z.string(),
  /** Id of a drill to go through when the first action does not help. */
  drill: z.string().optional(),
  ...citation,
});
export type ErrorCode = z.infer<typeof ErrorCode>;

/** `5000s`: what the whole family is about, for codes that are not listed. Of several that fit, the narrowest counts. */
export const ErrorFamily = z.strictObject({
  /** First and last code, both included. */
  from: z.int(),
  to: z.int(),
  meaning: z.string(),
  ...citation,
});
export type ErrorFamily = z.infer<typeof ErrorFamily>;

export const Drill = z.strictObject({
  id: z.string(),
  title: z.string(),
  steps: z.array(z.string()).min(1),
  ...citation,
});
export type Drill = z.infer<typeof Drill>;

export const ChecklistItem = z.strictObject({
  /** Stable: confirmations refer to it. */
  id: KeyPart,
  /** An instruction a teacher understands: `Open App Check on one device of the room: both lines are green`. */
  title: z.string(),
  /** `room`: ticked once for each room; `site`: once for the school. */
  per: z.enum(['room', 'site']),
  /** How long a tick holds: until midnight, or until the school starts a new testing window. */
  holdsFor: z.enum(['day', 'window']),
  kinds,
  managementSystems,
  /** Id of a local service: asked only where the school names such a machine. */
  localService: z.string().optional(),
  ...citation,
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** What happens to students while the vendor cannot be reached. */
export const OutageRule = z.strictObject({
  /** Minutes of retries before students are signed out; null: not known. */
  retryMinutes: z.number().positive().nullable(),
  meaning: z.string(),
  ...citation,
});
export type OutageRule = z.infer<typeof OutageRule>;

/**
 * Everything the console knows of one testing platform, as data: `shared/profiles/<id>.json`, or a file of the school's own.
 * What the sources do not say is empty, null, or a site field; `gaps` names it.
 */
export const PlatformProfile = z.strictObject({
  schema: z.literal(1),
  id: PlatformId,
  name: z.string().min(1),
  vendor: z.string(),
  /** One plain sentence. */
  about: z.string(),
  /** `2026-07-01` to `2027-06-30` for school year 2026-27; the window warns outside of it. */
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  schoolYear: z.string(),
  /** When somebody last went through the sources. */
  compiledOn: z.iso.date(),
  sources: z.array(ProfileSource),
  /** The vendor's systems that run the test; the school's choice decides which checks apply. Empty: there is only one way. */
  managementSystems: z.array(z.strictObject({ id: z.string(), name: z.string(), ...citation })),
  siteFields: z.array(SiteField),
  hosts: z.array(ProfileHost),
  allowList: z.array(AllowListEntry),
  localServices: z.array(LocalService),
  versionFeeds: z.array(VersionFeed),
  os: z.array(OsRule),
  hardware: z.array(HardwareFloor),
  apps: z.array(AppIdentity),
  thresholds: z.array(Threshold),
  outage: OutageRule.nullable(),
  errorCodes: z.array(ErrorCode),
  errorFamilies: z.array(ErrorFamily),
  drills: z.array(Drill),
  checklist: z.array(ChecklistItem),
  /** What was looked for and not found, so that nobody takes silence for "fine". */
  gaps: z.array(z.string()),
});
export type PlatformProfile = z.infer<typeof PlatformProfile>;
