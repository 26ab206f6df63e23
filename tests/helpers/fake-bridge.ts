import type { AppInfo } from '../../shared/contract/app.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { PushName, PushPayload, Reply, RequestInput, RequestName } from '../../shared/contract/channels.ts';
import { pushNames } from '../../shared/contract/names.ts';
import type { DeviceState } from '../../shared/model/device-state.ts';
import type {
  ChartSample,
  DeviceDetail,
  DeviceLive,
  EngineStatus,
  LiveDelta,
  Transition,
} from '../../shared/model/live.ts';
import type { Device, DeviceId, Room, RosterDelta } from '../../shared/model/roster.ts';
import {
  applySettingsPatch,
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsPatch,
} from '../../shared/model/settings.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import { aDevice, aRoom, aTransition } from './builders.ts';
import { type FakeIncidents, type FakeIncidentsOptions, fakeIncidents } from './fake-incidents.ts';
import { type FakeReadiness, type FakeReadinessOptions, fakeReadiness } from './fake-readiness.ts';
import { type FakeSchool, fakeSchool, liveIn, type SchoolMinute, type SchoolSize } from './fake-school.ts';
import { fakeSchoolYear, type SchoolYear } from './fake-school-year.ts';

/*
 * A `window.tdc` without a main process:
 *
 *   const fake = createFakeBridge({ size: 'demo', minute: 'bad' });
 *   Object.assign(window, { tdc: fake.bridge });
 *   fake.setState(['d2-1'], 'down');   // what the main process would send
 *   fake.calls                          // what the page asked for
 */

export type Handlers = { [Name in RequestName]: (input: RequestInput<Name>) => Result<Reply<Name>> };

export interface FakeOptions extends SchoolYear, FakeReadinessOptions, FakeIncidentsOptions {
  readonly size?: SchoolSize;
  readonly minute?: SchoolMinute;
  readonly isDemo?: boolean;
  readonly settings?: SettingsPatch;
  /** Answers of this test's own, laid over the usual ones. */
  readonly handlers?: Partial<Handlers>;
  readonly now?: () => number;
}

export interface FakeBridge {
  readonly bridge: Bridge;
  /** Requests so far, oldest first. */
  readonly calls: readonly { readonly name: RequestName; readonly input: unknown }[];
  push<Name extends PushName>(name: Name, payload: PushPayload<Name>): void;
  /** How many listen to a push now; a page that goes away must leave none. */
  listenerCount(name: PushName): number;
  /** Devices change their state, as one delta with their transitions. */
  setState(deviceIds: readonly DeviceId[], state: DeviceState): void;
  sendDelta(patch: Partial<LiveDelta>): void;
  /** The readiness board changes, as one delta. */
  changeReadiness: FakeReadiness['change'];
  /** Somebody else changes an incident. */
  changeIncident: FakeIncidents['change'];
  /** One `live.pulse`; `startPulses` sends one every second. */
  pulse(patch?: Partial<EngineStatus>): void;
  startPulses(): () => void;
  /** A new main process: seq starts again under another epoch. */
  restart(): void;
}

export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const now = options.now ?? Date.now;
  const school = mutable(fakeSchool(options.size ?? 'demo', options.minute ?? 'good', now()));
  const listeners = new Map<PushName, Set<(payload: never) => void>>();
  const calls: { name: RequestName; input: unknown }[] = [];
  const isDemo = options.isDemo ?? true;
  let settings = applySettingsPatch(DEFAULT_SETTINGS, options.settings ?? {});
  let epoch = 1;
  let seq = 0;
  let revision = 1;
  let nextId = 1_000;

  const push: FakeBridge['push'] = (name, payload) => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(payload as never);
  };

  function status(patch: Partial<EngineStatus> = {}): EngineStatus {
    return {
      phase: 'probing',
      transport: isDemo ? 'simulated' : 'native',
      transportLabel: isDemo ? 'simulated lab' : 'native ICMP',
      message: null,
      periodMs: settings.probe.periodMs,
      deviceCount: school.devices.size,
      lastRound: { at: now() - 1_200, elapsedMs: 210, devices: school.devices.size, sent: school.devices.size + 12 },
      ...patch,
    };
  }

  function sendDelta(patch: Partial<LiveDelta>): void {
    seq += 1;
    for (const live of patch.devices ?? []) school.live.set(live.id, live);
    for (const id of patch.removed ?? []) school.live.delete(id);
    school.transitions.push(...(patch.transitions ?? []));
    push('live.changed', { epoch: `e${epoch}`, seq, at: now(), devices: [], removed: [], transitions: [], ...patch });
  }

  function setState(deviceIds: readonly DeviceId[], state: DeviceState): void {
    const at = now();
    const devices: DeviceLive[] = [];
    const transitions: Transition[] = [];
    for (const id of deviceIds) {
      const device = school.devices.get(id);
      const before = school.live.get(id);
      if (device === undefined) continue;
      devices.push(liveIn(device, state, at, 0));
      const roomName = device.roomId === null ? null : (school.rooms.get(device.roomId)?.name ?? null);
      const to = devices.at(-1);
      if (to === undefined) continue;
      transitions.push(
        aTransition({
          id: nextId,
          at,
          deviceId: id,
          deviceLabel: device.label,
          roomName,
          seat: device.seat,
          from: before?.state ?? 'unknown',
          to: state,
          evidence: to.evidence,
        }),
      );
      nextId += 1;
    }
    sendDelta({ devices, transitions });
  }

  function changeRoster(patch: Partial<RosterDelta>): void {
    revision += 1;
    for (const room of patch.rooms ?? []) school.rooms.set(room.id, room);
    for (const device of patch.devices ?? []) school.devices.set(device.id, device);
    for (const id of patch.removedRooms ?? []) school.rooms.delete(id);
    for (const id of patch.removedDevices ?? []) school.devices.delete(id);
    push('roster.changed', { revision, rooms: [], devices: [], removedRooms: [], removedDevices: [], ...patch });
  }

  function patchDevices(ids: readonly DeviceId[], change: (device: Device) => Device): Result<undefined> {
    changeRoster({ devices: ids.flatMap((id) => optional(school.devices.get(id)).map(change)) });
    return ok(undefined);
  }

  function info(): AppInfo {
    return {
      version: '0.1.0',
      platform: 'linux',
      isDemo,
      dataDir: '/home/lab/console',
      hasRoster: school.devices.size > 0,
    };
  }

  function detail(deviceId: DeviceId): Result<DeviceDetail> {
    const live = school.live.get(deviceId);
    if (live === undefined) return fail('device.not-found', 'That device is not in the roster any more.');
    const transitions = school.transitions.filter((transition) => transition.deviceId === deviceId).reverse();
    return ok<DeviceDetail>({ live, samples: fakeSamples(live, now()), rollups: [], transitions });
  }

  const readiness = fakeReadiness(options, push, now);
  const incidents = fakeIncidents(options, push, now);
  const usual: Handlers = {
    'app.info': () => ok(info()),
    'app.reportError': () => ok(undefined),
    'app.openDemo': () => ok(undefined),
    'app.leaveDemo': () => ok(undefined),
    'live.snapshot': () =>
      ok({
        epoch: `e${epoch}`,
        seq,
        at: now(),
        devices: [...school.live.values()],
        status: status(),
        transitions: school.transitions.slice(-200),
      }),
    'live.detail': (input) => detail(input.deviceId),
    'live.checkNow': () => ok(undefined),
    'roster.snapshot': () => ok({ revision, rooms: [...school.rooms.values()], devices: [...school.devices.values()] }),
    'roster.pickFile': () => ok(null),
    'roster.readFile': () => fail('roster.not-a-table', 'This file cannot be read as a table.'),
    'roster.reread': () => fail('roster.preview-gone', 'The preview is gone. Open the file again.'),
    'roster.commitImport': () => fail('roster.preview-gone', 'The preview is gone. Open the file again.'),
    'roster.cancelImport': () => ok(undefined),
    'roster.export': () => ok(null),
    'roster.undoInfo': () => ok(null),
    'roster.undo': () => ok(null),
    'rooms.create': (input) => {
      const room = aRoom({ ...input, id: `r${nextId}`, order: school.rooms.size });
      nextId += 1;
      changeRoster({ rooms: [room] });
      return ok(room);
    },
    'rooms.update': (input) => {
      const room = school.rooms.get(input.roomId);
      if (room === undefined) return fail('room.not-found', 'That room is not there any more.');
      const next = { ...room, ...defined(input.patch) } as Room;
      changeRoster({ rooms: [next] });
      return ok(next);
    },
    'rooms.reorder': (input) => {
      changeRoster({
        rooms: input.roomIds.flatMap((id, order) => optional(school.rooms.get(id)).map((room) => ({ ...room, order }))),
      });
      return ok(undefined);
    },
    'rooms.remove': (input) => {
      const orphans = [...school.devices.values()].filter((device) => device.roomId === input.roomId);
      changeRoster({ removedRooms: [input.roomId], devices: orphans.map((device) => ({ ...device, roomId: null })) });
      return ok(undefined);
    },
    'devices.create': (input) => {
      const device = aDevice({ ...(defined(input) as Partial<Device>), id: `d${nextId}` });
      nextId += 1;
      changeRoster({ devices: [device] });
      return ok(device);
    },
    'devices.update': (input) =>
      patchDevices(input.deviceIds, (device) => ({ ...device, ...defined(input.patch) }) as Device),
    'devices.place': (input) => {
      const byId = new Map(input.placements.map((placement) => [placement.deviceId, placement]));
      return patchDevices([...byId.keys()], (device) => ({ ...device, ...byId.get(device.id) }));
    },
    'devices.remove': (input) => {
      changeRoster({ removedDevices: [...input.deviceIds] });
      return ok(undefined);
    },
    'settings.get': () => ok(settings),
    'settings.update': (input) => {
      settings = applySettingsPatch(settings, input as SettingsPatch);
      push('settings.changed', settings satisfies Settings);
      return ok(settings);
    },
    'path.snapshot': () => ok({ targets: [], states: [] }),
    'diagnosis.snapshot': () => ok({ at: now(), open: [], ended: [] }),
    'diagnosis.report': () => ok(undefined),
    'diagnosis.decide': () => ok(undefined),
    'alerts.list': () => ok([]),
    'alerts.acknowledge': () => fail('unknown-alert', 'This alert is no longer in the list.'),
    'alerts.test': () => ok('The test message was sent.'),
    'history.timeline': ({ span }) => ok({ span, now: now(), rooms: [], marks: [], gaps: [] }),
    'history.series': () => ok([]),
    'history.statistics': ({ span }) => ok({ span, rooms: [], devices: [], repairs: [] }),
    'history.trend': () => ok([]),
    'history.account': () => fail('history.nothing', 'There is no history in this test.'),
    'history.keepExhibit': () => fail('history.nothing', 'There is no history in this test.'),
    'history.exhibits': () => ok([]),
    'history.exhibit': () => fail('unknown-exhibit', 'This exhibit is no longer there.'),
    'history.saveStatistics': () => ok(null),
    ...fakeSchoolYear(options, push, now),
    ...readiness.handlers,
    ...incidents.handlers,
  };
  const handlers: Handlers = { ...usual, ...options.handlers };

  const request = Object.fromEntries(
    (Object.keys(handlers) as RequestName[]).map((name) => [
      name,
      async (input: unknown) => {
        calls.push({ name, input });
        return (handlers[name] as (value: unknown) => unknown)(input);
      },
    ]),
  );
  const on = Object.fromEntries(
    pushNames.map((name) => [
      name,
      (listener: (payload: never) => void) => {
        const known = listeners.get(name) ?? new Set();
        listeners.set(name, known.add(listener));
        return () => known.delete(listener);
      },
    ]),
  );

  const pulse: FakeBridge['pulse'] = (patch) =>
    push('live.pulse', { epoch: `e${epoch}`, seq, at: now(), status: status(patch) });
  return {
    bridge: { request, on } as unknown as Bridge,
    calls,
    push,
    listenerCount: (name) => listeners.get(name)?.size ?? 0,
    setState,
    sendDelta,
    changeReadiness: readiness.change,
    changeIncident: incidents.change,
    pulse,
    startPulses() {
      pulse();
      const timer = setInterval(() => pulse(), SECOND_MS);
      return () => clearInterval(timer);
    },
    restart() {
      epoch += 1;
      seq = 0;
    },
  };
}

function mutable(school: FakeSchool) {
  return {
    rooms: new Map(school.rooms.map((room) => [room.id, room])),
    devices: new Map(school.devices.map((device) => [device.id, device])),
    live: new Map(school.live.map((live) => [live.id, live])),
    transitions: [...school.transitions],
  };
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** A copy without the keys whose value is undefined. */
function defined(patch: object): object {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

/** Fifteen minutes at one check in five seconds, ending as `live` says. */
function fakeSamples(live: DeviceLive, now: number): ChartSample[] {
  if (live.state === 'paused' || live.state === 'unknown') return [];
  const samples: ChartSample[] = [];
  for (let at = now - 15 * MINUTE_MS; at <= now; at += 5 * SECOND_MS) {
    const isNow = at >= live.since;
    const wave = 12 + 4 * Math.sin(at / 21_000) + 3 * Math.sin(at / 7_300);
    const isLost =
      isNow && (live.state === 'down' || live.state === 'blocked' || (live.state === 'flaky' && (at / 5_000) % 7 < 1));
    const rttMs = isLost ? null : isNow && live.state === 'slow' ? wave * 14 : wave;
    samples.push({ at, rttMs, state: isNow ? live.state : 'up' });
  }
  return samples;
}
