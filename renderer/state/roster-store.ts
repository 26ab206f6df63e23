import { create } from 'zustand';
import type { Device, DeviceId, Room, RoomId, RosterDelta, RosterSnapshot } from '../../shared/model/roster.ts';
import type { DeltaOutcome } from './follow-deltas.ts';
import { applyRosterDelta, fromRosterSnapshot, type RosterData } from './roster-delta.ts';

export interface RosterStore {
  /** Null until the first snapshot. */
  readonly data: RosterData | null;
  load(snapshot: RosterSnapshot): void;
  apply(delta: RosterDelta): DeltaOutcome;
}

/** Rooms and devices, written only by what the main process sends. */
export const useRosterStore = create<RosterStore>()((set, get) => ({
  data: null,
  load(snapshot) {
    set({ data: fromRosterSnapshot(snapshot) });
  },
  apply(delta) {
    const { data } = get();
    if (data === null) return 'gap';
    const next = applyRosterDelta(data, delta);
    if (typeof next === 'string') return next;
    set({ data: next });
    return 'applied';
  },
}));

export function useDevice(deviceId: DeviceId): Device | undefined {
  return useRosterStore((store) => store.data?.devices.get(deviceId));
}

export function useRoom(roomId: RoomId | null): Room | undefined {
  return useRosterStore((store) => (roomId === null ? undefined : store.data?.rooms.get(roomId)));
}

/** Rooms in the order wanted on screen: by rank, ties by name. */
export function orderedRooms(rooms: Iterable<Room>): readonly Room[] {
  return [...rooms].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'en', { numeric: true }));
}
