import {
  answeringCount,
  countStates,
  DEVICE_STATES_BY_CONCERN,
  type StateCounts,
  worstState,
} from '../../../shared/model/device-state.ts';
import type { DeviceLive } from '../../../shared/model/live.ts';
import { layoutRoom, seatNameAt } from '../../../shared/model/room-layout.ts';
import type { Device, DeviceId, Room, RoomId } from '../../../shared/model/roster.ts';

/** One device with what is shown of it. */
export interface SeatView {
  readonly device: Device;
  readonly live: DeviceLive;
  /** As on the tile. */
  readonly seat: string;
}

/** One room in screen order. `room` null: devices without a room. */
export interface RoomView {
  readonly room: Room | null;
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  readonly seats: readonly (SeatView & { readonly row: number; readonly column: number })[];
  readonly counts: StateCounts;
}

export const NO_ROOM_NAME = 'No room';

const byName = new Intl.Collator('en', { numeric: true });

/** Rooms with their devices' states, for any way of showing them. Pure. Devices without a live state are left out. */
export function viewSchool(
  rooms: readonly Room[],
  devices: readonly Device[],
  live: ReadonlyMap<DeviceId, DeviceLive>,
): RoomView[] {
  const inOrder = [...rooms].sort((a, b) => a.order - b.order || byName.compare(a.name, b.name));
  const devicesOf = new Map<RoomId, Device[]>(rooms.map((room) => [room.id, []]));
  const roomless: Device[] = [];
  for (const device of devices) {
    const roomMates = device.roomId === null ? undefined : devicesOf.get(device.roomId);
    (roomMates ?? roomless).push(device);
  }
  const views = inOrder.map((room) => viewRoom(room, devicesOf.get(room.id) ?? [], live));
  return roomless.length === 0 ? views : [...views, viewRoom(null, roomless, live)];
}

function viewRoom(room: Room | null, devices: readonly Device[], live: ReadonlyMap<DeviceId, DeviceLive>): RoomView {
  const layout = layoutRoom({ columns: room?.columns ?? null }, devices);
  const byId = new Map(devices.map((device) => [device.id, device]));
  const seats = layout.seats.flatMap(({ deviceId, position }) => {
    const device = byId.get(deviceId);
    const state = live.get(deviceId);
    if (device === undefined || state === undefined) return [];
    return [{ device, live: state, seat: device.seat ?? seatNameAt(position), ...position }];
  });
  return {
    room,
    name: room?.name ?? NO_ROOM_NAME,
    columns: layout.columns,
    rows: layout.rows,
    seats,
    counts: countStates(seats.map((seat) => seat.live.state)),
  };
}

/** All rooms together. */
export function sumCounts(views: readonly RoomView[]): StateCounts {
  return countStates(views.flatMap((view) => view.seats.map((seat) => seat.live.state)));
}

/** `28/28 up`, `1/12 up · 11 down`: answering of all that are checked, then whatever is not simply up. */
export function countsLine(counts: StateCounts, words: Readonly<Record<string, string>>): string {
  const checked = Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.paused;
  const rest = DEVICE_STATES_BY_CONCERN.toReversed()
    .filter((state) => state !== 'up' && counts[state] > 0)
    .map((state) => `${counts[state]} ${words[state] ?? state}`);
  return [`${answeringCount(counts)}/${checked} up`, ...rest].join(' · ');
}

/** Whether somebody has to do something in this room. */
export function isInTrouble(view: RoomView): boolean {
  const worst = worstState(view.counts);
  return worst === 'down' || worst === 'flaky' || worst === 'slow';
}
