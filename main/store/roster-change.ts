import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Device, DeviceId, Room, RoomId } from '../../shared/model/roster.ts';
import { RosterDelta } from '../../shared/model/roster.ts';
import type { RosterChange } from './repositories.ts';

/** Upserts and removals that leave the roster whole; what `RosterDelta` carries besides its revision. */
export const RosterEdit = RosterDelta.omit({ revision: true });
export type RosterEdit = z.infer<typeof RosterEdit>;

/** The roster as it is, by id. */
export interface RosterById {
  readonly rooms: ReadonlyMap<RoomId, Room>;
  readonly devices: ReadonlyMap<DeviceId, Device>;
}

export interface ResolvedChange {
  /** What really changes: unchanged rows are left out, devices of a removed room are let go. */
  readonly edit: RosterEdit;
  /** Brings back what was, applied to the roster after `edit`. */
  readonly inverse: RosterEdit;
}

/**
 * Works out what a change does to the roster and what takes it back.
 *
 * A device whose room is removed stays, without room and place: nobody should lose a device by tidying up rooms.
 *
 * @throws Error when an id is both written and removed, or a device names a room that will not exist: callers' bugs.
 */
export function resolveChange(current: RosterById, change: RosterChange): ResolvedChange {
  const rooms = changedOnly(current.rooms, change.rooms ?? []);
  const removedRooms = existingOnly(current.rooms, change.removedRooms ?? []);
  const written = new Map((change.devices ?? []).map((device) => [device.id, device]));
  const removedDevices = existingOnly(current.devices, change.removedDevices ?? []);
  refuseBoth(new Set((change.rooms ?? []).map((room) => room.id)), removedRooms);
  refuseBoth(new Set(written.keys()), removedDevices);

  for (const device of letGo(current.devices.values(), removedRooms, removedDevices)) {
    if (!written.has(device.id)) written.set(device.id, device);
  }
  const devices = changedOnly(current.devices, written.values());
  refuseLostRooms(current.rooms, rooms, removedRooms, devices);

  const edit = { rooms, removedRooms, devices, removedDevices };
  return { edit, inverse: inverseOf(current, edit) };
}

export function isEmptyEdit(edit: RosterEdit): boolean {
  return edit.rooms.length + edit.removedRooms.length + edit.devices.length + edit.removedDevices.length === 0;
}

function inverseOf(current: RosterById, edit: RosterEdit): RosterEdit {
  return {
    rooms: before(current.rooms, [...edit.rooms.map((room) => room.id), ...edit.removedRooms]),
    removedRooms: edit.rooms.map((room) => room.id).filter((id) => !current.rooms.has(id)),
    devices: before(current.devices, [...edit.devices.map((device) => device.id), ...edit.removedDevices]),
    removedDevices: edit.devices.map((device) => device.id).filter((id) => !current.devices.has(id)),
  };
}

function letGo(
  devices: Iterable<Device>,
  removedRooms: readonly RoomId[],
  removedDevices: readonly DeviceId[],
): Device[] {
  if (removedRooms.length === 0) return [];
  const goneRooms = new Set(removedRooms);
  const goneDevices = new Set(removedDevices);
  return [...devices]
    .filter((device) => device.roomId !== null && goneRooms.has(device.roomId) && !goneDevices.has(device.id))
    .map((device) => ({ ...device, roomId: null, position: null }));
}

/** The last of several rows with one id wins. */
function changedOnly<T extends { readonly id: string }>(current: ReadonlyMap<string, T>, wanted: Iterable<T>): T[] {
  const byId = new Map<string, T>();
  for (const row of wanted) byId.set(row.id, row);
  return [...byId.values()].filter((row) => !isDeepStrictEqual(current.get(row.id), row));
}

function existingOnly(current: ReadonlyMap<string, unknown>, ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => current.has(id));
}

function before<T>(current: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.flatMap((id) => current.get(id) ?? []);
}

function refuseBoth(written: ReadonlySet<string>, removed: readonly string[]): void {
  const both = removed.find((id) => written.has(id));
  if (both !== undefined) throw new Error(`The change both writes and removes ${both}`);
}

function refuseLostRooms(
  current: ReadonlyMap<RoomId, Room>,
  rooms: readonly Room[],
  removedRooms: readonly RoomId[],
  devices: readonly Device[],
): void {
  const known = new Set([...current.keys(), ...rooms.map((room) => room.id)]);
  for (const id of removedRooms) known.delete(id);
  const lost = devices.find((device) => device.roomId !== null && !known.has(device.roomId));
  if (lost !== undefined) throw new Error(`Device ${lost.id} names room ${lost.roomId}, which does not exist`);
}
