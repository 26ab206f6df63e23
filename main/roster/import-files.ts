import { randomUUID } from 'node:crypto';
import type { Device, Room } from '../../shared/model/roster.ts';
import {
  type ImportChoices,
  type ImportPreview,
  type ImportProgress,
  RosterField,
  type RosterIssue,
} from '../../shared/model/roster-import.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { RosterRepository } from '../store/repositories.ts';
import { applyRosterDelta } from './apply-change.ts';
import { automaticMapping } from './choose-mapping.ts';
import { type ColumnMapping, normaliseHeader } from './columns.ts';
import { planReadFile, proposedChoices, type ReadFile, readImportFile } from './importer.ts';
import { MemoryRosterRepository } from './memory-repository.ts';
import type { ImportPlan } from './plan.ts';
import type { PlanInput } from './plan-input.ts';

/** Column heading by field, laid over the automatic mapping; an empty heading means "leave this field out". */
export type MapOverrides = Readonly<Partial<Record<RosterField, string>>>;

export interface ImportFilesOptions {
  readonly map?: MapOverrides;
  readonly includeRetired?: boolean;
  readonly allowPublicAddresses?: boolean;
  /** Null, the default: proposed by the kind of file. */
  readonly addressesOnly?: boolean | null;
  /** Report what would change; write nothing. */
  readonly isDryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly makeId?: () => string;
}

/** One file of {@link RosterImportReport}, as `tdc import --json` prints it. */
export interface ImportedFile {
  readonly file: string;
  readonly kind: ImportPreview['kind'];
  readonly encoding: ImportPreview['encoding'];
  readonly rows: number;
  readonly mapping: ImportPreview['mapping'];
  readonly leftOut: readonly string[];
  readonly warnings: readonly RosterIssue[];
  readonly errors: readonly RosterIssue[];
}

/** `devices`: totals over the files that were imported. `rooms`: every room of the roster afterwards, in order. */
export interface RosterImportReport {
  readonly files: readonly ImportedFile[];
  readonly devices: { readonly added: number; readonly updated: number; readonly unchanged: number };
  readonly rooms: readonly { readonly room: string; readonly devices: number }[];
}

/**
 * Imports files one after the other, each seeing what the ones before it made. A file with errors changes nothing; the
 * others are imported all the same.
 *
 * @returns The report; a failure only when `signal` was aborted (`import-cancelled`). Files imported until then stay.
 */
export async function importRosterFiles(
  repository: RosterRepository,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  options: ImportFilesOptions = {},
): Promise<Result<RosterImportReport>> {
  const target = options.isDryRun === true ? new MemoryRosterRepository(repository.load()) : repository;
  let roster = target.load();
  const imported: ImportedFile[] = [];
  const devices = { added: 0, updated: 0, unchanged: 0 };
  for (const file of files) {
    const plan = await planOrCancelled(file, roster, options);
    if (plan === null) return fail('import-cancelled', 'Reading the files was stopped.');
    imported.push(reportOf(plan.preview));
    if (plan.preview.errors.length > 0) continue;
    if (plan.change !== null) roster = applyRosterDelta(roster, target.write(plan.change));
    for (const key of ['added', 'updated', 'unchanged'] as const) devices[key] += plan.preview.counts[key];
  }
  return ok({ files: imported, devices, rooms: roomCounts(roster) });
}

/** A roster for one sweep, read from a file and kept nowhere. Fails with the file's first error. */
export async function readRosterFile(
  bytes: Uint8Array,
  name: string,
  options: ImportFilesOptions = {},
): Promise<Result<{ rooms: Room[]; devices: Device[]; warnings: RosterIssue[] }>> {
  const repository = new MemoryRosterRepository();
  const report = await importRosterFiles(repository, [{ name, bytes }], options);
  if (!report.ok) return report;
  const [file] = report.value.files;
  const error = file?.errors[0];
  if (error !== undefined) {
    const where = error.line === null ? name : `${name}, line ${error.line}`;
    return fail(error.code, `${where}: ${error.message}`, { line: error.line });
  }
  const { rooms, devices } = repository.load();
  return ok({ rooms: [...rooms], devices: [...devices], warnings: [...(file?.warnings ?? [])] });
}

/** Names that people use for fields of another name. */
const FIELD_ALIASES: ReadonlyMap<string, RosterField> = new Map([
  ['name', 'label'],
  ['ip', 'address'],
  ['ipaddress', 'address'],
  ['macaddress', 'mac'],
  ['hostname', 'host'],
  ['slot', 'seat'],
  ['serialnumber', 'serial'],
]);

/** Reads `field=column` arguments. Fails with `bad-map` for a field that is none. */
export function parseMapOverrides(texts: readonly string[]): Result<MapOverrides> {
  const overrides: Partial<Record<RosterField, string>> = {};
  for (const text of texts) {
    const [word = '', ...rest] = text.split('=');
    const wanted = normaliseHeader(word);
    const field = RosterField.options.find((option) => option.toLowerCase() === wanted) ?? FIELD_ALIASES.get(wanted);
    if (field === undefined || rest.length === 0) {
      const fields = RosterField.options.join(', ');
      return fail('bad-map', `“${text}” is not of the form field=column. The fields are: ${fields}.`);
    }
    overrides[field] = rest.join('=').trim();
  }
  return ok(overrides);
}

async function planOrCancelled(
  file: { readonly name: string; readonly bytes: Uint8Array },
  roster: PlanInput['roster'],
  options: ImportFilesOptions,
): Promise<ImportPlan | null> {
  const { signal, onProgress, now = Date.now, makeId = randomUUID } = options;
  try {
    const read = await readImportFile(file.name, file.bytes, { signal, onProgress });
    const choices = choicesFor(read, roster, options);
    return await planReadFile(read, { roster, choices, now: now(), makeId }, signal);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    return null;
  }
}

function choicesFor(read: ReadFile, roster: PlanInput['roster'], options: ImportFilesOptions): ImportChoices {
  const proposed = proposedChoices(read, roster);
  return {
    ...proposed,
    mapping: overriddenMapping(read, options.map ?? {}),
    includeRetired: options.includeRetired ?? proposed.includeRetired,
    allowPublicAddresses: options.allowPublicAddresses ?? proposed.allowPublicAddresses,
    addressesOnly: options.addressesOnly ?? proposed.addressesOnly,
  };
}

/** Null where nothing is overridden: the automatic mapping. Headings match as they stand, else without case and spaces. */
function overriddenMapping(read: ReadFile, overrides: MapOverrides): ColumnMapping | null {
  const entries = Object.entries(overrides) as [RosterField, string][];
  if (read.kind === null || entries.length === 0) return null;
  const { table, kind } = read;
  const mapping = automaticMapping(table, kind);
  for (const [field, heading] of entries) {
    const wanted = normaliseHeader(heading);
    const column =
      table.columns.find((one) => one === heading) ?? table.columns.find((one) => normaliseHeader(one) === wanted);
    if (heading === '') delete mapping[field];
    else mapping[field] = column ?? heading;
  }
  return mapping;
}

function reportOf({
  file,
  kind,
  encoding,
  rows,
  mapping,
  leftOut,
  warnings,
  errors,
}: ImportPlan['preview']): ImportedFile {
  return { file, kind, encoding, rows, mapping, leftOut: leftOut.map(({ column }) => column), warnings, errors };
}

function roomCounts({ rooms, devices }: PlanInput['roster']): RosterImportReport['rooms'] {
  const counts = new Map<string, number>();
  for (const { roomId } of devices) if (roomId !== null) counts.set(roomId, (counts.get(roomId) ?? 0) + 1);
  return [...rooms]
    .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map((room) => ({ room: room.name, devices: counts.get(room.id) ?? 0 }));
}
