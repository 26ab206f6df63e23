import { z } from 'zod';
import { DeviceKind, RoomKind } from './roster.ts';

/** What a file was recognised as. Signatures: shared facts on rosters, section 4, kept in `main/roster/recognise.ts`. */
export const RosterFileKind = z.enum([
  'google-api',
  'google-console',
  'intune-inventory',
  'intune-devices',
  'jamf-pro-computers',
  'jamf-pro-mobile',
  'jamf-school',
  'jamf-mut',
  'dhcp-leases',
  'home-made',
  /** Our own export. */
  'testing-day-console',
]);
export type RosterFileKind = z.infer<typeof RosterFileKind>;

export const RosterEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export type RosterEncoding = z.infer<typeof RosterEncoding>;

/** What a column can be mapped to. `ignore` is the absence of a mapping, not a member. */
export const RosterField = z.enum([
  'label',
  'serial',
  'assetTag',
  'host',
  'address',
  'mac',
  'room',
  'building',
  'cart',
  'seat',
  'orgUnit',
  'category',
  'notes',
  'kind',
  'model',
  'platform',
  'osVersion',
  'lastSeen',
  'updatesEnd',
  'memory',
  'screen',
  'testnavVersion',
  'drcInsightVersion',
  /** All testing apps in one cell, as our own export writes them. */
  'appVersions',
  'status',
  'retired',
  'spare',
  'paused',
  'studentLabel',
  'position',
  'accessPoint',
  'uplink',
  'roomNote',
  'roomKind',
  /** Seats across the room; with `addressLearned` only in our own export, so that it comes back without loss. */
  'roomColumns',
  'addressLearned',
]);
export type RosterField = z.infer<typeof RosterField>;

/** `line` is the line of the file a person sees in an editor, from 1; null when the whole file is meant. */
export const RosterIssue = z.object({ line: z.int().min(1).nullable(), code: z.string(), message: z.string() });
export type RosterIssue = z.infer<typeof RosterIssue>;

export const LeftOutColumn = z.object({
  column: z.string(),
  reason: z.enum(['person', 'not-needed', 'empty', 'chosen']),
});
export type LeftOutColumn = z.infer<typeof LeftOutColumn>;

/** A room that the file implies, before anything is saved. The person corrects rooms here, not rows. */
export const RoomGuess = z.object({
  /** Stable within this preview: the words in the file that led here. */
  key: z.string(),
  /** Proposed name, or the corrected one. */
  name: z.string(),
  kind: RoomKind,
  /** Where it was read from: `room`, `cart`, `notes`, `orgUnit`, `category`. */
  from: RosterField,
  matchedRows: z.int().min(0),
  /** An existing room of that name will be used. */
  exists: z.boolean(),
});
export type RoomGuess = z.infer<typeof RoomGuess>;

/** What a person can correct in the preview before anything is saved. */
export const ImportChoices = z.strictObject({
  /** Column header by field; a field that is absent is not imported. Null: the automatic mapping. */
  mapping: z.partialRecord(RosterField, z.string()).nullable(),
  /** By `RoomGuess.key`: a name; null means "no room". Absent keys keep the guess. */
  roomNames: z.record(z.string(), z.string().max(80).nullable()),
  includeRetired: z.boolean(),
  allowPublicAddresses: z.boolean(),
  /** Only add addresses, host names and MACs to devices already there; make no devices, change no rooms. */
  addressesOnly: z.boolean(),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

export const DEFAULT_IMPORT_CHOICES: ImportChoices = {
  mapping: null,
  roomNames: {},
  includeRetired: false,
  allowPublicAddresses: false,
  addressesOnly: false,
};

/** One device as the preview shows it. */
export const PreviewRow = z.object({
  line: z.int().min(1),
  change: z.enum(['added', 'updated', 'unchanged', 'skipped']),
  label: z.string(),
  room: z.string().nullable(),
  seat: z.string().nullable(),
  kind: DeviceKind,
  address: z.string().nullable(),
  host: z.string().nullable(),
  mac: z.string().nullable(),
  /** For `updated`: `address 10.1.2.3 → 10.1.2.9`. For `skipped`: why. Else empty. */
  note: z.string(),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const ImportCounts = z.object({
  added: z.int().min(0),
  updated: z.int().min(0),
  unchanged: z.int().min(0),
  /** Retired, duplicate, or unmatched in an addresses-only file. */
  skipped: z.int().min(0),
  retired: z.int().min(0),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** A file read, recognised and compared with the roster; nothing is saved yet. Errors non-empty: it cannot be imported. */
export const ImportPreview = z.object({
  id: z.string(),
  file: z.string(),
  kind: RosterFileKind,
  /** For people: `Google Admin (API or GAM export)`. */
  kindLabel: z.string(),
  encoding: RosterEncoding,
  delimiter: z.enum([',', '\t', ';', '|']),
  rows: z.int().min(0),
  columns: z.array(z.string()),
  mapping: z.partialRecord(RosterField, z.string()),
  /** Up to three values as they stand in the file, by field; never of columns about people. */
  examples: z.partialRecord(RosterField, z.array(z.string()).max(3)),
  leftOut: z.array(LeftOutColumn),
  rooms: z.array(RoomGuess),
  /** Rows that no room could be guessed for. */
  roomlessRows: z.int().min(0),
  counts: ImportCounts,
  /** The first 200, problems and changes first. */
  sample: z.array(PreviewRow),
  warnings: z.array(RosterIssue),
  errors: z.array(RosterIssue),
  choices: ImportChoices,
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportProgress = z.object({
  file: z.string(),
  doneRows: z.int().min(0),
  totalBytes: z.int().min(0),
  doneBytes: z.int().min(0),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

/** The last roster change that can be taken back. */
export const UndoInfo = z.object({ what: z.string(), at: z.number() }).nullable();
export type UndoInfo = z.infer<typeof UndoInfo>;
