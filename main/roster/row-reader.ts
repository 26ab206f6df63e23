import { DeviceKind, MAX_LABEL_LENGTH, MAX_ROOM_COLUMNS, RoomKind } from '../../shared/model/roster.ts';
import type { RosterFileKind } from '../../shared/model/roster-import.ts';
import { DAY_MS } from '../../shared/units.ts';
import { CellReader } from './cell-reader.ts';
import { type ColumnMapping, isDeviceName, normaliseHeader } from './columns.ts';
import type { IssueLog } from './issues.ts';
import type { TableRecord } from './records.ts';
import { guessPlace, type PlaceGuess } from './rooms.ts';
import type { RosterRow, RowValues } from './row.ts';
import type { RosterTable } from './table.ts';
import { isDeadLease, isRetired, kindFromWords } from './values.ts';

export interface RowReaderOptions {
  readonly kind: RosterFileKind;
  readonly mapping: ColumnMapping;
  readonly allowPublicAddresses: boolean;
  /** Epoch milliseconds; what "last seen" is measured against. */
  readonly now: number;
}

/** Management systems hear of a device in use daily; after two weeks it was probably put away. Source: facts, section 4. */
const STALE_AFTER_MS = 14 * DAY_MS;
const FREE_TEXT_ROOM_HEADERS = new Set(['location', 'annotatedlocation']);
const MAX_SEAT_LENGTH = 20;
const MAX_STUDENT_LABEL_LENGTH = 12;

/** What a system manages when the row itself does not say. */
const KIND_OF_FILE: Readonly<Partial<Record<RosterFileKind, DeviceKind>>> = {
  'google-api': 'chromebook',
  'google-console': 'chromebook',
  'jamf-pro-computers': 'mac',
  'jamf-pro-mobile': 'ipad',
};

/** Jamf's MUT has one template for each kind. */
const KIND_OF_SERIAL_HEADER: ReadonlyMap<string, DeviceKind> = new Map([
  ['computerserial', 'mac'],
  ['mobiledeviceserial', 'ipad'],
]);

/** Turns a table's records into what they say about devices. A bad value costs the value and a warning, never the row. */
export class RowReader {
  readonly #options: RowReaderOptions;
  readonly #cells: CellReader;
  readonly #issues: IssueLog;
  readonly #isOwn: boolean;
  readonly #isRoomFreeText: boolean;
  /** The host column is a list of device names (Intune): names of Windows computers are hosts, others are not. */
  readonly #isHostFromName: boolean;
  readonly #kindOfFile: DeviceKind | null;

  constructor(table: RosterTable, options: RowReaderOptions, issues: IssueLog) {
    this.#options = options;
    this.#issues = issues;
    this.#isOwn = options.kind === 'testing-day-console';
    const { mapping, allowPublicAddresses } = options;
    this.#cells = new CellReader(table.columns, mapping, { isOwnExport: this.#isOwn, allowPublicAddresses }, issues);
    this.#isRoomFreeText = FREE_TEXT_ROOM_HEADERS.has(normaliseHeader(mapping.room ?? ''));
    this.#kindOfFile =
      KIND_OF_FILE[options.kind] ?? KIND_OF_SERIAL_HEADER.get(normaliseHeader(mapping.serial ?? '')) ?? null;
    this.#isHostFromName = mapping.host !== undefined && isDeviceName(mapping.host);
  }

  read(record: TableRecord): RosterRow {
    const cells = this.#cells;
    cells.moveTo(record);
    const status = cells.words('status');
    const saidRetired = this.#isRetired(status);
    const place = this.#place();
    const kind = this.#kind();
    const likelyKind = kindFromWords(cells.words('model')) ?? this.#kindOfFile;
    const values = this.#values(place, kind ?? likelyKind, saidRetired);
    const told = cells.text('label', MAX_LABEL_LENGTH) ?? '';
    return {
      line: record.line,
      values,
      label: told === '' ? deriveLabel(values) : told,
      isLabelDerived: told === '',
      kind,
      likelyKind,
      place,
      building: cells.words('building'),
      roomPatch: this.#isOwn ? this.#roomPatch() : {},
      roomFacts: this.#isOwn ? {} : this.#roomFacts(),
      // Our own export brings back what the roster had, retired devices included.
      isRetired: saidRetired === true && !this.#isOwn,
      skipReason: isDeadLease(status) && this.#options.kind === 'dhcp-leases' ? 'the lease has ended' : null,
    };
  }

  #values(place: PlaceGuess | null, kind: DeviceKind | null, saidRetired: boolean | undefined): RowValues {
    const cells = this.#cells;
    const address = cells.address('address');
    const hasAddressAsHost = address === undefined && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(cells.words('host'));
    const lastSeenAt = cells.date('lastSeen');
    if (saidRetired !== true) this.#warnIfStale(lastSeenAt ?? null);
    return {
      serial: cells.identifier('serial'),
      assetTag: cells.identifier('assetTag'),
      macs: cells.macs(),
      host: hasAddressAsHost ? undefined : this.#host(kind),
      address: hasAddressAsHost ? cells.address('host') : address,
      addressLearnedAt: cells.date('addressLearned'),
      model: cells.text('model', MAX_LABEL_LENGTH),
      osVersion: cells.text('osVersion', MAX_LABEL_LENGTH),
      lastSeenAt,
      updatesEndAt: cells.date('updatesEnd'),
      memoryMiB: cells.memoryMiB(),
      screen: cells.screen(),
      appVersions: cells.appVersions(),
      isRetired: saidRetired,
      seat: cells.text('seat', MAX_SEAT_LENGTH) ?? place?.seat ?? (this.#isOwn ? null : undefined),
      position: cells.position(),
      isSpare: cells.boolean('spare'),
      isPaused: cells.boolean('paused'),
      studentLabel: this.#studentLabel(),
    };
  }

  /** A lease says nothing of its device's service; any other status that is not one of retirement says "in use". */
  #isRetired(status: string): boolean | undefined {
    const said = this.#cells.boolean('retired');
    if (said !== undefined || status === '' || this.#options.kind === 'dhcp-leases') return said;
    return isRetired(status);
  }

  #host(kind: DeviceKind | null): string | null | undefined {
    if (!this.#isHostFromName) return this.#cells.host();
    return kind === 'windows' ? this.#cells.hostFromName() : undefined;
  }

  #kind(): DeviceKind | null {
    const word = this.#cells.words('kind');
    const exact = DeviceKind.safeParse(word.toLowerCase());
    if (exact.success) return exact.data;
    return (
      kindFromWords(word) ??
      kindFromWords(this.#cells.words('platform')) ??
      (this.#isOwn ? null : kindFromWords(this.#cells.words('osVersion')))
    );
  }

  #place(): PlaceGuess | null {
    const cells = this.#cells;
    if (this.#isOwn) return this.#ownPlace();
    return guessPlace({
      room: cells.words('room').slice(0, MAX_LABEL_LENGTH),
      isRoomFreeText: this.#isRoomFreeText,
      cart: cells.words('cart').slice(0, MAX_LABEL_LENGTH),
      notes: cells.words('notes'),
      category: cells.words('category'),
      orgUnit: cells.words('orgUnit'),
    });
  }

  /** Our own export names rooms as they are; nothing is guessed or prettied. */
  #ownPlace(): PlaceGuess | null {
    const name = this.#cells.text('room', MAX_LABEL_LENGTH);
    if (name === null || name === undefined) return null;
    const kind = RoomKind.safeParse(this.#cells.words('roomKind')).data ?? 'room';
    return { key: name, name, kind, from: 'room', seat: null, isExplicit: true };
  }

  #roomPatch(): RosterRow['roomPatch'] {
    const columns = Number(this.#cells.words('roomColumns'));
    const isWidth = Number.isInteger(columns) && columns >= 1 && columns <= MAX_ROOM_COLUMNS;
    return {
      kind: RoomKind.safeParse(this.#cells.words('roomKind')).data ?? 'room',
      note: this.#cells.text('roomNote', MAX_LABEL_LENGTH) ?? '',
      columns: isWidth ? columns : null,
      ...this.#roomFacts(),
    };
  }

  /** Only what the file says: an export from before these columns must not empty what the roster has. */
  #roomFacts(): RosterRow['roomFacts'] {
    const accessPoint = this.#cells.text('accessPoint', MAX_LABEL_LENGTH);
    const uplink = this.#cells.text('uplink', MAX_LABEL_LENGTH);
    return { ...(accessPoint !== undefined && { accessPoint }), ...(uplink !== undefined && { uplink }) };
  }

  /** A text too long for a label is perhaps a name: it is dropped whole, because a cut name is still a name. */
  #studentLabel(): string | null | undefined {
    const text = this.#cells.text('studentLabel', MAX_LABEL_LENGTH);
    if (text === null || text === undefined || text.length <= MAX_STUDENT_LABEL_LENGTH) return text;
    this.#warn(
      'student-label-too-long',
      `The student label has more than ${MAX_STUDENT_LABEL_LENGTH} characters and was left out. Use a seat number or initials.`,
    );
    return undefined;
  }

  #warnIfStale(lastSeenAt: number | null): void {
    if (lastSeenAt === null || this.#isOwn) return;
    const ageMs = this.#options.now - lastSeenAt;
    if (ageMs <= STALE_AFTER_MS) return;
    this.#warn(
      'stale-last-seen',
      `The device was last seen ${Math.floor(ageMs / DAY_MS)} days ago; its address may be out of date.`,
    );
  }

  #warn(code: string, message: string): void {
    this.#issues.add(this.#cells.line, code, message);
  }
}

/** What a device is called when no column says it. */
export function deriveLabel(values: Pick<RowValues, 'assetTag' | 'host' | 'serial' | 'address' | 'macs'>): string {
  const name = values.assetTag ?? values.host ?? values.serial ?? values.address ?? values.macs?.[0] ?? '';
  return name.slice(0, MAX_LABEL_LENGTH);
}
