import { type Device, type DeviceId, MAX_ROOM_COLUMNS, MAX_ROOM_ROWS, type Room, type SeatPosition } from './roster.ts';

/** A room as it is drawn. Every device of the room has exactly one place; places may be empty. */
export interface RoomLayout {
  readonly columns: number;
  readonly rows: number;
  /** In reading order: row by row, left to right. */
  readonly seats: readonly { readonly deviceId: DeviceId; readonly position: SeatPosition }[];
}

const LETTER_SEAT = /^([A-Z])[ -]?(\d{1,2})$/i;

/**
 * The grid place that a seat name says by itself: `A3` is the first row, third column. Null for names that say none
 * (`12`, `slot 7`, `window`).
 */
export function seatPosition(seat: string): SeatPosition | null {
  const match = LETTER_SEAT.exec(seat.trim());
  if (match === null) return null;
  const row = (match[1] ?? '').toUpperCase().charCodeAt(0) - 'A'.charCodeAt(0);
  const column = Number(match[2]) - 1;
  return column >= 0 && column < MAX_ROOM_COLUMNS ? { row, column } : null;
}

/** The name of a grid place: row letter and column number, `A3`; rows after Z count on as `AA3`. */
export function seatNameAt(position: SeatPosition): string {
  const letters =
    position.row < 26
      ? String.fromCharCode(65 + position.row)
      : String.fromCharCode(64 + Math.floor(position.row / 26)) + String.fromCharCode(65 + (position.row % 26));
  return `${letters}${position.column + 1}`;
}

/**
 * Columns that make a room of `count` seats wider than tall, as classrooms are drawn. 1 to 8; a person can set another number.
 */
export function automaticColumns(count: number): number {
  return Math.max(1, Math.min(8, count, Math.ceil(Math.sqrt(count * 1.6))));
}

const bySeatThenLabel = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Natural order of devices within a room: seat names as people count them (`2` before `10`), then labels. */
export function compareDevices(a: Device, b: Device): number {
  if ((a.seat === null) !== (b.seat === null)) return a.seat === null ? 1 : -1;
  return (
    bySeatThenLabel.compare(a.seat ?? '', b.seat ?? '') ||
    bySeatThenLabel.compare(a.label, b.label) ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * Gives every device of a room a place. Devices with a `position` keep it (of two that claim one place the first in natural
 * order keeps it); the others fill the free places in natural order, row by row. Pure, and stable for the same input.
 *
 * @param devices  The room's devices, any order.
 */
export function layoutRoom(room: Pick<Room, 'columns'>, devices: readonly Device[]): RoomLayout {
  const ordered = [...devices].sort(compareDevices);
  const placed = new Map<number, DeviceId>();
  const floating: DeviceId[] = [];
  let columns = room.columns ?? 0;
  for (const device of ordered) {
    const key = device.position === null ? null : slotKey(device.position);
    if (key === null || placed.has(key)) floating.push(device.id);
    else {
      placed.set(key, device.id);
      columns = Math.max(columns, (device.position?.column ?? 0) + 1);
    }
  }
  if (columns === 0) columns = automaticColumns(ordered.length);

  let next = 0;
  for (const id of floating) {
    while (placed.has(slotKey({ row: Math.floor(next / columns), column: next % columns }))) next += 1;
    placed.set(slotKey({ row: Math.floor(next / columns), column: next % columns }), id);
  }

  const seats = [...placed]
    .sort(([a], [b]) => a - b)
    .map(([key, deviceId]) => ({
      deviceId,
      position: { row: Math.floor(key / SLOT_STRIDE), column: key % SLOT_STRIDE },
    }));
  const rows = seats.reduce((most, seat) => Math.max(most, seat.position.row + 1), 0);
  return { columns, rows, seats };
}

/** Wider than any room, so that a place is one number. Rooms of more than {@link MAX_ROOM_ROWS} rows still draw. */
const SLOT_STRIDE = Math.max(64, MAX_ROOM_COLUMNS, MAX_ROOM_ROWS);

function slotKey(position: SeatPosition): number {
  return position.row * SLOT_STRIDE + position.column;
}
