import { layoutRoom } from '../../shared/model/room-layout.ts';
import type { Device, Room, RoomId, RosterSnapshot } from '../../shared/model/roster.ts';

/**
 * Those of the changed devices that stand elsewhere than before, as people see it: the first move by hand also pins every
 * other device of the room where the automatic layout had put it, and that is no move.
 *
 * @param changed  Devices of the roster with their new places.
 */
export function movedDevices(roster: RosterSnapshot, changed: readonly Device[]): Device[] {
  const next = new Map(changed.map((device) => [device.id, device]));
  const before = new Map(roster.devices.map((device) => [device.id, device]));
  const rooms = new Set([...changed, ...changed.flatMap(({ id }) => before.get(id) ?? [])].map(({ roomId }) => roomId));
  const touched = roster.rooms.filter(({ id }) => rooms.has(id));
  const then = seenPlaces(touched, roster.devices);
  const now = seenPlaces(
    touched,
    roster.devices.map((device) => next.get(device.id) ?? device),
  );
  return changed.filter(({ id }) => then.get(id) !== now.get(id));
}

/** By device: room, row and column as drawn. Absent without a room. */
function seenPlaces(rooms: readonly Room[], devices: readonly Device[]): Map<string, string> {
  const byRoom = new Map<RoomId, Device[]>(rooms.map(({ id }) => [id, []]));
  for (const device of devices) if (device.roomId !== null) byRoom.get(device.roomId)?.push(device);
  return new Map(
    rooms.flatMap((room) =>
      layoutRoom(room, byRoom.get(room.id) ?? []).seats.map(({ deviceId, position }): [string, string] => [
        deviceId,
        `${room.id} ${position.row} ${position.column}`,
      ]),
    ),
  );
}
