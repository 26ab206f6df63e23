import { compareDevices } from '../../../../shared/model/room-layout.ts';
import type { Device, DeviceKind, Room, RoomId } from '../../../../shared/model/roster.ts';
import { DEVICE_KIND_WORDS } from '../../../../shared/model/wording.ts';
import { addressAge, isMadeUpMac } from './address-notes.ts';

export type SortKey = 'label' | 'room' | 'kind' | 'address' | 'host' | 'serial' | 'studentLabel';

/** Devices that ask for a second look, and the two marks a person sets. */
export type DeviceMark = 'spare' | 'paused' | 'no-address' | 'old-address' | 'made-up-mac';

export const DEVICE_MARK_WORDS: Readonly<Record<DeviceMark, string>> = {
  spare: 'Spare',
  paused: 'Paused',
  'no-address': 'No address or host name',
  'old-address': 'Address older than a day',
  'made-up-mac': 'Made-up MAC',
};

/** What the person asked to see. Null: all. */
export interface DeviceQuery {
  readonly search: string;
  readonly room: RoomId | typeof NO_ROOM | null;
  readonly kind: DeviceKind | null;
  readonly mark: DeviceMark | null;
  readonly sort: { readonly key: SortKey; readonly isDescending: boolean };
}

/** The room filter for devices that are in no room. Room ids are random, so it cannot meet one. */
export const NO_ROOM = 'no-room';

export const ALL_DEVICES: DeviceQuery = {
  search: '',
  room: null,
  kind: null,
  mark: null,
  sort: { key: 'room', isDescending: false },
};

export function isFiltering(query: DeviceQuery): boolean {
  return query.search.trim() !== '' || query.room !== null || query.kind !== null || query.mark !== null;
}

/**
 * The devices to show, in order. Words of the search must all be found, anywhere in what the row shows.
 *
 * @param rooms  In screen order; sorting by room follows it.
 * @param now    Epoch milliseconds, for the age of addresses.
 */
export function queryDevices(
  devices: Iterable<Device>,
  rooms: readonly Room[],
  query: DeviceQuery,
  now: number,
): Device[] {
  const names = new Map(rooms.map((room) => [room.id, room.name]));
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Device[] = [];
  for (const device of devices) {
    if (!matchesFilters(device, query, now)) continue;
    const text = words.length === 0 ? '' : searchText(device, names);
    if (words.every((word) => text.includes(word))) found.push(device);
  }
  return found.sort(comparator(query.sort.key, query.sort.isDescending, rooms));
}

export function hasMark(device: Device, mark: DeviceMark, now: number): boolean {
  switch (mark) {
    case 'spare':
      return device.isSpare;
    case 'paused':
      return device.isPaused;
    case 'no-address':
      return device.address === null && device.host === null;
    case 'old-address':
      return addressAge(device, now).isOld;
    case 'made-up-mac':
      return device.macs.some(isMadeUpMac);
  }
}

function matchesFilters(device: Device, query: DeviceQuery, now: number): boolean {
  if (query.room !== null && (device.roomId ?? NO_ROOM) !== query.room) return false;
  if (query.kind !== null && device.kind !== query.kind) return false;
  return query.mark === null || hasMark(device, query.mark, now);
}

function searchText(device: Device, names: ReadonlyMap<RoomId, string>): string {
  const room = device.roomId === null ? '' : (names.get(device.roomId) ?? '');
  const parts = [
    device.label,
    device.serial,
    device.assetTag,
    device.host,
    device.address,
    device.seat,
    device.studentLabel,
    device.model,
  ];
  return [...parts, ...device.macs, room, DEVICE_KIND_WORDS[device.kind]].join(' ').toLowerCase();
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function comparator(key: SortKey, isDescending: boolean, rooms: readonly Room[]): (a: Device, b: Device) => number {
  const ranks = new Map(rooms.map((room, index) => [room.id, index]));
  const rankOf = (device: Device) => (device.roomId === null ? undefined : ranks.get(device.roomId)) ?? rooms.length;
  const direction = isDescending ? -1 : 1;
  return (a, b) => {
    if (key === 'room') return direction * (rankOf(a) - rankOf(b)) || compareDevices(a, b);
    const left = sortText(a, key);
    const right = sortText(b, key);
    // Empty values stay at the end whichever way the column is sorted: they are never what is looked for.
    if ((left === null) !== (right === null)) return left === null ? 1 : -1;
    return direction * collator.compare(left ?? '', right ?? '') || compareDevices(a, b);
  };
}

function sortText(device: Device, key: Exclude<SortKey, 'room'>): string | null {
  switch (key) {
    case 'kind':
      return DEVICE_KIND_WORDS[device.kind];
    case 'serial':
      return device.serial ?? device.assetTag;
    default:
      return device[key];
  }
}
