import { useMemo, useRef } from 'react';
import type { DeviceLive } from '../../../../shared/model/live.ts';
import type { Device, DeviceId } from '../../../../shared/model/roster.ts';
import { type FilterResult, filterRooms } from '../../../state/filtering.ts';
import { useLiveStore } from '../../../state/live-store.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import type { SchoolView } from '../../../state/school.ts';
import { useSchoolStore } from '../../../state/school-store.ts';
import { hasFilters, useUiStore } from '../../../state/ui-store.ts';

const NO_LIVE: ReadonlyMap<DeviceId, DeviceLive> = new Map();
const NO_DEVICES: ReadonlyMap<DeviceId, Device> = new Map();
const NO_SCHOOL: SchoolView = { rooms: [], seatNames: new Map() };

/** What the filters leave now. Keeps its object while that stays the same, so that a delta alone renders no card. */
export function useFilteredRooms(): FilterResult {
  const filters = useUiStore((store) => store.filters);
  const view = useSchoolStore((store) => store.view) ?? NO_SCHOOL;
  const devices = useRosterStore((store) => store.data?.devices) ?? NO_DEVICES;
  // Without filters, live states do not matter here, and the grid need not hear of them.
  const live = useLiveStore((store) => (hasFilters(filters) ? store.data?.devices : undefined)) ?? NO_LIVE;
  const result = useMemo(
    () => filterRooms(view.rooms, devices, live, view.seatNames, filters),
    [view, devices, live, filters],
  );
  const kept = useRef(result);
  if (!sameResult(kept.current, result)) kept.current = result;
  return kept.current;
}

function sameResult(a: FilterResult, b: FilterResult): boolean {
  if (a.hiddenCount !== b.hiddenCount || a.rooms.length !== b.rooms.length) return false;
  if (a.rooms.some((room, index) => room !== b.rooms[index])) return false;
  if (a.visible === null || b.visible === null) return a.visible === b.visible;
  for (const id of a.visible) if (!b.visible.has(id)) return false;
  return true;
}
