import type { Device, DeviceId, Room } from '../../shared/model/roster.ts';
import type { ImportCounts, PreviewRow } from '../../shared/model/roster-import.ts';
import type { RosterChange } from '../store/repositories.ts';
import { AddressClaims } from './address-claims.ts';
import { describeChange } from './describe.ts';
import type { IssueLog } from './issues.ts';
import {
  ADDRESSES_ONLY_TIERS,
  FULL_IMPORT_TIERS,
  type Identity,
  identityOf,
  matchRows,
  roomNamesById,
} from './match.ts';
import { newDevice, readdressedDevice, updatedDevice } from './merge.ts';
import type { PlaceBook } from './places.ts';
import type { PlanInput } from './plan-input.ts';
import { Retirement } from './retirement.ts';
import { RoomFacts } from './room-facts.ts';
import type { RosterRow } from './row.ts';
import { PreviewSample } from './sample.ts';

const NAMES_NO_DEVICE = 'The line has no label, serial number, address or other name of a device and was left out.';

/** One run over the rows of a file: which device is meant, what becomes of it, how it is counted and shown. */
export class Planner {
  readonly sample = new PreviewSample();
  readonly #counts = { added: 0, updated: 0, unchanged: 0, skipped: 0, retired: 0 };
  readonly #changed = new Map<DeviceId, Device>();
  readonly #input: PlanInput;
  readonly #rows: readonly RosterRow[];
  readonly #repeatedLine: ReadonlyMap<number, number>;
  readonly #places: PlaceBook;
  readonly #issues: IssueLog;
  readonly #isOwnExport: boolean;
  readonly #claims: AddressClaims;
  readonly #roomFacts = new RoomFacts();
  readonly #roomNames: Map<string, string>;
  #unmatched = 0;
  #keptRooms = 0;

  constructor(
    input: PlanInput,
    rows: readonly RosterRow[],
    repeatedLine: ReadonlyMap<number, number>,
    places: PlaceBook,
    issues: IssueLog,
  ) {
    this.#input = input;
    this.#rows = rows;
    this.#repeatedLine = repeatedLine;
    this.#places = places;
    this.#issues = issues;
    this.#isOwnExport = input.kind === 'testing-day-console';
    this.#claims = new AddressClaims(issues);
    this.#roomNames = new Map(input.roster.rooms.map((room) => [room.id, room.name]));
  }

  get counts(): ImportCounts {
    return this.#counts;
  }

  *run(): Generator<void, void> {
    const { roster, choices } = this.#input;
    const names = roomNamesById(roster);
    const identities: Identity[] = [];
    for (const device of roster.devices) {
      identities.push(identityOf(device, names));
      this.#claims.own(device);
      yield;
    }
    const candidates: (Identity | null)[] = [];
    for (const [index, row] of this.#rows.entries()) {
      candidates.push(this.#reasonToSkip(row, index) === null ? this.#identity(row) : null);
      yield;
    }
    const tiers = choices.addressesOnly ? ADDRESSES_ONLY_TIERS : FULL_IMPORT_TIERS;
    const matches = yield* matchRows(candidates, identities, tiers);
    const matched = new Set(matches.values());
    const retirement = new Retirement(choices.addressesOnly ? [] : roster.devices.filter((_, at) => !matched.has(at)));
    for (const [index, row] of this.#rows.entries()) {
      const match = matches.get(index);
      const retired = retirement.deviceOf(row);
      if (retired !== null && !this.#changed.has(retired.id))
        this.#settle(row, retired, { ...retired, isRetired: true });
      else this.#take(row, index, match === undefined ? null : (roster.devices[match] ?? null));
      yield;
    }
    if (this.#input.kind === 'dhcp-leases') this.#evict();
    this.#sumUp();
  }

  /** The one step that carries the import out; null when nothing changes. */
  change(): RosterChange | null {
    const rooms = this.#roomsToSave();
    if (rooms.length === 0 && this.#changed.size === 0) return null;
    const { added, updated } = this.#counts;
    const parts = [added > 0 ? `${added} new` : '', updated > 0 ? `${updated} updated` : ''].filter(
      (part) => part !== '',
    );
    const what = `Imported ${this.#input.file}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
    return { what, rooms, devices: [...this.#changed.values()] };
  }

  /** A room that was only hinted at, and that no device moved to, is not made. Our own export's empty rooms are. */
  #roomsToSave(): Room[] {
    if (this.#input.choices.addressesOnly) return [];
    const rooms = this.#places.changedRooms();
    if (this.#isOwnExport) return rooms;
    const inUse = new Set([...this.#changed.values()].map((device) => device.roomId));
    const made = rooms.filter((room) => inUse.has(room.id)).map((room) => this.#roomFacts.laidOver(room));
    const known = this.#input.roster.rooms.filter((room) => this.#roomFacts.laidOver(room) !== room);
    return [...made, ...known.map((room) => this.#roomFacts.laidOver(room))];
  }

  #take(row: RosterRow, index: number, device: Device | null): void {
    const reason = this.#reasonToSkip(row, index);
    if (this.#isOwnExport && row.label === '' && row.place !== null) {
      this.#takeEmptyRoom(row);
    } else if (reason !== null) {
      if (row.label === '') this.#issues.add(row.line, 'names-no-device', NAMES_NO_DEVICE);
      this.#skip(row, reason, row.isRetired ? 'skipped' : 'problem');
    } else if (this.#input.choices.addressesOnly) {
      this.#takeAddress(row, device);
    } else {
      this.#takeDevice(row, device);
    }
  }

  /** Our own export keeps rooms without devices as rows without a label. */
  #takeEmptyRoom(row: RosterRow): void {
    this.#places.count(row);
    this.#places.placeOf(row);
    this.#counts.unchanged += 1;
  }

  #takeAddress(row: RosterRow, device: Device | null): void {
    if (device === null) {
      this.#unmatched += 1;
      this.#skip(row, 'belongs to no device of the roster', 'skipped');
      return;
    }
    this.#settle(row, device, readdressedDevice(device, row, this.#input.now));
  }

  #takeDevice(row: RosterRow, device: Device | null): void {
    this.#places.count(row);
    const place = this.#places.placeOf(row);
    if (place !== null) this.#roomNames.set(place.roomId, place.name);
    if (device === null) {
      this.#settle(row, null, newDevice(row, place, this.#input.makeId(), this.#input.now));
      return;
    }
    const after = updatedDevice(device, row, place, this.#isOwnExport, this.#input.now);
    if (place !== null && after.roomId !== place.roomId) this.#keptRooms += 1;
    this.#settle(row, device, after);
  }

  #settle(row: RosterRow, before: Device | null, after: Device): void {
    const change = before === null ? 'added' : before === after ? 'unchanged' : 'updated';
    this.#counts[change] += 1;
    if (change !== 'unchanged') this.#changed.set(after.id, after);
    if (row.values.address) this.#claims.claim(after, row.line);
    if (after.roomId !== null) this.#roomFacts.tell(after.roomId, row.roomFacts);
    this.sample.offer(change, () => {
      const note =
        before !== null && before !== after ? describeChange(before, after, (id) => this.#roomNames.get(id) ?? '') : '';
      return this.#previewOf(row, after, change, note);
    });
  }

  #skip(row: RosterRow, reason: string, rank: 'problem' | 'skipped'): void {
    this.#counts.skipped += 1;
    if (row.isRetired) this.#counts.retired += 1;
    this.sample.offer(rank, () => ({
      line: row.line,
      change: 'skipped',
      label: row.label,
      room: row.place?.name ?? null,
      seat: row.values.seat ?? null,
      kind: row.kind ?? row.likelyKind ?? 'other',
      address: row.values.address ?? null,
      host: row.values.host ?? null,
      mac: row.values.macs?.[0] ?? null,
      note: reason,
    }));
  }

  /** Why a row is left out whatever the roster has; null: it is not. */
  #reasonToSkip(row: RosterRow, index: number): string | null {
    const repeated = this.#repeatedLine.get(index);
    if (repeated !== undefined) return `repeats line ${repeated}`;
    if (row.isRetired) return 'retired';
    if (row.skipReason !== null) return row.skipReason;
    return row.label === '' ? 'names no device' : null;
  }

  #identity(row: RosterRow): Identity {
    const { serial, assetTag, macs, host, seat, address } = row.values;
    return {
      serial: serial ?? null,
      assetTag: assetTag ?? null,
      macs: macs ?? [],
      host: host ?? null,
      label: row.label,
      room: this.#places.nameKeyOf(row),
      seat: seat ?? null,
      address: address ?? null,
    };
  }

  /** A lease list knows best who has an address: the former owner loses it, or it would show another device's life. */
  #evict(): void {
    for (const { deviceId, address } of this.#claims.evicted()) {
      const device = this.#changed.get(deviceId) ?? this.#input.roster.devices.find(({ id }) => id === deviceId);
      if (device?.address !== address) continue;
      this.#changed.set(deviceId, { ...device, address: null, addressLearnedAt: null });
      this.#issues.add(
        null,
        'address-moved',
        `“${device.label}” had the address ${address}, which the leases now give to another device. It was taken off.`,
      );
    }
  }

  #sumUp(): void {
    if (!this.#input.choices.addressesOnly) {
      this.#roomFacts.warnOfDisagreement((roomId) => this.#roomNames.get(roomId) ?? '', this.#issues);
    }
    if (this.#unmatched > 0) {
      this.#issues.add(
        null,
        'unmatched-rows',
        `${count(this.#unmatched, 'row belongs', 'rows belong')} to no device of the roster and ${this.#unmatched === 1 ? 'was' : 'were'} left out.`,
      );
    }
    if (this.#keptRooms > 0) {
      this.#issues.add(
        null,
        'room-kept',
        `${count(this.#keptRooms, 'device stays', 'devices stay')} in the room it has; the file only hints at another.`,
      );
    }
  }

  #previewOf(row: RosterRow, device: Device, change: PreviewRow['change'], note: string): PreviewRow {
    return {
      line: row.line,
      change,
      label: device.label,
      room: device.roomId === null ? null : (this.#roomNames.get(device.roomId) ?? null),
      seat: device.seat,
      kind: device.kind,
      address: device.address,
      host: device.host,
      mac: device.macs[0] ?? null,
      note,
    };
  }
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}
