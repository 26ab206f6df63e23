import { seatNameAt, seatPosition } from '../../shared/model/room-layout.ts';
import type {
  Device,
  DeviceId,
  DevicePatch,
  Placement,
  Room,
  RoomId,
  RoomKind,
  RoomPatch,
  RosterSnapshot,
  SeatPosition,
} from '../../shared/model/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { RosterChange } from '../store/repositories.ts';
import { parseAddress } from './addresses.ts';
import { BLANK_ROOM } from './blank-room.ts';
import { isSameDevice } from './merge.ts';
import { movedDevices } from './moved-devices.ts';
import { roomKey } from './rooms.ts';
import { typedIdentity } from './typed-identity.ts';
import { parseHost, tidyLine } from './values.ts';

/** What a person's edit does to the roster, and what is replied. `change` null: nothing changed. */
export interface Edit<T> {
  readonly change: RosterChange | null;
  readonly reply: T;
}

export function createRoom(
  roster: RosterSnapshot,
  input: { readonly name: string; readonly kind: RoomKind },
  makeId: () => string,
): Result<Edit<Room>> {
  const name = freeRoomName(roster, input.name, null);
  if (!name.ok) return name;
  const order = roster.rooms.reduce((most, room) => Math.max(most, room.order + 1), 0);
  const room: Room = { ...BLANK_ROOM, id: makeId(), name: name.value, kind: input.kind, order };
  return ok({ change: { what: `Made ${room.name}`, rooms: [room] }, reply: room });
}

export function updateRoom(roster: RosterSnapshot, roomId: RoomId, patch: RoomPatch): Result<Edit<Room>> {
  const room = roster.rooms.find(({ id }) => id === roomId);
  if (room === undefined) return unknownRoom();
  const name = patch.name === undefined ? ok(room.name) : freeRoomName(roster, patch.name, roomId);
  if (!name.ok) return name;
  const next: Room = {
    ...room,
    name: name.value,
    kind: patch.kind ?? room.kind,
    note: patch.note === undefined ? room.note : tidyLine(patch.note),
    columns: patch.columns === undefined ? room.columns : patch.columns,
    accessPoint: typedName(patch.accessPoint, room.accessPoint),
    uplink: typedName(patch.uplink, room.uplink),
  };
  if (JSON.stringify(next) === JSON.stringify(room)) return ok({ change: null, reply: room });
  const what = next.name === room.name ? `Changed ${room.name}` : `Renamed ${room.name} to ${next.name}`;
  return ok({ change: { what, rooms: [next] }, reply: next });
}

/** Rooms that are not named keep their order, after those that are. */
export function reorderRooms(roster: RosterSnapshot, roomIds: readonly RoomId[]): Result<Edit<void>> {
  const known = new Map(roster.rooms.map((room) => [room.id, room]));
  if (roomIds.some((id) => !known.has(id))) return unknownRoom();
  const named = new Set(roomIds);
  const others = roster.rooms.filter((room) => !named.has(room.id)).sort((a, b) => a.order - b.order);
  const wanted = [...named].flatMap((id) => known.get(id) ?? []).concat(others);
  const rooms = wanted
    .map((room, order) => ({ ...room, order }))
    .filter((room) => room.order !== known.get(room.id)?.order);
  return ok({ change: rooms.length === 0 ? null : { what: 'Reordered the rooms', rooms }, reply: undefined });
}

/** Its devices stay, without a room. */
export function removeRoom(roster: RosterSnapshot, roomId: RoomId): Result<Edit<void>> {
  const room = roster.rooms.find(({ id }) => id === roomId);
  if (room === undefined) return unknownRoom();
  const devices = roster.devices
    .filter((device) => device.roomId === roomId)
    .map((device) => ({ ...device, roomId: null, position: null }));
  return ok({ change: { what: `Removed ${room.name}`, removedRooms: [roomId], devices }, reply: undefined });
}

export function createDevice(
  roster: RosterSnapshot,
  input: DevicePatch & { readonly label: string; readonly roomId: RoomId | null },
  makeId: () => string,
  now: number,
): Result<Edit<Device>> {
  const { roomId, ...patch } = input;
  if (roomId !== null && !roster.rooms.some((room) => room.id === roomId)) return unknownRoom();
  const blank: Device = { ...BLANK, id: makeId(), label: input.label, roomId };
  const device = patched(blank, patch, roster.devices, now);
  return device.ok
    ? ok({ change: { what: `Added ${device.value.label}`, devices: [device.value] }, reply: device.value })
    : device;
}

export function updateDevices(
  roster: RosterSnapshot,
  deviceIds: readonly DeviceId[],
  patch: DevicePatch,
  now: number,
): Result<Edit<void>> {
  const found = findDevices(roster, deviceIds);
  if (!found.ok) return found;
  if (found.value.length > 1 && (patch.serial || patch.assetTag || (patch.macs?.length ?? 0) > 0)) {
    return fail('not-for-several', 'A serial number, asset tag or MAC address belongs to one device only.');
  }
  const devices: Device[] = [];
  for (const device of found.value) {
    const next = patched(device, patch, roster.devices, now);
    if (!next.ok) return next;
    if (!isSameDevice(device, next.value)) devices.push(next.value);
  }
  return ok({ change: devices.length === 0 ? null : { what: `Changed ${named(devices)}`, devices }, reply: undefined });
}

/** Moves devices; of several placements of one device the last counts. A grid seat's name goes with the place. */
export function placeDevices(roster: RosterSnapshot, placements: readonly Placement[]): Result<Edit<void>> {
  const found = findDevices(
    roster,
    placements.map(({ deviceId }) => deviceId),
  );
  if (!found.ok) return found;
  const rooms = new Set(roster.rooms.map((room) => room.id));
  if (placements.some(({ roomId }) => roomId !== null && !rooms.has(roomId))) return unknownRoom();
  const wanted = new Map(placements.map((placement) => [placement.deviceId, placement]));
  const devices = found.value.flatMap((device) => {
    const { roomId, position } = wanted.get(device.id) ?? device;
    const next = { ...device, roomId, position, seat: seatAfterMove(device, roomId, position) };
    return isSameDevice(device, next) ? [] : [next];
  });
  if (devices.length === 0) return ok({ change: null, reply: undefined });
  const moved = movedDevices(roster, devices);
  const what = moved.length === 0 ? 'Changed the layout of a room' : `Moved ${named(moved)}`;
  return ok({ change: { what, devices }, reply: undefined });
}

export function removeDevices(roster: RosterSnapshot, deviceIds: readonly DeviceId[]): Result<Edit<void>> {
  const found = findDevices(roster, deviceIds);
  if (!found.ok) return found;
  const removedDevices = found.value.map((device) => device.id);
  return ok({ change: { what: `Removed ${named(found.value)}`, removedDevices }, reply: undefined });
}

const BLANK: Omit<Device, 'id' | 'label' | 'roomId'> = {
  serial: null,
  assetTag: null,
  macs: [],
  host: null,
  address: null,
  addressLearnedAt: null,
  kind: 'other',
  model: null,
  osVersion: null,
  lastSeenAt: null,
  updatesEndAt: null,
  memoryMiB: null,
  screen: null,
  appVersions: {},
  isRetired: false,
  seat: null,
  position: null,
  isSpare: false,
  isPaused: false,
  studentLabel: null,
};

function patched(device: Device, patch: DevicePatch, all: readonly Device[], now: number): Result<Device> {
  const label = patch.label === undefined ? device.label : tidyLine(patch.label);
  if (label === '') return fail('label-empty', 'A device needs a label: its sticker, asset tag or name.');
  const host = patch.host ? parseHost(patch.host.trim()) : (patch.host ?? device.host);
  if (patch.host && host === null) {
    return fail(
      'bad-host-name',
      `“${patch.host}” cannot be a host name. Use letters, digits and dashes, such as lab-pc-12.`,
    );
  }
  const address = typedAddress(patch.address, device.address);
  if (!address.ok) return address;
  const identity = typedIdentity(device, patch, all);
  if (!identity.ok) return identity;
  const seat = patch.seat === undefined ? device.seat : tidyLine(patch.seat ?? '') || null;
  const isReseated = seat !== device.seat && seat !== null;
  return ok({
    ...device,
    ...identity.value,
    label,
    host: patch.host === null ? null : host,
    address: address.value,
    addressLearnedAt: address.value === null ? null : address.value === device.address ? device.addressLearnedAt : now,
    kind: patch.kind ?? device.kind,
    seat,
    position: isReseated ? (seatPosition(seat) ?? device.position) : device.position,
    isSpare: patch.isSpare ?? device.isSpare,
    isPaused: patch.isPaused ?? device.isPaused,
    isRetired: patch.isRetired ?? device.isRetired,
    studentLabel: patch.studentLabel === undefined ? device.studentLabel : tidyLine(patch.studentLabel ?? '') || null,
  });
}

/** What is not said stays; an emptied field is no name. */
function typedName(typed: string | null | undefined, before: string | null): string | null {
  return typed === undefined ? before : tidyLine(typed ?? '') || null;
}

/** A person who types a public address means it; whether it is probed is decided by the setting. */
function typedAddress(typed: string | null | undefined, before: string | null): Result<string | null> {
  if (typed === undefined) return ok(before);
  if (typed === null || typed.trim() === '') return ok(null);
  const parsed = parseAddress(typed.trim());
  if (parsed.kind !== 'impossible') return ok(parsed.address);
  return fail('impossible-address', `“${typed}” cannot be a device’s address. An address looks like 10.20.4.31.`);
}

/** `A3` moves with the grid; `slot 7` is a sticker and stays. */
function seatAfterMove(device: Device, roomId: RoomId | null, position: SeatPosition | null): string | null {
  if (device.seat === null || seatPosition(device.seat) === null) return device.seat;
  if (position !== null) return seatNameAt(position);
  return roomId === device.roomId ? device.seat : null;
}

function freeRoomName(roster: RosterSnapshot, typed: string, ownId: RoomId | null): Result<string> {
  const name = tidyLine(typed);
  if (name === '') return fail('room-name-empty', 'A room needs a name, such as Room 112.');
  const taken = roster.rooms.find((room) => room.id !== ownId && roomKey(room.name) === roomKey(name));
  return taken === undefined
    ? ok(name)
    : fail('room-name-taken', `There is a room called ${taken.name} already. Choose another name.`);
}

function findDevices(roster: RosterSnapshot, deviceIds: readonly DeviceId[]): Result<Device[]> {
  const wanted = new Set(deviceIds);
  const devices = roster.devices.filter((device) => wanted.has(device.id));
  return devices.length === wanted.size
    ? ok(devices)
    : fail('unknown-device', 'A device is no longer in the roster. Nothing was changed.');
}

function unknownRoom(): Result<never> {
  return fail('unknown-room', 'The room is no longer in the roster. Nothing was changed.');
}

function named(devices: readonly Device[]): string {
  const only = devices.length === 1 ? devices[0] : undefined;
  return only === undefined ? `${devices.length} devices` : only.label;
}
