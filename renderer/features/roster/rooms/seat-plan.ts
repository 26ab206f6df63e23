import { layoutRoom } from '../../../../shared/model/room-layout.ts';
import {
  type Device,
  type DeviceId,
  MAX_ROOM_ROWS,
  type Placement,
  type Room,
  type RoomId,
  type SeatPosition,
} from '../../../../shared/model/roster.ts';

/** A room's grid as the editor draws it: the layout plus one empty row to grow into. */
export interface SeatPlan {
  readonly columns: number;
  readonly rows: number;
  readonly deviceAt: ReadonlyMap<string, Device>;
  readonly seatOf: ReadonlyMap<DeviceId, SeatPosition>;
}

/** A seat as a map key. */
export function seatKey(position: SeatPosition): string {
  return `${position.row}:${position.column}`;
}

/** @param devices  The room's devices, any order. */
export function planRoom(room: Pick<Room, 'columns'>, devices: readonly Device[]): SeatPlan {
  const layout = layoutRoom(room, devices);
  const byId = new Map(devices.map((device) => [device.id, device]));
  const deviceAt = new Map<string, Device>();
  const seatOf = new Map<DeviceId, SeatPosition>();
  for (const { deviceId, position } of layout.seats) {
    const device = byId.get(deviceId);
    if (device === undefined) continue;
    deviceAt.set(seatKey(position), device);
    seatOf.set(deviceId, position);
  }
  return { columns: layout.columns, rows: Math.min(MAX_ROOM_ROWS, layout.rows + 1), deviceAt, seatOf };
}

/**
 * Puts a device on a seat of the room, wherever it was before. A device already there changes places with it, or, if the newcomer is from
 * elsewhere, goes to the first free seat.
 *
 * The first move in an automatic layout pins everybody where they are seen, else the others would all shift by one.
 *
 * @param devices  The room's devices before the move.
 * @returns What to save, as one step; empty when nothing moves.
 */
export function placeOnSeat(
  room: Pick<Room, 'id' | 'columns'>,
  devices: readonly Device[],
  deviceId: DeviceId,
  target: SeatPosition,
): Placement[] {
  const plan = planRoom(room, devices);
  const from = plan.seatOf.get(deviceId) ?? null;
  const occupant = plan.deviceAt.get(seatKey(target)) ?? null;
  if (occupant?.id === deviceId) return [];

  const wanted = new Map<DeviceId, SeatPosition | null>(plan.seatOf);
  wanted.set(deviceId, target);
  if (occupant !== null) wanted.set(occupant.id, from);

  const current = new Map(devices.map((device) => [device.id, device.position]));
  return [...wanted]
    .filter(([id, position]) => id === deviceId || !isSameSeat(current.get(id) ?? null, position))
    .map(([id, position]) => ({ deviceId: id, roomId: room.id, position }));
}

/** Hands devices to a room, or to no room; the layout finds them a seat. Those already there are left alone. */
export function moveToRoom(devices: readonly Device[], roomId: RoomId | null): Placement[] {
  return devices
    .filter((device) => device.roomId !== roomId)
    .map((device) => ({ deviceId: device.id, roomId, position: null }));
}

/** Gives every seat of the room back to the automatic layout. */
export function layOutAutomatically(roomId: RoomId, devices: readonly Device[]): Placement[] {
  return devices
    .filter((device) => device.position !== null)
    .map((device) => ({ deviceId: device.id, roomId, position: null }));
}

function isSameSeat(a: SeatPosition | null, b: SeatPosition | null): boolean {
  return a === null || b === null ? a === b : a.row === b.row && a.column === b.column;
}
