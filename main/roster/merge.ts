import { seatPosition } from '../../shared/model/room-layout.ts';
import type { Device } from '../../shared/model/roster.ts';
import type { Place } from './places.ts';
import type { RosterRow } from './row.ts';
import { deriveLabel } from './row-reader.ts';

const MAX_MACS = 8;

/** The device that a row makes when the roster does not have it yet. */
export function newDevice(row: RosterRow, place: Place | null, id: string, now: number): Device {
  const { values } = row;
  const address = values.address ?? null;
  const seat = values.seat ?? null;
  return {
    id,
    label: row.label,
    serial: values.serial ?? null,
    assetTag: values.assetTag ?? null,
    macs: values.macs ?? [],
    host: values.host ?? null,
    address,
    addressLearnedAt: address === null ? null : told(values.addressLearnedAt, now),
    kind: row.kind ?? row.likelyKind ?? 'other',
    model: values.model ?? null,
    osVersion: values.osVersion ?? null,
    lastSeenAt: values.lastSeenAt ?? null,
    updatesEndAt: values.updatesEndAt ?? null,
    memoryMiB: values.memoryMiB ?? null,
    screen: values.screen ?? null,
    appVersions: values.appVersions ?? {},
    isRetired: values.isRetired ?? false,
    roomId: place?.roomId ?? null,
    seat,
    position: told(values.position, seat === null ? null : seatPosition(seat)),
    isSpare: values.isSpare ?? false,
    isPaused: values.isPaused ?? false,
    studentLabel: values.studentLabel ?? null,
  };
}

/**
 * `device` with what the row says laid over it. What the row does not say stays; a room that was only guessed does not move
 * a device that has one; a place on the grid stays while room and seat do.
 *
 * @param isOwnExport  The row is our own export's: MACs and "no room" are then meant as they stand.
 * @returns The same object when nothing changes.
 */
export function updatedDevice(
  device: Device,
  row: RosterRow,
  place: Place | null,
  isOwnExport: boolean,
  now: number,
): Device {
  const { values } = row;
  const next: Device = {
    ...device,
    ...withAddress(device, row, now),
    label: updatedLabel(device, row),
    serial: told(values.serial, device.serial),
    assetTag: told(values.assetTag, device.assetTag),
    macs: isOwnExport ? told(values.macs, device.macs) : joined(device.macs, values.macs),
    host: told(values.host, device.host),
    kind: row.kind ?? (device.kind === 'other' ? (row.likelyKind ?? 'other') : device.kind),
    model: told(values.model, device.model),
    osVersion: told(values.osVersion, device.osVersion),
    lastSeenAt: isOwnExport
      ? told(values.lastSeenAt, device.lastSeenAt)
      : later(device.lastSeenAt, values.lastSeenAt ?? null),
    updatesEndAt: told(values.updatesEndAt, device.updatesEndAt),
    memoryMiB: told(values.memoryMiB, device.memoryMiB),
    screen: told(values.screen, device.screen),
    appVersions: isOwnExport
      ? told(values.appVersions, device.appVersions)
      : { ...device.appVersions, ...values.appVersions },
    isRetired: told(values.isRetired, device.isRetired),
    ...withPlace(device, row, place, isOwnExport),
    isSpare: told(values.isSpare, device.isSpare),
    isPaused: told(values.isPaused, device.isPaused),
    studentLabel: told(values.studentLabel, device.studentLabel),
  };
  return isSameDevice(device, next) ? device : next;
}

/** `device` with the row's address and MACs, and its host name where the device had none: all an address file may change. */
export function readdressedDevice(device: Device, row: RosterRow, now: number): Device {
  const next: Device = {
    ...device,
    ...withAddress(device, row, now),
    macs: joined(device.macs, row.values.macs),
    host: device.host ?? row.values.host ?? null,
  };
  return isSameDevice(device, next) ? device : next;
}

export function isSameDevice(a: Device, b: Device): boolean {
  return (Object.keys(a) as (keyof Device)[]).every((key) => isSameValue(a[key], b[key]));
}

function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function withAddress(device: Device, row: RosterRow, now: number): Pick<Device, 'address' | 'addressLearnedAt'> {
  const address = told(row.values.address, device.address);
  if (address === null) return { address, addressLearnedAt: null };
  const isNew = address !== device.address;
  return { address, addressLearnedAt: told(row.values.addressLearnedAt, isNew ? now : device.addressLearnedAt) };
}

function withPlace(
  device: Device,
  row: RosterRow,
  place: Place | null,
  isOwnExport: boolean,
): Pick<Device, 'roomId' | 'seat' | 'position'> {
  const mayMove = place !== null && (place.isCertain || device.roomId === null);
  const roomId = mayMove ? place.roomId : isOwnExport ? null : device.roomId;
  const { seat: toldSeat, position } = row.values;
  if (roomId !== device.roomId) {
    // A grid seat is a seat of its room; a sticker such as `slot 7` stays on the device.
    const kept =
      device.seat !== null && seatPosition(device.seat) !== null && device.roomId !== null ? null : device.seat;
    const seat = told(toldSeat, kept);
    return { roomId, seat, position: told(position, seat === null ? null : seatPosition(seat)) };
  }
  const isKeptByHand = place !== null && !mayMove && device.seat !== null;
  const seat = isKeptByHand ? device.seat : told(toldSeat, device.seat);
  const derived = seat === device.seat || seat === null ? null : seatPosition(seat);
  return { roomId, seat, position: told(position, derived ?? device.position) };
}

/** A label made up from other names follows them, but gives way to one that a person typed. */
function updatedLabel(device: Device, row: RosterRow): string {
  if (!row.isLabelDerived) return row.label;
  return device.label === deriveLabel(device) && row.label !== '' ? labelAfter(device, row) : device.label;
}

function labelAfter(device: Device, row: RosterRow): string {
  const { assetTag, host, serial, address, macs } = row.values;
  return deriveLabel({
    assetTag: told(assetTag, device.assetTag),
    host: told(host, device.host),
    serial: told(serial, device.serial),
    address: told(address, device.address),
    macs: joined(device.macs, macs),
  });
}

function told<T>(said: T | undefined, otherwise: T): T {
  return said === undefined ? otherwise : said;
}

function joined(macs: readonly string[], more: readonly string[] | undefined): string[] {
  return [...new Set([...macs, ...(more ?? [])])].slice(0, MAX_MACS);
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (b ?? a) : Math.max(a, b);
}
