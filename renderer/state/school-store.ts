import { create } from 'zustand';
import { countStates, type StateCounts } from '../../shared/model/device-state.ts';
import type { DeviceId, RoomId } from '../../shared/model/roster.ts';
import { useLiveStore } from './live-store.ts';
import { useRosterStore } from './roster-store.ts';
import { addCounts, arrangeSchool, countRoom, type RoomView, type SchoolView, sameCounts } from './school.ts';

export interface SchoolStore {
  /** Null until the roster has arrived. */
  readonly view: SchoolView | null;
  /** Once a delta; a room whose numbers stay keeps its object, so that its card does not render. */
  readonly counts: ReadonlyMap<RoomId, StateCounts>;
  readonly total: StateCounts;
}

const NOTHING = countStates([]);

/** What follows from roster and live states together. Computed here once, read by many. */
export const useSchoolStore = create<SchoolStore>()(() => ({ view: null, counts: new Map(), total: NOTHING }));

/** Follows both stores; returns its disposer. */
export function connectSchool(): () => void {
  arrange();
  const stops = [
    useRosterStore.subscribe((now, before) => {
      if (now.data !== before.data) arrange();
    }),
    useLiveStore.subscribe((now, before) => {
      if (now.data?.devices !== before.data?.devices) recount();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function arrange(): void {
  const roster = useRosterStore.getState().data;
  if (roster === null) return;
  useSchoolStore.setState({ view: arrangeSchool(roster) });
  recount();
}

function recount(): void {
  const { view, counts: before } = useSchoolStore.getState();
  const live = useLiveStore.getState().data?.devices ?? new Map();
  if (view === null) return;
  const counts = new Map(
    view.rooms.map((room) => {
      const next = countRoom(room, live);
      const known = before.get(room.id);
      return [room.id, known !== undefined && sameCounts(known, next) ? known : next];
    }),
  );
  useSchoolStore.setState({ counts, total: addCounts(counts.values()) });
}

export function useRoomCounts(roomId: RoomId): StateCounts {
  return useSchoolStore((store) => store.counts.get(roomId) ?? NOTHING);
}

export function useSeatName(deviceId: DeviceId): string | null {
  return useSchoolStore((store) => store.view?.seatNames.get(deviceId) ?? null);
}

const NO_ROOMS: readonly RoomView[] = [];

export function useRoomViews(): readonly RoomView[] {
  return useSchoolStore((store) => store.view?.rooms ?? NO_ROOMS);
}
