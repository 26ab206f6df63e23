import type { DeviceLive } from '../../shared/model/live.ts';
import type { Device, DeviceId } from '../../shared/model/roster.ts';
import type { RoomView } from './school.ts';
import { type Filters, hasFilters } from './ui-store.ts';

export interface FilterResult {
  /** Rooms with at least one device that matches, in order. */
  readonly rooms: readonly RoomView[];
  /** Devices that match; null when nothing is filtered. */
  readonly visible: ReadonlySet<DeviceId> | null;
  readonly hiddenCount: number;
}

/** What the filters leave. Every kind of filter must hold; within one kind any of its values. */
export function filterRooms(
  rooms: readonly RoomView[],
  devices: ReadonlyMap<DeviceId, Device>,
  live: ReadonlyMap<DeviceId, DeviceLive>,
  seatNames: ReadonlyMap<DeviceId, string>,
  filters: Filters,
): FilterResult {
  if (!hasFilters(filters)) return { rooms, visible: null, hiddenCount: 0 };
  const words = searchWords(filters.search);
  const visible = new Set<DeviceId>();
  let total = 0;
  const left = rooms.filter((room) => {
    const before = visible.size;
    total += room.deviceIds.length;
    if (filters.roomIds.size > 0 && !filters.roomIds.has(room.id)) return false;
    for (const id of room.deviceIds) {
      const device = devices.get(id);
      if (device === undefined) continue;
      if (filters.kinds.size > 0 && !filters.kinds.has(device.kind)) continue;
      if (filters.states.size > 0 && !filters.states.has(live.get(id)?.state ?? 'unknown')) continue;
      if (matchesSearch(device, live.get(id), seatNames.get(id), room.name, words)) visible.add(id);
    }
    return visible.size > before;
  });
  return { rooms: left, visible, hiddenCount: total - visible.size };
}

export function searchWords(search: string): readonly string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Every word must be found: seat and room names, label, serial, asset tag, host name, address, MAC. */
export function matchesSearch(
  device: Device,
  live: DeviceLive | undefined,
  seat: string | undefined,
  roomName: string,
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const text = [
    seat,
    roomName,
    device.label,
    device.serial,
    device.assetTag,
    device.host,
    device.address,
    live?.address,
    ...device.macs,
  ]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
