import type { Store } from '../../../main/store/repositories.ts';
import type { DeviceState } from '../../../shared/model/device-state.ts';
import type { MinuteRollup, Transition } from '../../../shared/model/live.ts';
import type { Device, Room } from '../../../shared/model/roster.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/units.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { aFinding, anAlert } from '../../helpers/diagnosis-builders.ts';

/** A school day of eight hours from half past seven. */
const MINUTES = 480;
const PER_ROOM = 25;

export interface MadeUpDay {
  readonly devices: number;
  /** About so many changes of state besides the first of each device. */
  readonly changes: number;
  /** Local midnight. */
  readonly midnight: number;
}

/** Writes a whole recorded day into an empty store: rooms, devices, changes, minutes, findings, alerts, the way out. */
export function fillMadeUpDay(store: Store, { devices: count, changes, midnight }: MadeUpDay): void {
  const chance = chanceFrom(7);
  const startAt = midnight + 7.5 * HOUR_MS;
  const rooms = Array.from({ length: Math.ceil(count / PER_ROOM) }, (_, index) =>
    aRoom({ id: `r${index}`, name: `Room ${101 + index}`, order: index }),
  );
  const devices = Array.from({ length: count }, (_, index) =>
    aDevice({
      id: `d${index}`,
      label: `CB-${String(index).padStart(4, '0')}`,
      roomId: roomOf(rooms, index).id,
      address: null,
    }),
  );
  store.roster.write({ what: 'Made up a school', rooms, devices });
  store.history.addTransitions(transitionsOf(rooms, devices, changes, startAt, chance));
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const minuteAt = startAt + minute * MINUTE_MS;
    // Half an hour around noon in which the laptop slept.
    if (minute >= 270 && minute < 300) continue;
    store.history.addRollups(devices.map((device) => rollup(device, minuteAt, chance)));
    store.path.add([], [path('gateway', minuteAt, 2 + chance()), path('internet:a', minuteAt, 18 + 6 * chance())]);
  }
  for (let index = 0; index < 12; index += 1) addFinding(store, roomOf(rooms, index * PER_ROOM * 3), startAt, index);
}

function transitionsOf(
  rooms: readonly Room[],
  devices: readonly Device[],
  changes: number,
  startAt: number,
  chance: () => number,
): Omit<Transition, 'id'>[] {
  const rows: Omit<Transition, 'id'>[] = [];
  const change = (index: number, at: number, from: DeviceState, to: DeviceState) => {
    const device = devices[index % devices.length];
    if (device === undefined) return;
    const evidence =
      to === 'down'
        ? ({ kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true } as const)
        : ({ kind: 'echo', rttMs: 12 } as const);
    const roomName = roomOf(rooms, index % devices.length).name;
    rows.push({ at, deviceId: device.id, deviceLabel: device.label, roomName, seat: null, from, to, evidence });
  };
  for (const index of devices.keys()) change(index, startAt + index, 'unknown', 'up');
  for (let done = 0; done < changes; done += 2) {
    const index = Math.floor(chance() ** 2 * devices.length);
    const at = startAt + Math.floor(chance() * MINUTES) * MINUTE_MS + done;
    const state: DeviceState = chance() < 0.5 ? 'down' : chance() < 0.5 ? 'slow' : 'flaky';
    change(index, at, 'up', state);
    change(index, at + (20 + Math.floor(chance() * 300)) * SECOND_MS, state, 'up');
  }
  return rows.sort((a, b) => a.at - b.at);
}

function rollup(device: Device, minuteAt: number, chance: () => number): MinuteRollup {
  const rttAvgMs = 8 + chance() * 20;
  const lost = chance() < 0.02 ? 3 : 0;
  return {
    deviceId: device.id,
    minuteAt,
    checks: 12,
    lost,
    rttMinMs: 6,
    rttAvgMs,
    rttMaxMs: rttAvgMs * 3,
    worst: 'up',
  };
}

function path(targetId: string, minuteAt: number, rttAvgMs: number) {
  return { minuteAt, targetId, probes: 12, failed: 0, rttMinMs: rttAvgMs, rttAvgMs, rttMaxMs: rttAvgMs * 2 };
}

function addFinding(store: Store, room: Room, startAt: number, index: number): void {
  const since = startAt + (20 + index * 37) * MINUTE_MS;
  const scope = { kind: 'rooms', rooms: [{ id: room.id, name: room.name }] } as const;
  const id = `room/${room.id}`;
  const sentence = `${room.name}: 21 of 25 devices went silent within 4 seconds.`;
  const severity = index % 3 === 0 ? 'critical' : 'warning';
  store.findings.write([
    aFinding({
      id,
      since,
      endedAt: since + 6 * MINUTE_MS,
      scope: { ...scope, rooms: [...scope.rooms] },
      sentence,
      severity,
    }),
  ]);
  store.alerts.write(
    anAlert({ id: `alert-${index}`, findingId: id, findingSince: since, at: since + 5_000, severity, sentence }),
  );
}

function roomOf(rooms: readonly Room[], index: number): Room {
  const room = rooms[Math.floor(index / PER_ROOM) % rooms.length];
  if (room === undefined) throw new Error('There is no room');
  return room;
}

/** The same numbers for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
