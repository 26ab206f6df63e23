import type { RosterDelta, RosterSnapshot } from '../../shared/model/roster.ts';

/** `roster` with a delta laid over it; new rooms and devices come last. */
export function applyRosterDelta(roster: RosterSnapshot, delta: RosterDelta): RosterSnapshot {
  return {
    revision: delta.revision,
    rooms: laidOver(roster.rooms, delta.rooms, delta.removedRooms),
    devices: laidOver(roster.devices, delta.devices, delta.removedDevices),
  };
}

function laidOver<T extends { readonly id: string }>(
  all: readonly T[],
  changed: readonly T[],
  removed: readonly string[],
): T[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  for (const one of changed) byId.set(one.id, one);
  for (const id of removed) byId.delete(id);
  return [...byId.values()];
}
