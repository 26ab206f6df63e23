import type { DeviceState } from '../../shared/model/device-state.ts';
import type { DeviceLive } from '../../shared/model/live.ts';
import type { DeviceId, RoomId } from '../../shared/model/roster.ts';
import type { RoomView } from './school.ts';

/** One line of the list of what needs a look: a device, or several of a room in the same state. */
export interface AttentionItem {
  readonly key: string;
  readonly roomId: RoomId;
  readonly roomName: string;
  readonly state: DeviceState;
  /** In seat order, at least one. */
  readonly deviceIds: readonly DeviceId[];
  /** When the latest of them got into this state, epoch milliseconds. */
  readonly since: number;
  /** Devices of the room that are not paused. */
  readonly checkedCount: number;
}

/** Worst first. `blocked` and `unknown` are in the room's numbers; nobody has to run for them. */
const RANK: Readonly<Partial<Record<DeviceState, number>>> = { down: 0, flaky: 1, slow: 2 };
/** As many of one room and state as this become one line. */
const GROUP_FROM = 3;

/** Devices that need a look, worst and largest first, newest first among equals. */
export function attentionItems(
  rooms: readonly RoomView[],
  live: ReadonlyMap<DeviceId, DeviceLive>,
): readonly AttentionItem[] {
  return rooms
    .flatMap((room) => roomItems(room, live))
    .sort(
      (a, b) =>
        (RANK[a.state] ?? 9) - (RANK[b.state] ?? 9) || b.deviceIds.length - a.deviceIds.length || b.since - a.since,
    );
}

function roomItems(room: RoomView, live: ReadonlyMap<DeviceId, DeviceLive>): readonly AttentionItem[] {
  const byState = new Map<DeviceState, DeviceLive[]>();
  let checkedCount = 0;
  for (const id of room.deviceIds) {
    const device = live.get(id);
    if (device?.state !== 'paused') checkedCount += 1;
    if (device === undefined || RANK[device.state] === undefined) continue;
    byState.set(device.state, [...(byState.get(device.state) ?? []), device]);
  }
  return [...byState].flatMap(([state, devices]) =>
    (devices.length >= GROUP_FROM ? [devices] : devices.map((device) => [device])).map((group) => ({
      key: `${room.id}/${state}/${group.length >= GROUP_FROM ? 'all' : group[0]?.id}`,
      roomId: room.id,
      roomName: room.name,
      state,
      deviceIds: group.map((device) => device.id),
      since: group.reduce((latest, device) => Math.max(latest, device.since), 0),
      checkedCount,
    })),
  );
}
