import {
  type Device,
  MAX_LABEL_LENGTH,
  MAX_ROOM_COLUMNS,
  MAX_ROOM_ROWS,
  type SeatPosition,
} from '../../shared/model/roster.ts';
import type { RosterField } from '../../shared/model/roster-import.ts';
import { bestAddress } from './addresses.ts';
import { readAppVersions } from './app-versions.ts';
import { type ColumnMapping, normaliseHeader, otherMacColumns } from './columns.ts';
import { parseDate } from './dates.ts';
import { parseMemoryMiB, parseOwnScreen, parseScreen } from './hardware-values.ts';
import type { IssueLog } from './issues.ts';
import type { TableRecord } from './records.ts';
import { restore } from './spreadsheet-safety.ts';
import { isExcelDamaged, isPlaceholderSerial, parseBoolean, parseHost, parseMac, splitList, tidy } from './values.ts';

const MAX_MACS = 8;
const MAX_VERSION_LENGTH = 40;

/** Columns that hold one testing app's version, and the platform whose app it is. */
const APP_FIELDS: readonly (readonly [RosterField, string])[] = [
  ['testnavVersion', 'testnav'],
  ['drcInsightVersion', 'drc-insight'],
];

/**
 * Reads one record's cells by field, telling the log about values that are no good.
 *
 * Every method answers `undefined` for "nothing said, or no good". `null` (for MACs an empty list, for yes and no `false`)
 * is an empty cell of our own export, where empty means empty.
 */
export class CellReader {
  readonly #indexOf = new Map<RosterField, number>();
  readonly #otherMacs: readonly number[];
  readonly #memoryHeader: string;
  readonly #isOwn: boolean;
  readonly #allowPublic: boolean;
  readonly #issues: IssueLog;
  #record: TableRecord = { line: 1, cells: [] };

  constructor(
    columns: readonly string[],
    mapping: ColumnMapping,
    options: { readonly isOwnExport: boolean; readonly allowPublicAddresses: boolean },
    issues: IssueLog,
  ) {
    for (const [field, column] of Object.entries(mapping) as [RosterField, string][]) {
      const index = columns.indexOf(column);
      if (index >= 0) this.#indexOf.set(field, index);
    }
    this.#otherMacs = otherMacColumns(columns, mapping).map((column) => columns.indexOf(column));
    this.#memoryHeader = normaliseHeader(mapping.memory ?? '');
    this.#isOwn = options.isOwnExport;
    this.#allowPublic = options.allowPublicAddresses;
    this.#issues = issues;
  }

  /** Moves on to the next record. */
  moveTo(record: TableRecord): void {
    this.#record = record;
  }

  get line(): number {
    return this.#record.line;
  }

  /** The tidied text; empty for an empty cell or no such column. */
  words(field: RosterField): string {
    return tidy(this.#raw(field) ?? '');
  }

  /** Cut to `maxLength`, with a warning. */
  text(field: RosterField, maxLength: number): string | null | undefined {
    const text = this.#filled(field);
    if (text === null || text === undefined || text.length <= maxLength) return text;
    this.#warn('too-long', `is longer than ${maxLength} characters and was cut`, text);
    return text.slice(0, maxLength);
  }

  /** A serial number or asset tag: a name of the device, not a number, so an exponent is Excel's damage. */
  identifier(field: 'serial' | 'assetTag'): string | null | undefined {
    const text = this.text(field, MAX_LABEL_LENGTH);
    if (text === null || text === undefined) return text;
    const what = field === 'serial' ? 'serial number' : 'asset tag';
    if (isExcelDamaged(text)) return this.#excelDamaged(text, what);
    if (field === 'serial' && isPlaceholderSerial(text)) {
      return this.#warn(
        'placeholder-serial',
        'is no serial number but what a maker left in its place; it was left out',
        text,
      );
    }
    return text;
  }

  host(): string | null | undefined {
    const text = this.#filled('host');
    if (text === null || text === undefined) return text;
    return parseHost(text) ?? this.#warn('bad-host-name', 'cannot be a host name and was left out', text);
  }

  /** The host name where a device's name can serve as one; other names say nothing of a host. */
  hostFromName(): string | undefined {
    return parseHost(this.words('host')) ?? undefined;
  }

  address(field: 'address' | 'host'): string | null | undefined {
    const text = this.#filled(field);
    if (text === null || text === undefined) return text;
    if (isExcelDamaged(text)) return this.#excelDamaged(text, 'address');
    const best = bestAddress(splitList(text));
    if (best.kind === 'impossible')
      return this.#warn('impossible-address', 'cannot be a device’s address and was left out', text);
    if (best.kind === 'usable' || this.#allowPublic) return best.address;
    return this.#warn('public-address', 'is a public address, outside the school’s network; it was left out', text);
  }

  macs(): string[] | undefined {
    const cells = [this.#raw('mac'), ...this.#otherMacs.map((index) => this.#record.cells[index])];
    const macs = new Set<string>();
    for (const cell of cells) for (const part of macParts(tidy(cell ?? ''))) this.#addMac(part, macs);
    if (macs.size === 0) return this.#isOwn && this.#raw('mac') === '' ? [] : undefined;
    return [...macs].slice(0, MAX_MACS);
  }

  date(field: RosterField): number | null | undefined {
    const text = this.#filled(field);
    if (text === null || text === undefined) return text;
    return parseDate(text) ?? this.#warn('bad-date', 'is no date and was left out', text);
  }

  boolean(field: RosterField): boolean | undefined {
    const text = this.#filled(field);
    if (text === undefined) return undefined;
    if (text === null) return false;
    return parseBoolean(text) ?? this.#warn('bad-yes-no', 'is neither yes nor no and was left out', text);
  }

  memoryMiB(): number | null | undefined {
    const text = this.#filled('memory');
    if (text === null || text === undefined) return text;
    return (
      parseMemoryMiB(text, this.#memoryHeader) ??
      this.#warn('bad-memory', 'is no size of memory and was left out', text)
    );
  }

  screen(): Device['screen'] | undefined {
    const text = this.#filled('screen');
    if (text === null || text === undefined) return text;
    const screen = this.#isOwn ? parseOwnScreen(text) : parseScreen(text);
    return screen ?? this.#warn('bad-screen', 'is no screen resolution like 1366x768 and was left out', text);
  }

  /** Of all columns that name a version of a testing app. Our own export's cell is the whole truth; others add to it. */
  appVersions(): Device['appVersions'] | undefined {
    const versions: Record<string, string> = {};
    for (const [field, platformId] of APP_FIELDS) {
      const version = this.text(field, MAX_VERSION_LENGTH);
      if (version && !/\d/.test(version)) this.#warn('bad-app-version', 'is no version and was left out', version);
      else if (version) versions[platformId] = version;
    }
    const cell = this.#filled('appVersions');
    if (cell === null) return versions;
    const listed = cell === undefined ? {} : readAppVersions(cell);
    if (listed === null) {
      this.#warn(
        'bad-app-versions',
        'is no list like “testnav 1.11.3; drc-insight 17.0.0” and was left out',
        cell ?? '',
      );
    }
    const all = { ...versions, ...listed };
    return Object.keys(all).length === 0 ? undefined : all;
  }

  /** `R1C3` is the first row, third column, as our own export writes it. */
  position(): SeatPosition | null | undefined {
    const text = this.#filled('position');
    if (text === null || text === undefined) return text;
    const match = /^R(\d{1,3})C(\d{1,3})$/i.exec(text);
    const position = { row: Number(match?.[1]) - 1, column: Number(match?.[2]) - 1 };
    const isInGrid =
      position.row >= 0 && position.row < MAX_ROOM_ROWS && position.column >= 0 && position.column < MAX_ROOM_COLUMNS;
    return isInGrid ? position : this.#warn('bad-position', 'is no place like R1C3 and was left out', text);
  }

  #addMac(part: string, macs: Set<string>): void {
    const parsed = parseMac(part);
    if (parsed === null) {
      if (isExcelDamaged(part)) this.#excelDamaged(part, 'MAC address');
      else this.#warn('bad-mac', 'is no device’s MAC address and was left out', part);
      return;
    }
    if (parsed.isMadeUp && !this.#isOwn) {
      this.#warn(
        'made-up-mac',
        'is a private MAC address that the device made up; it may change, so it is a weak sign',
        part,
      );
    }
    macs.add(parsed.mac);
  }

  /** Undefined: no such column, or an empty cell that says nothing. Null: an empty cell of our own export. */
  #filled(field: RosterField): string | null | undefined {
    const raw = this.#raw(field);
    if (raw === undefined) return undefined;
    const text = this.#isOwn ? raw : tidy(raw);
    if (text === '') return this.#isOwn ? null : undefined;
    return text;
  }

  #raw(field: RosterField): string | undefined {
    const index = this.#indexOf.get(field);
    if (index === undefined) return undefined;
    const cell = this.#record.cells[index] ?? '';
    return this.#isOwn ? restore(cell) : cell;
  }

  #excelDamaged(text: string, what: string): undefined {
    return this.#warn(
      'excel-damaged',
      `was a ${what} before Excel turned it into a number; it was left out. Format the column as text, or export again`,
      text,
    );
  }

  #warn(code: string, what: string, value: string): undefined {
    this.#issues.add(this.#record.line, code, `“${shorten(value)}” ${what}.`);
  }
}

/** A cell with no MAC in it at all is one bad value, not as many as it has words. */
function macParts(cell: string): readonly string[] {
  if (cell === '') return [];
  if (parseMac(cell) !== null) return [cell];
  const parts = splitList(cell);
  return parts.some((part) => parseMac(part) !== null) ? parts : [cell];
}

function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}
