import {
  countStates,
  DEVICE_STATES_BY_CONCERN,
  type DeviceState,
  type StateCounts,
} from '../../shared/model/device-state.ts';
import type { DeviceLive } from '../../shared/model/live.ts';
import { layoutRoom, type RoomLayout, seatNameAt } from '../../shared/model/room-layout.ts';
import type { Device, DeviceId, Room, RoomId } from '../../shared/model/roster.ts';
import type { RosterData } from './roster-delta.ts';
import { orderedRooms } from './roster-store.ts';

/** Stands for "no room" where a room's id is asked for. */
export const NO_ROOM = '';

/** A room as the live screen draws it: its devices in their places. Changes with the roster, never with live states. */
export interface RoomView {
  readonly id: RoomId;
  readonly name: string;
  readonly note: string;
  readonly kind: Room['kind'];
  readonly layout: RoomLayout;
  readonly deviceIds: readonly DeviceId[];
}

/** The roster arranged for the screen. `seatNames`: what a tile is called, by device. */
export interface SchoolView {
  readonly rooms: readonly RoomView[];
  readonly seatNames: ReadonlyMap<DeviceId, string>;
}

/** The heading under which devices without a room stand. */
const HOMELESS: Room = {
  id: NO_ROOM,
  name: 'No room yet',
  kind: 'room',
  note: '',
  order: 0,
  columns: null,
  accessPoint: null,
  uplink: null,
};

/**
 * Arranges the roster: rooms in order, devices in their places, devices without a room last under their own heading.
 * Rooms without devices are left out.
 */
export function arrangeSchool(roster: RosterData): SchoolView {
  const byRoom = new Map<RoomId, Device[]>();
  for (const device of roster.devices.values()) {
    const key = device.roomId ?? NO_ROOM;
    const known = byRoom.get(key);
    if (known === undefined) byRoom.set(key, [device]);
    else known.push(device);
  }
  const seatNames = new Map<DeviceId, string>();
  const rooms: RoomView[] = [];
  for (const room of [...orderedRooms(roster.rooms.values()), HOMELESS]) {
    const devices = byRoom.get(room.id) ?? [];
    if (devices.length === 0) continue;
    const layout = layoutRoom(room, devices);
    nameSeats(layout, roster.devices, seatNames, room.id === NO_ROOM);
    const deviceIds = layout.seats.map((seat) => seat.deviceId);
    rooms.push({ id: room.id, name: room.name, note: room.note, kind: room.kind, layout, deviceIds });
  }
  return { rooms, seatNames };
}

/** The seat of the roster; else, in a room, the name of the place; without a room the device's own label. */
function nameSeats(
  layout: RoomLayout,
  devices: ReadonlyMap<DeviceId, Device>,
  names: Map<DeviceId, string>,
  isHomeless: boolean,
): void {
  for (const { deviceId, position } of layout.seats) {
    const device = devices.get(deviceId);
    if (device === undefined) continue;
    names.set(deviceId, device.seat ?? (isHomeless ? device.label : seatNameAt(position)));
  }
}

/** A device without live state counts as unknown: it was added a moment ago. */
export function countRoom(room: RoomView, live: ReadonlyMap<DeviceId, DeviceLive>): StateCounts {
  return countStates(room.deviceIds.map((id) => live.get(id)?.state ?? 'unknown'));
}

export function sameCounts(a: StateCounts, b: StateCounts): boolean {
  return DEVICE_STATES_BY_CONCERN.every((state) => a[state] === b[state]);
}

export function addCounts(all: Iterable<StateCounts>): StateCounts {
  const sum: Record<DeviceState, number> = { up: 0, slow: 0, flaky: 0, down: 0, blocked: 0, unknown: 0, paused: 0 };
  for (const counts of all) for (const state of DEVICE_STATES_BY_CONCERN) sum[state] += counts[state];
  return sum;
}

/** Devices that are meant to be checked: all but the paused ones. */
export function checkedCount(counts: StateCounts): number {
  return DEVICE_STATES_BY_CONCERN.reduce((sum, state) => (state === 'paused' ? sum : sum + counts[state]), 0);
}
