import type { Device, DeviceId, Room, RoomId, RosterDelta, RosterSnapshot } from '../../shared/model/roster.ts';
import { patchMap } from './live-delta.ts';

/** The renderer's copy of the roster at one revision. */
export interface RosterData {
  readonly revision: number;
  readonly rooms: ReadonlyMap<RoomId, Room>;
  readonly devices: ReadonlyMap<DeviceId, Device>;
}

export function fromRosterSnapshot(snapshot: RosterSnapshot): RosterData {
  return {
    revision: snapshot.revision,
    rooms: new Map(snapshot.rooms.map((room) => [room.id, room])),
    devices: new Map(snapshot.devices.map((device) => [device.id, device])),
  };
}

/** `data` with `delta` laid over it; `old` for one already in, `gap` when one before it was missed. */
export function applyRosterDelta(data: RosterData, delta: RosterDelta): RosterData | 'old' | 'gap' {
  if (delta.revision <= data.revision) return 'old';
  if (delta.revision !== data.revision + 1) return 'gap';
  return {
    revision: delta.revision,
    rooms: patchMap(data.rooms, delta.rooms, delta.removedRooms),
    devices: patchMap(data.devices, delta.devices, delta.removedDevices),
  };
}
