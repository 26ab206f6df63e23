import type { DeviceLive } from '../../shared/model/live.ts';
import { type CheckResult, type SignOff, VERDICTS_BY_CONCERN, type Verdict } from '../../shared/model/readiness.ts';
import { byConcern, type ReadinessRow } from '../../shared/model/readiness-board.ts';
import type { Device, DeviceId, Room, RoomId } from '../../shared/model/roster.ts';
import { roomsUnderTest, type TestSession } from '../../shared/model/session.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Open items named in a refusal; the rest are counted. */
const NAMED_ITEMS = 3;

/** Everything of a row that matters to its room, each once. */
export function resultsOf(row: ReadinessRow): CheckResult[] {
  return Object.values(row.cells).flatMap(({ results }) => results);
}

/**
 * Whether a room may be declared ready: only when its row says go. Fails with `room-not-ready`, and with the sentence that
 * stands against it; warnings do not.
 */
export function maySignOff(roomName: string, row: ReadinessRow): Result<void> {
  const reason = row.reason?.sentence ?? '';
  switch (row.decision) {
    case 'go':
      return ok(undefined);
    case 'no-go':
      return refuse(`${roomName} is not ready. ${reason} Fix it and check again, then sign off.`);
    case 'unclear':
      return refuse(`It is not clear whether ${roomName} is ready. ${reason} Check again, then sign off.`);
    case 'unswept':
      return refuse(`${roomName} was not checked yet. Run a sweep, then sign off.`);
    case 'waiting':
      return refuse(
        `In ${roomName} somebody still has to confirm: ${openItems(row)}. Tick what is done, then sign off.`,
      );
  }
}

/** What a sign-off is measured against afterwards. */
export function fingerprint(row: ReadinessRow): SignOff['verdicts'] {
  return Object.fromEntries(resultsOf(row).map(({ key, verdict }) => [key, verdict]));
}

/** How a signed-off room is now. */
export interface RoomNow {
  /** Null: it was removed from the roster. */
  readonly room: Room | null;
  /** All that matters to the room, the school's results included. */
  readonly results: readonly CheckResult[];
  /** The whole roster, to say where a device went. */
  readonly devices: ReadonlyMap<DeviceId, Device>;
  readonly roomNames: ReadonlyMap<RoomId, string>;
  /** What devices that left the roster were called; others are "a device". */
  readonly formerLabels: ReadonlyMap<DeviceId, string>;
  readonly live: ReadonlyMap<DeviceId, DeviceLive>;
  /** Devices that students need. */
  readonly seats: number;
  readonly sessions: readonly TestSession[];
}

/**
 * Why a standing sign-off no longer holds, as one sentence; null: it does. Anything that got worse reopens it: a verdict, a
 * new failure, a device that came, went or moved, too few devices that answer. Improvements and warnings that are new do not.
 */
export function reopenedBecause(signOff: SignOff, now: RoomNow): string | null {
  if (now.room === null) return 'The room was removed from the roster.';
  return (
    changedDevice(signOff, now.room.id, now) ?? worseResult(signOff, now) ?? missingDevices(signOff, now.room.id, now)
  );
}

function changedDevice({ deviceIds }: SignOff, roomId: RoomId, now: RoomNow): string | null {
  const before = new Set(deviceIds);
  for (const id of deviceIds) {
    const device = now.devices.get(id);
    if (device === undefined) return `${now.formerLabels.get(id) ?? 'A device'} was removed from the roster.`;
    if (device.roomId === null) return `${device.label} was taken out of the room.`;
    if (device.roomId !== roomId)
      return `${device.label} was moved to ${now.roomNames.get(device.roomId) ?? 'another room'}.`;
  }
  for (const device of now.devices.values()) {
    if (device.roomId === roomId && !before.has(device.id)) return `${device.label} was added to the room.`;
  }
  return null;
}

function worseResult({ verdicts }: SignOff, { results }: RoomNow): string | null {
  const worse = results.filter(({ key, verdict }) => {
    const before = verdicts[key];
    return before === undefined ? verdict === 'fail' : concern(verdict) > concern(before);
  });
  return byConcern(worse)[0]?.sentence ?? null;
}

/**
 * Only devices that are known to be down count: one that could not be checked is not missing. Once students have been in, a
 * closed lid says nothing about whether the room was ready, so it reopens nothing any more. What was down when the room was
 * signed off was known then.
 */
function missingDevices(signOff: SignOff, roomId: RoomId, now: RoomNow): string | null {
  if (hasServed(signOff, now.sessions)) return null;
  const usable = [...now.devices.values()].filter((device) => device.roomId === roomId && isUsable(device));
  const down = usable.filter(({ id }) => now.live.get(id)?.state === 'down');
  const ready = usable.length - down.length;
  const lost = down.filter((device) => sinceOf(now, device) > signOff.at);
  const [first] = lost;
  if (first === undefined || ready >= now.seats) return null;
  const who = lost.length === 1 ? first.label : `${first.label} and ${lost.length - 1} more`;
  return `${who} stopped answering: ${ready} ${ready === 1 ? 'device' : 'devices'} for ${now.seats} ${now.seats === 1 ? 'seat' : 'seats'}.`;
}

function isUsable({ isPaused, isRetired }: Device): boolean {
  return !isPaused && !isRetired;
}

function sinceOf({ live }: RoomNow, { id }: Device): number {
  return live.get(id)?.since ?? 0;
}

function hasServed({ roomId, at }: SignOff, sessions: readonly TestSession[]): boolean {
  if (roomsUnderTest(sessions).has(roomId)) return true;
  return sessions.some(
    ({ rooms, moves }) =>
      rooms.some((room) => room.roomId === roomId) && moves.some((move) => move.to === 'testing' && move.at >= at),
  );
}

/** What passes and what does not apply are equally fine: a check that begins to apply and passes is no worse. */
function concern(verdict: Verdict): number {
  return Math.max(VERDICTS_BY_CONCERN.indexOf('pass'), VERDICTS_BY_CONCERN.indexOf(verdict));
}

function openItems(row: ReadinessRow): string {
  const open = row.cells.people.results.filter(({ verdict }) => verdict === 'unchecked').map(({ title }) => title);
  const named = open.slice(0, NAMED_ITEMS).join('; ');
  return open.length > NAMED_ITEMS ? `${named}; and ${open.length - NAMED_ITEMS} more` : named;
}

function refuse(message: string): Result<never> {
  return fail('room-not-ready', message);
}
