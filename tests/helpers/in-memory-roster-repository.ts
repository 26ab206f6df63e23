import { MemoryRosterRepository } from '../../main/roster/memory-repository.ts';
import type { Device, Room } from '../../shared/model/roster.ts';

/** A roster repository without a disk, holding `rooms` and `devices` at revision 1. */
export function anInMemoryRosterRepository(
  seed: { readonly rooms?: readonly Room[]; readonly devices?: readonly Device[] } = {},
  now: () => number = () => 1_700_000_000_000,
): MemoryRosterRepository {
  return new MemoryRosterRepository(
    { revision: 1, rooms: [...(seed.rooms ?? [])], devices: [...(seed.devices ?? [])] },
    now,
  );
}
