import type { DeviceState } from '../../shared/model/device-state.ts';
import type { Room } from '../../shared/model/roster.ts';
import type { RoomBand, RoomTimeline } from '../../shared/model/timeline.ts';
import type { DeviceStretch } from './device-stretches.ts';

/** For devices that were in no room. */
const NO_ROOM = 'No room';

/**
 * Rooms as rows: how many of their devices were down, in trouble or unknown, at every moment. In the order of the screen; rooms
 * of that time that are gone today come last.
 */
export function roomTimelines(
  stretches: Iterable<readonly DeviceStretch[]>,
  rooms: readonly Pick<Room, 'id' | 'name' | 'order'>[],
): RoomTimeline[] {
  const byRoom = new Map<string, DeviceStretch[]>();
  for (const device of stretches) {
    for (const stretch of device) {
      const name = stretch.roomName ?? NO_ROOM;
      const known = byRoom.get(name);
      if (known === undefined) byRoom.set(name, [stretch]);
      else known.push(stretch);
    }
  }
  const today = new Map(rooms.map((room) => [room.name, room]));
  const rank = (name: string) => today.get(name)?.order ?? Number.POSITIVE_INFINITY;
  return [...byRoom]
    .map(([roomName, own]) => ({ roomName, roomId: today.get(roomName)?.id ?? null, bands: bandsOf(own) }))
    .sort(
      (a, b) => rank(a.roomName) - rank(b.roomName) || a.roomName.localeCompare(b.roomName, 'en', { numeric: true }),
    );
}

type Counts = Omit<RoomBand, 'from' | 'to'>;
interface Step {
  readonly at: number;
  readonly state: DeviceState;
  readonly by: 1 | -1;
}

/** Bands from overlapping stretches: at every beginning and end the counts change by one; equal neighbours are one band. */
export function bandsOf(stretches: readonly DeviceStretch[]): RoomBand[] {
  const steps: Step[] = stretches
    .flatMap(({ from, to, state }): Step[] => [
      { at: from, state, by: 1 },
      { at: to, state, by: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const counts = { devices: 0, down: 0, troubled: 0, unknown: 0 };
  const bands: RoomBand[] = [];
  for (const [index, { at, state, by }] of steps.entries()) {
    for (const counted of COUNTED[state]) counts[counted] += by;
    const next = steps[index + 1]?.at;
    if (next === undefined || next === at || counts.devices === 0) continue;
    const last = bands.at(-1);
    if (last !== undefined && last.to === at && isSame(last, counts)) bands[bands.length - 1] = { ...last, to: next };
    else bands.push({ from: at, to: next, ...counts });
  }
  return bands;
}

const COUNTED: Readonly<Record<DeviceState, readonly (keyof Counts)[]>> = {
  up: ['devices'],
  blocked: ['devices'],
  slow: ['devices', 'troubled'],
  flaky: ['devices', 'troubled'],
  down: ['devices', 'down'],
  unknown: ['devices', 'unknown'],
  paused: [],
};

function isSame(a: Counts, b: Counts): boolean {
  return a.devices === b.devices && a.down === b.down && a.troubled === b.troubled && a.unknown === b.unknown;
}
