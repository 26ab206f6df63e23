import type { Device, RoomId } from '../../../../shared/model/roster.ts';

/** The group of devices without a room. Room ids are never empty. */
export const NO_ROOM_GROUP = '';

/** Devices by the room they are in; those without one under {@link NO_ROOM_GROUP}. */
export function groupByRoom(devices: Iterable<Device>): ReadonlyMap<RoomId | typeof NO_ROOM_GROUP, Device[]> {
  const groups = new Map<string, Device[]>();
  for (const device of devices) {
    const key = device.roomId ?? NO_ROOM_GROUP;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [device]);
    else group.push(device);
  }
  return groups;
}
