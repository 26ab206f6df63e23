import type { DiagnosedDevice, DiagnosedRoom, DiagnosisInput } from './input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from './limits.ts';
import { commonOnset, type Onset } from './onset.ts';

/** One room with what its devices say. */
export interface RoomView {
  readonly room: DiagnosedRoom;
  /** Not paused, and answered within the last two hours: the ones that can say something. */
  readonly inUse: readonly DiagnosedDevice[];
  /** Null: nobody is silent. */
  readonly onset: Onset | null;
  /** Devices that fell silent within minutes of the others, but not together with them: people who leave. */
  readonly leavers: readonly DiagnosedDevice[];
  /** Most of the room went at one instant. */
  readonly isOut: boolean;
  /** Enough devices in use to have an opinion. */
  readonly hasVoice: boolean;
}

/** Rooms that went at the same instant. */
export interface Outage {
  readonly rooms: readonly RoomView[];
  /** First unanswered request of any of them. */
  readonly at: number;
}

export function viewRooms(input: DiagnosisInput): RoomView[] {
  const byRoom = new Map<string, DiagnosedDevice[]>();
  for (const device of input.devices) {
    if (device.roomId === null || !isInUse(device, input.now)) continue;
    const list = byRoom.get(device.roomId);
    if (list === undefined) byRoom.set(device.roomId, [device]);
    else list.push(device);
  }
  const views = input.rooms.map((room) => viewRoom(room, byRoom.get(room.id) ?? [], input));
  return withoutLeavingSchool(views);
}

function isInUse(device: DiagnosedDevice, now: number): boolean {
  const { aliveAt } = device.memory;
  return !device.isPaused && device.state !== 'unknown' && aliveAt !== null && now - aliveAt <= LIMITS.inUseMs;
}

function viewRoom(room: DiagnosedRoom, inUse: readonly DiagnosedDevice[], input: DiagnosisInput): RoomView {
  const onset = commonOnset(inUse, input.periodMs);
  const together = new Set(onset?.together.map(({ id }) => id));
  // Around that instant, not around now: those who left before it are evidence for as long as the silence lasts.
  const around = onset?.at ?? input.now;
  const leavers = inUse.filter(
    ({ id, memory }) =>
      !together.has(id) && memory.silentFrom !== null && Math.abs(memory.silentFrom - around) <= LIMITS.leavingWindowMs,
  );
  return {
    room,
    inUse,
    onset,
    leavers,
    isOut: onset !== null && isRoomOut(room, onset, inUse.length, leavers),
    hasVoice: inUse.length >= LIMITS.minTogether,
  };
}

/**
 * What a room shares takes nearly all of its devices at one instant. Whoever went before or was still there afterwards speaks
 * against it: in a class that packs up, half may go within one period by chance, and the other half has gone or is still there.
 * Kinds of which none went may hang on something else, such as desktop computers on a cable.
 *
 * A cart has no place: its devices sleep, and are carried. A paused room may go quiet.
 */
function isRoomOut(
  room: DiagnosedRoom,
  { together, survivors }: Onset,
  inUse: number,
  leavers: readonly DiagnosedDevice[],
): boolean {
  if (room.activity === 'paused' || (room.kind === 'cart' && room.activity !== 'testing')) return false;
  const kinds = new Set(together.map(({ kind }) => kind));
  const stayed = new Set(survivors.map(({ id }) => id));
  const alike = survivors.filter(({ kind }) => kinds.has(kind)).length;
  const leftBefore = leavers.filter(({ id }) => !stayed.has(id)).length;
  const went = together.length;
  return (
    went >= LIMITS.minTogether &&
    went / (went + alike + leftBefore) >= LIMITS.roomSilentShare &&
    went / (went + survivors.length) >= LIMITS.roomAnyKindShare &&
    went / inUse >= LIMITS.roomOfAllShare
  );
}

/**
 * In a fire drill some small room may empty within one period by chance. Where many devices of other rooms went one by one
 * around the same time, people are leaving, and a small room's common instant proves nothing.
 */
function withoutLeavingSchool(views: readonly RoomView[]): RoomView[] {
  const leavingRooms = views.filter(
    ({ isOut, leavers, onset, inUse }) =>
      !isOut && leavers.length + (onset?.together.length ?? 0) >= Math.max(LIMITS.leavingMin, inUse.length / 4),
  );
  const gone = leavingRooms.flatMap(({ leavers, onset }) => [...leavers, ...(onset?.together ?? [])]);
  if (leavingRooms.length < 2) return [...views];
  return views.map((view) => {
    if (!view.isOut || view.onset === null) return view;
    const at = view.onset.at;
    const goneAround = gone.filter(
      ({ memory }) => memory.silentFrom !== null && Math.abs(memory.silentFrom - at) <= LIMITS.leavingWindowMs / 2,
    );
    return goneAround.length >= 2 * view.onset.together.length ? { ...view, isOut: false } : view;
  });
}

/** Rooms that are out, put together where their instants agree. Oldest first. */
export function outagesOf(views: readonly RoomView[]): Outage[] {
  const out = views.flatMap((view) => (view.isOut && view.onset !== null ? [{ view, onset: view.onset }] : []));
  out.sort((a, b) => a.onset.at - b.onset.at);
  const groups: { rooms: RoomView[]; at: number; lastFrom: number; firstTo: number }[] = [];
  for (const { view, onset } of out) {
    const group = groups.at(-1);
    const isSame =
      group !== undefined &&
      Math.max(group.lastFrom, onset.from) - Math.min(group.firstTo, onset.to) <= LIMITS.sameOnsetMs;
    if (isSame) {
      group.rooms.push(view);
      group.lastFrom = Math.max(group.lastFrom, onset.from);
      group.firstTo = Math.min(group.firstTo, onset.to);
    } else groups.push({ rooms: [view], at: onset.at, lastFrom: onset.from, firstTo: onset.to });
  }
  const rank = new Map(views.map(({ room }, index) => [room.id, index]));
  const inOrder = (a: RoomView, b: RoomView) => (rank.get(a.room.id) ?? 0) - (rank.get(b.room.id) ?? 0);
  return groups.map(({ rooms, at }) => ({ rooms: rooms.toSorted(inOrder), at }));
}
