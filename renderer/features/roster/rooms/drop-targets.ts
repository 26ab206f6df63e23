import type { DeviceId, RoomId, SeatPosition } from '../../../../shared/model/roster.ts';

/** Where a picked-up device can be put down. */
export type DropTarget =
  | { readonly kind: 'seat'; readonly position: SeatPosition }
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | { readonly kind: 'tray' };

/** What is on screen around a picked-up device. */
export interface DropMap {
  readonly columns: number;
  readonly rows: number;
  /** In the order of the list. */
  readonly roomIds: readonly RoomId[];
  /** The room whose grid is shown. */
  readonly roomId: RoomId;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

export const TRAY_ID = 'tray';

export function seatId({ row, column }: SeatPosition): string {
  return `seat:${row}:${column}`;
}

export function roomDropId(roomId: RoomId): string {
  return `room:${roomId}`;
}

export function deviceDragId(deviceId: DeviceId): string {
  return `device:${deviceId}`;
}

export function targetId(target: DropTarget): string {
  switch (target.kind) {
    case 'seat':
      return seatId(target.position);
    case 'room':
      return roomDropId(target.roomId);
    case 'tray':
      return TRAY_ID;
  }
}

/** The device or room that an id of the drag layer stands for; null for other ids. */
export function draggedFrom(
  id: string,
):
  | { readonly kind: 'device'; readonly deviceId: DeviceId }
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | null {
  if (id.startsWith('device:')) return { kind: 'device', deviceId: id.slice('device:'.length) };
  if (id.startsWith('room:')) return { kind: 'room', roomId: id.slice('room:'.length) };
  return null;
}

export function targetFrom(id: string): DropTarget | null {
  if (id === TRAY_ID) return { kind: 'tray' };
  if (id.startsWith('room:')) return { kind: 'room', roomId: id.slice('room:'.length) };
  const seat = /^seat:(\d+):(\d+)$/.exec(id);
  return seat === null ? null : { kind: 'seat', position: { row: Number(seat[1]), column: Number(seat[2]) } };
}

/**
 * Where an arrow key takes a picked-up device. Within the grid seat by seat; left of the first column lies the list of rooms,
 * below the last row the tray. Stays where it is at the other edges.
 */
export function nextTarget(from: DropTarget, direction: Direction, map: DropMap): DropTarget {
  switch (from.kind) {
    case 'seat':
      return fromSeat(from.position, direction, map);
    case 'room':
      return fromRoom(from.roomId, direction, map);
    case 'tray':
      return direction === 'up'
        ? seat(map.rows - 1, 0)
        : direction === 'left'
          ? { kind: 'room', roomId: map.roomId }
          : from;
  }
}

function fromSeat({ row, column }: SeatPosition, direction: Direction, map: DropMap): DropTarget {
  switch (direction) {
    case 'up':
      return seat(Math.max(0, row - 1), column);
    case 'down':
      return row + 1 < map.rows ? seat(row + 1, column) : { kind: 'tray' };
    case 'left':
      return column > 0 ? seat(row, column - 1) : { kind: 'room', roomId: map.roomId };
    case 'right':
      return seat(row, Math.min(map.columns - 1, column + 1));
  }
}

function fromRoom(roomId: RoomId, direction: Direction, map: DropMap): DropTarget {
  const index = map.roomIds.indexOf(roomId);
  switch (direction) {
    case 'up':
      return { kind: 'room', roomId: map.roomIds[index - 1] ?? roomId };
    case 'down':
      return { kind: 'room', roomId: map.roomIds[index + 1] ?? roomId };
    case 'right':
      return seat(0, 0);
    case 'left':
      return { kind: 'room', roomId };
  }
}

function seat(row: number, column: number): DropTarget {
  return { kind: 'seat', position: { row, column } };
}
