import type { DeviceState } from '../../shared/model/device-state.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { DeviceLive, Transition } from '../../shared/model/live.ts';
import { seatNameAt } from '../../shared/model/room-layout.ts';
import type { Device, DeviceKind, Room } from '../../shared/model/roster.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import { aDevice, aLive, aRoom, aTransition } from './builders.ts';

/** A made-up school for tests and for looking at the page in a plain browser. */
export interface FakeSchool {
  readonly rooms: readonly Room[];
  readonly devices: readonly Device[];
  readonly live: readonly DeviceLive[];
  readonly transitions: readonly Transition[];
}

interface RoomPlan {
  readonly name: string;
  readonly note: string;
  readonly columns: number;
  readonly seats: number;
  readonly kind?: Room['kind'];
  readonly deviceKind?: DeviceKind;
}

const DEMO_ROOMS: readonly RoomPlan[] = [
  { name: 'Room 112', note: 'Ms. Ortiz · Grade 8 ELA', columns: 7, seats: 28 },
  { name: 'Room 114', note: 'Mr. Lee · Grade 8 ELA', columns: 4, seats: 12 },
  { name: 'Room 118', note: 'Ms. Okafor · WIDA', columns: 6, seats: 24, deviceKind: 'windows' },
  { name: 'Library', note: 'Mr. Haas · Grade 7 Math', columns: 8, seats: 30 },
  { name: 'Cart 3', note: 'Spares', columns: 6, seats: 12, kind: 'cart', deviceKind: 'ipad' },
];

const THREE_ROOMS: readonly RoomPlan[] = [
  { name: 'Room 112', note: 'Ms. Ortiz · Grade 8 ELA', columns: 8, seats: 40 },
  { name: 'Room 114', note: 'Mr. Lee · Grade 8 ELA', columns: 7, seats: 35 },
  { name: 'Library', note: 'Mr. Haas · Grade 7 Math', columns: 7, seats: 35, deviceKind: 'windows' },
];

function manyRooms(count: number, devices: number): readonly RoomPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const seats = Math.floor(((index + 1) * devices) / count) - Math.floor((index * devices) / count);
    return { name: `Room ${101 + index}`, note: `Hall ${1 + Math.floor(index / 20)}`, columns: 12, seats };
  });
}

function plansOf(size: SchoolSize): readonly RoomPlan[] {
  switch (size) {
    case 'demo':
      return DEMO_ROOMS;
    case '3x110':
      return THREE_ROOMS;
    case '12x300':
      return manyRooms(12, 300);
    case '60x5000':
      return manyRooms(60, 5_000);
    case 'empty':
      return [];
  }
}

/** What each state usually rests on. */
export const EVIDENCE: Readonly<Record<DeviceState, Evidence>> = {
  up: { kind: 'echo', rttMs: 12 },
  slow: { kind: 'echo', rttMs: 212 },
  flaky: { kind: 'echo', rttMs: 31 },
  down: { kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true },
  blocked: { kind: 'tcp-refused', port: 445, rttMs: 3 },
  unknown: { kind: 'unchecked', reason: 'no-address' },
  paused: { kind: 'unchecked', reason: 'not-yet' },
};

/** A device's live state with the evidence, times and numbers that go with `state`. */
export function liveIn(device: Device, state: DeviceState, now: number, agoMs = 10 * MINUTE_MS): DeviceLive {
  const evidence = EVIDENCE[state];
  const rttMs = 'rttMs' in evidence ? evidence.rttMs : null;
  return aLive({
    id: device.id,
    state,
    since: now - agoMs,
    evidence,
    address: device.address,
    rttMs: state === 'down' ? 12 : rttMs,
    lossRatio: state === 'down' ? 1 : state === 'flaky' ? 0.15 : 0,
    checkedAt: state === 'paused' ? null : now - 2 * SECOND_MS,
  });
}

/** `3x110`, `12x300` and `60x5000` are rooms by devices. */
export type SchoolSize = 'demo' | '3x110' | '12x300' | '60x5000' | 'empty';
export type SchoolMinute = 'good' | 'bad';

/** The same school for the same arguments. `bad`: Room 114 lost its access point 41 seconds ago. */
export function fakeSchool(size: SchoolSize, minute: SchoolMinute, now: number): FakeSchool {
  const plans = plansOf(size);
  const rooms = plans.map((plan, order) =>
    aRoom({
      id: `r${order + 1}`,
      name: plan.name,
      note: plan.note,
      order,
      columns: plan.columns,
      kind: plan.kind ?? 'room',
    }),
  );
  const devices = plans.flatMap((plan, room) => roomDevices(plan, room));
  const live = devices.map((device) => usualLive(device, now));
  if (minute === 'good') return { rooms, devices, live, transitions: [] };
  return { rooms, devices, ...loseRoom(rooms, devices, live, now) };
}

function roomDevices(plan: RoomPlan, room: number): readonly Device[] {
  const kind = plan.deviceKind ?? 'chromebook';
  const prefix = { chromebook: 'CB', windows: 'LT', ipad: 'IP', mac: 'MB', linux: 'LX', other: 'DV' }[kind];
  return Array.from({ length: plan.seats }, (_, index) => {
    const number = 100 * (room + 1) + index + 1;
    const isCart = plan.kind === 'cart';
    return aDevice({
      id: `d${room + 1}-${index + 1}`,
      label: `${prefix}-${String(number).padStart(4, '0')}`,
      serial: `5CD9${String(number).padStart(6, '0')}`,
      address: `10.20.${room + 1}.${index + 1}`,
      macs: [`02:00:00:00:${hex(room + 1)}:${hex(index + 1)}`],
      kind,
      model: 'HP Chromebook 11 G9',
      osVersion: '144.0.7559.110',
      roomId: `r${room + 1}`,
      seat: seatNameAt({ row: Math.floor(index / plan.columns), column: index % plan.columns }),
      isSpare: isCart,
      isPaused: isCart && index >= 8 && index < 10,
      studentLabel: isCart ? null : String(number).slice(-2),
    });
  });
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0').slice(-2);
}

/** A quiet minute still has a slow device, a flaky one, two with ping blocked and two never checked. */
function usualLive(device: Device, now: number): DeviceLive {
  if (device.isPaused) return liveIn(device, 'paused', now);
  const oddities: Readonly<Record<string, DeviceState>> = {
    'd1-10': 'slow',
    'd3-21': 'blocked',
    'd3-22': 'blocked',
    'd4-5': 'flaky',
    'd5-11': 'unknown',
    'd5-12': 'unknown',
  };
  const live = liveIn(device, oddities[device.id] ?? 'up', now);
  return device.id === 'd2-8'
    ? { ...live, address: '10.20.2.77', addressSource: 'neighbour', isAddressDrifted: true }
    : live;
}

function loseRoom(
  rooms: readonly Room[],
  devices: readonly Device[],
  live: readonly DeviceLive[],
  now: number,
): Pick<FakeSchool, 'live' | 'transitions'> {
  const room = rooms.find((candidate) => candidate.name === 'Room 114');
  const lost = devices.filter((device) => device.roomId === room?.id && !device.id.endsWith('-8'));
  const ids = new Set(lost.map((device) => device.id));
  const byId = new Map(devices.map((device) => [device.id, device]));
  return {
    live: live.map((item) => {
      const device = byId.get(item.id);
      return ids.has(item.id) && device !== undefined ? liveIn(device, 'down', now, 41 * SECOND_MS) : item;
    }),
    transitions: [
      ...flakyBefore(devices, now),
      ...lost.map((device, index) =>
        aTransition({
          id: index + 10,
          at: now - 41 * SECOND_MS + index * 60,
          deviceId: device.id,
          deviceLabel: device.label,
          roomName: room?.name ?? null,
          seat: device.seat,
        }),
      ),
    ],
  };
}

function flakyBefore(devices: readonly Device[], now: number): readonly Transition[] {
  const device = devices.find((candidate) => candidate.id === 'd4-5');
  if (device === undefined) return [];
  const base = { deviceId: device.id, deviceLabel: device.label, roomName: 'Library', seat: device.seat };
  return [
    aTransition({ ...base, id: 1, at: now - HOUR_MS, from: 'unknown', to: 'up', evidence: EVIDENCE.up }),
    aTransition({ ...base, id: 2, at: now - 4 * MINUTE_MS, from: 'up', to: 'flaky', evidence: EVIDENCE.flaky }),
  ];
}
