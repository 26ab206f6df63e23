import type { DeviceLive, EngineStatus, Transition } from '../../shared/model/live.ts';
import type { Device, Room } from '../../shared/model/roster.ts';

/** Things with sensible defaults, so that a test names only what it is about: `aDevice({ seat: 'A3' })`. */
export function aDevice(over: Partial<Device> = {}): Device {
  return {
    id: 'device-1',
    label: 'CB-0001',
    serial: null,
    assetTag: null,
    macs: [],
    host: null,
    address: '127.0.0.1',
    addressLearnedAt: null,
    kind: 'chromebook',
    model: null,
    osVersion: null,
    lastSeenAt: null,
    updatesEndAt: null,
    memoryMiB: null,
    screen: null,
    appVersions: {},
    isRetired: false,
    roomId: 'room-1',
    seat: null,
    position: null,
    isSpare: false,
    isPaused: false,
    studentLabel: null,
    ...over,
  };
}

export function aRoom(over: Partial<Room> = {}): Room {
  return {
    id: 'room-1',
    name: 'Room 112',
    kind: 'room',
    note: '',
    order: 0,
    columns: null,
    accessPoint: null,
    uplink: null,
    ...over,
  };
}

export function aLive(over: Partial<DeviceLive> = {}): DeviceLive {
  return {
    id: 'device-1',
    state: 'up',
    since: 0,
    evidence: { kind: 'echo', rttMs: 12 },
    address: '127.0.0.1',
    addressSource: 'roster',
    isAddressDrifted: false,
    rttMs: 12,
    lossRatio: 0,
    checkedAt: 0,
    isStale: false,
    ...over,
  };
}

export function aStatus(over: Partial<EngineStatus> = {}): EngineStatus {
  return {
    phase: 'probing',
    transport: 'simulated',
    transportLabel: 'simulated lab',
    message: null,
    periodMs: 5_000,
    deviceCount: 1,
    lastRound: null,
    ...over,
  };
}

/** The device of `aDevice` falls silent; not stored yet, so it has no id. */
export function aNewTransition(over: Partial<Omit<Transition, 'id'>> = {}): Omit<Transition, 'id'> {
  return {
    at: 0,
    deviceId: 'device-1',
    deviceLabel: 'CB-0001',
    roomName: 'Room 112',
    seat: 'A1',
    from: 'up',
    to: 'down',
    evidence: { kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true },
    ...over,
  };
}

export function aTransition(over: Partial<Transition> = {}): Transition {
  return { id: 1, ...aNewTransition(), ...over };
}
