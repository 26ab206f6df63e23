import { isPlainlyTroubled, lastSilentFrom } from '../device-memory.ts';
import { finish } from '../draft.ts';
import type { DiagnosedDevice } from '../input.ts';
import { DIAGNOSIS_LIMITS as LIMITS } from '../limits.ts';
import type { Candidate, Picture, Rule } from '../picture.ts';
import type { RoomView } from '../rooms.ts';

/** Sleep when their lid or cover closes, so their silence alone calls nobody (facts, drc-insight.md section 7). */
const SLEEPERS: ReadonlySet<string> = new Set(['chromebook', 'ipad']);

/** One device of a testing room fails while its neighbors are fine. */
export const device: Rule = {
  id: 'device',
  pattern: 'One device fails, neighbors fine (testing-day.md 3.3: device)',
  look: (picture) =>
    picture.rooms.flatMap((view) => {
      if (view.room.activity !== 'testing' || view.isOut) return [];
      return [...silentOnes(picture, view), ...troubledOnes(picture, view)];
    }),
};

function silentOnes(picture: Picture, view: RoomView): Candidate[] {
  const { now } = picture.input;
  return view.inUse
    .filter(({ state, isSpare }) => state === 'down' && !isSpare)
    .filter(({ memory }) => {
      const silentMs = memory.silentFrom === null ? 0 : now - memory.silentFrom;
      return silentMs >= LIMITS.deviceSilentMs && silentMs <= LIMITS.deviceForgottenMs;
    })
    .filter((one) => !isOneOfMany(view, one) && !isOneOfSome(picture, view, one) && !isSchoolLeaving(picture, one))
    .map((one) => candidate(picture, view, one, one.memory.silentFrom ?? now, 'silent'));
}

/** Others of its room fell silent around the same time, whether they are back or not: a class that leaves, or a larger fault. */
function isOneOfMany({ inUse }: RoomView, { memory }: DiagnosedDevice): boolean {
  const mine = memory.silentFrom ?? 0;
  const around = inUse.filter(({ memory: theirs }) => {
    const from = lastSilentFrom(theirs);
    return from !== null && Math.abs(from - mine) <= LIMITS.leavingWindowMs;
  });
  return around.length >= LIMITS.leavingMin;
}

/**
 * Another one of its room went before this one could be told of: two faults in one room at a time are rare, the beginning of a
 * class that leaves is not. Only when nobody follows them they are told.
 */
function isOneOfSome({ input }: Picture, { inUse }: RoomView, { id, memory }: DiagnosedDevice): boolean {
  const mine = memory.silentFrom ?? 0;
  return inUse.some((other) => {
    const from = other.id === id ? null : lastSilentFrom(other.memory);
    const isBefore = from !== null && from >= mine - LIMITS.deviceFollowedMs && from <= mine + LIMITS.deviceSilentMs;
    return isBefore && input.now - Math.max(from, mine) < LIMITS.deviceFollowedMs;
  });
}

/** Somebody of its room went lately: a class that leaves, perhaps. */
function isFollowed({ inUse }: RoomView, one: DiagnosedDevice, now: number): boolean {
  return inUse.some((other) => {
    const from = other.id === one.id ? null : lastSilentFrom(other.memory);
    return from !== null && now - from < LIMITS.deviceFollowedMs;
  });
}

/** Devices of several rooms fall silent one by one: lunch, a drill, the end of the day. A single one of them is no news. */
function isSchoolLeaving({ rooms }: Picture, { memory }: DiagnosedDevice): boolean {
  const mine = memory.silentFrom ?? 0;
  let count = 0;
  for (const { inUse, room, isOut } of rooms) {
    if (isOut || room.kind === 'cart') continue;
    for (const { memory: theirs } of inUse) {
      const from = lastSilentFrom(theirs);
      if (from !== null && Math.abs(from - mine) <= LIMITS.schoolLeavingWindowMs) count += 1;
    }
  }
  return count >= LIMITS.schoolLeavingMin;
}

function troubledOnes(picture: Picture, view: RoomView): Candidate[] {
  const { now, slowAboveMs } = picture.input;
  const troubled = view.inUse.filter(({ memory }) => memory.silentFrom === null && memory.troubledFrom !== null);
  if (troubled.length >= LIMITS.leavingMin) return [];
  return troubled
    .filter(({ memory, isSpare }) => !isSpare && isPlainlyTroubled(memory, slowAboveMs))
    .filter(({ memory }) => now - (memory.troubledFrom ?? now) >= LIMITS.deviceTroubledMs)
    .filter((one) => !isTroubleShared(view, one))
    .map((one) => candidate(picture, view, one, one.memory.troubledFrom ?? now, 'troubled'));
}

/** Others of its room were in trouble since its own began, even if they are well again. */
function isTroubleShared({ inUse }: RoomView, { memory }: DiagnosedDevice): boolean {
  const from = memory.troubledFrom ?? 0;
  return (
    inUse.filter(({ memory: { troubledAt } }) => troubledAt !== null && troubledAt >= from).length >= LIMITS.leavingMin
  );
}

function candidate(
  { input }: Picture,
  view: RoomView,
  one: DiagnosedDevice,
  since: number,
  what: 'silent' | 'troubled',
): Candidate {
  const { room, inUse } = view;
  const isSleeper = SLEEPERS.has(one.kind);
  const isAlone = input.now - since >= LIMITS.deviceAlarmMs && !isFollowed(view, one, input.now);
  const neighbours = inUse.filter(({ id, memory }) => id !== one.id && memory.silentFrom === null).length;
  const place = one.seat === null ? room.name : `${room.name}, seat ${one.seat}`;
  const said =
    what === 'silent'
      ? `has not answered since ${input.clockTime(since)}${isSleeper ? ': lid closed, battery empty, or off the Wi-Fi' : ''}`
      : `answers late or loses packets since ${input.clockTime(since)}`;
  return {
    explains: { deviceIds: new Set([one.id]) },
    finding: finish({
      layer: 'device',
      scope: { kind: 'device', id: one.id, label: one.label, room: { id: room.id, name: room.name }, seat: one.seat },
      confidence: 'likely',
      severity: what === 'silent' && !isSleeper && one.hasStudent && isAlone ? 'warning' : 'note',
      since,
      sentence: `${one.label} (${place}) ${said}; its neighbors are fine.`,
      evidence: [{ label: room.name, value: `${neighbours} other devices answer` }],
      firstAction:
        what === 'silent'
          ? 'Look at the screen first. Change to a spare only after the test coordinator has checked for a saved answer file.'
          : 'Note it. If the student notices, let the coordinator decide about a spare.',
      escalateTo: 'proctor',
      rule: { id: 'device', why: 'It fails alone in its room.' },
      affected: [one],
    }),
  };
}
