import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Check, finding } from '../../../../main/readiness/check.ts';
import { MemoryReadinessRepository } from '../../../../main/readiness/memory-repository.ts';
import type { SweepPlan } from '../../../../main/readiness/plan.ts';
import { ReadinessService } from '../../../../main/readiness/service.ts';
import type { DeviceLive } from '../../../../shared/model/live.ts';
import type { CheckResult, ReadinessDelta, Verdict } from '../../../../shared/model/readiness.ts';
import type { Device, DeviceId, Room } from '../../../../shared/model/roster.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../../../shared/model/site.ts';
import type { Result } from '../../../../shared/result.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../shared/units.ts';
import { aDevice, aLive, aRoom } from '../../../helpers/builders.ts';
import { aCheck, hanging, ManualGate } from '../../../helpers/checks.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';
import { aProfile, aResult, aSweep } from '../../../helpers/readiness-builders.ts';

const SITE = { ...EMPTY_SITE, platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true } } };

let clock: ManualClock;
let repository: MemoryReadinessRepository;
let gate: ManualGate;
/** What the scripted checks find, by check id. */
let verdicts: Map<string, Verdict>;
let outward: Check[];
let site: Site;
let rooms: Room[];
let devices: Device[];
let live: Map<DeviceId, DeviceLive>;
let rounds: (readonly DeviceId[] | null)[];
let notKept: unknown[];
let brokenOff: unknown[];
let reopened: string[];
let ids: number;

beforeEach(() => {
  clock = new ManualClock(1_000_000);
  repository = new MemoryReadinessRepository();
  gate = new ManualGate();
  verdicts = new Map();
  outward = [scripted('host/home')];
  site = SITE;
  rooms = [aRoom({ id: 'r1', name: 'Room 112' }), aRoom({ id: 'r2', name: 'Room 114' })];
  devices = [aDevice({ id: 'd1', roomId: 'r1' }), aDevice({ id: 'd2', roomId: 'r2' })];
  live = new Map();
  rounds = [];
  notKept = [];
  brokenOff = [];
  reopened = [];
  ids = 0;
});

function scripted(checkId: string, over: Partial<Check> = {}): Check {
  return aCheck({ checkId, run: () => finding(verdicts.get(checkId) ?? 'pass', `${checkId} was looked at.`), ...over });
}

/** For each room: whether its devices answer, and one item that a person ticks. */
function onPlan({ at, site: { windowStartedAt }, rooms: planned, confirmations }: SweepPlan): Check[] {
  const since = windowStartedAt ?? new Date(at).setHours(0, 0, 0, 0);
  return planned.flatMap(({ room }) => {
    const scope = { kind: 'room', roomId: room.id } as const;
    const isTicked = confirmations.some((said) => said.roomId === room.id && said.isOk && said.at >= since);
    return [
      scripted(`reachable-${room.id}`, { scope, area: 'devices', origin: 'live' }),
      aCheck({
        checkId: 'person/APP',
        title: 'Open the app',
        platformId: 'testnav',
        area: 'people',
        origin: 'person',
        scope,
        run: () => finding(isTicked ? 'pass' : 'unchecked', isTicked ? 'Ticked.' : 'Nobody has confirmed yet.'),
      }),
    ];
  });
}

function aService(): ReadinessService {
  return new ReadinessService({
    clock,
    repository,
    load: gate,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    makeId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    checks: {
      outward: () => Promise.resolve(outward),
      onPlan: (plan) => Promise.resolve(onPlan(plan)),
      ofPeople: (plan) => Promise.resolve(onPlan(plan).filter(({ origin }) => origin === 'person')),
    },
    sources: {
      roster: () => ({ revision: 1, rooms, devices }),
      sessions: () => [],
      site: () => site,
      profiles: () => [aProfile(), aProfile({ id: 'canvas' })],
      live: () => live,
      freshRound: (deviceIds) => {
        rounds.push(deviceIds);
        return Promise.resolve();
      },
    },
    onNotKept: (cause) => notKept.push(cause),
    onBrokenOff: (cause) => brokenOff.push(cause),
    onReopened: (roomName, because) => reopened.push(`${roomName}: ${because}`),
  });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function swept(service = aService()): Promise<ReadinessService> {
  value(service.start());
  await service.untilDone();
  return service;
}

const tick = (roomId: string, isOk = true) => ({
  platformId: 'testnav',
  itemId: 'APP',
  roomId,
  by: 'JS',
  isOk,
  note: '',
});
const found = (service: ReadinessService) =>
  Object.fromEntries(service.snapshot().results.map(({ key, verdict }) => [key, verdict]));

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}

describe('a sweep', () => {
  test('puts every result on the board, sums up, and is kept', async () => {
    verdicts.set('host/home', 'fail');
    const service = await swept();
    expect(found(service)).toEqual({
      'any/host/home@school': 'fail',
      'any/reachable-r1@room:r1': 'pass',
      'any/reachable-r2@room:r2': 'pass',
      'testnav/person/APP@room:r1': 'unchecked',
      'testnav/person/APP@room:r2': 'unchecked',
    });
    expect(service.snapshot().sweep).toMatchObject({
      trigger: 'person',
      roomIds: ['r1', 'r2'],
      platformIds: ['testnav'],
      total: 5,
      done: 5,
      counts: { pass: 2, fail: 1, unchecked: 2, warn: 0, 'not-applicable': 0 },
    });
    expect(repository.latestSweeps()[0]?.results).toHaveLength(5);
    expect(service.history().map(({ id }) => id)).toEqual(['id-1']);
  });

  test('asks for a fresh round before it looks at devices, while the network is looked at already', async () => {
    outward = [aCheck({ checkId: 'slow', run: hanging, deadlineMs: 9_000 })];
    const service = aService();
    service.start();
    await settle();
    expect(rounds).toEqual([null]);
    expect(found(service)).toMatchObject({ 'any/reachable-r1@room:r1': 'pass' });
    service.stop();
    await service.untilDone();
  });

  test('is refused while another one runs, and where there is no room', async () => {
    outward = [aCheck({ run: hanging })];
    const service = aService();
    value(service.start());
    expect(service.start()).toMatchObject({ ok: false, error: { code: 'sweep-running' } });
    service.stop();
    await service.untilDone();
    rooms = [];
    expect(service.start()).toMatchObject({ ok: false, error: { code: 'no-rooms' } });
  });

  test('keeps older results of what a stopped one did not reach', async () => {
    const service = await swept();
    outward = [aCheck({ checkId: 'host/home', run: hanging })];
    verdicts.set('reachable-r1', 'fail');
    value(service.start());
    await settle();
    service.stop();
    await service.untilDone();
    expect(service.snapshot().sweep).toMatchObject({ isStopped: true, done: 4 });
    expect(found(service)).toMatchObject({ 'any/host/home@school': 'pass', 'any/reachable-r1@room:r1': 'fail' });
  });

  test('stands as not checked where a stopped one left a gap, so that no room looks ready', async () => {
    outward = [aCheck({ checkId: 'host/home', run: hanging })];
    const service = aService();
    value(service.start());
    await settle();
    expect(service.signOff({ roomId: 'r1', by: 'JS' })).toMatchObject({ ok: false, error: { code: 'sweep-running' } });
    service.stop();
    await service.untilDone();
    expect(found(service)).toMatchObject({ 'any/host/home@school': 'unchecked' });
    expect(service.snapshot().sweep).toMatchObject({ done: 4, total: 5, isStopped: true });
  });

  test('drops what no longer exists, but one of a single room only there', async () => {
    const service = await swept();
    outward = [];
    value(service.start({ roomIds: ['r1'], platformIds: null }));
    await service.untilDone();
    expect(Object.keys(found(service))).toContain('any/host/home@school');
    expect(Object.keys(found(service))).toContain('any/reachable-r2@room:r2');
    await swept(service);
    expect(Object.keys(found(service))).not.toContain('any/host/home@school');
  });

  test('says that it broke off when the console itself fails, and can be started again', async () => {
    const service = await swept();
    const works = outward;
    outward = null as unknown as Check[];
    await swept(service);
    expect(brokenOff).toHaveLength(1);
    expect(service.snapshot().sweep).toMatchObject({ isStopped: true });
    expect(Object.keys(found(service))).toHaveLength(5);
    outward = works;
    await swept(service);
    expect(service.snapshot().sweep).toMatchObject({ isStopped: false });
  });

  test('goes on when the disk refuses it, and says so', async () => {
    repository.addSweep = () => {
      throw new Error('disk full');
    };
    const service = await swept();
    expect(notKept).toHaveLength(1);
    expect(Object.keys(found(service))).toHaveLength(5);
  });

  test('compares with the end of the sweep before', async () => {
    verdicts.set('host/home', 'fail');
    const service = await swept();
    expect(service.snapshot().previous).toBeNull();
    verdicts.set('host/home', 'pass');
    clock.advance(SECOND_MS);
    await swept(service);
    expect(service.snapshot().previous).toMatchObject({ at: 1_000_000, verdicts: { 'any/host/home@school': 'fail' } });
  });
});

describe('a recheck', () => {
  test('looks only at what is asked for, and drops what is gone', async () => {
    verdicts.set('host/home', 'fail');
    const service = await swept();
    verdicts.set('host/home', 'pass').set('reachable-r1', 'fail');
    value(service.recheck({ keys: ['any/host/home@school'] }));
    await service.untilDone();
    expect(found(service)).toMatchObject({ 'any/host/home@school': 'pass', 'any/reachable-r1@room:r1': 'pass' });
    expect(rounds).toEqual([null]);

    outward = [];
    value(service.recheck({ keys: ['any/host/home@school'] }));
    await service.untilDone();
    expect(Object.keys(found(service))).not.toContain('any/host/home@school');
    expect(service.snapshot()).toMatchObject({ recheck: null, sweep: { trigger: 'person' } });
  });

  test('of a room looks at everything that concerns it, with a fresh round of its own devices', async () => {
    const service = await swept();
    for (const id of ['host/home', 'reachable-r1', 'reachable-r2']) verdicts.set(id, 'fail');
    value(service.recheck({ roomId: 'r1' }));
    await service.untilDone();
    expect(found(service)).toMatchObject({
      'any/host/home@school': 'fail',
      'any/reachable-r1@room:r1': 'fail',
      'any/reachable-r2@room:r2': 'pass',
    });
    expect(rounds).toEqual([null, ['d1']]);
  });

  test('is refused for a room that is gone', async () => {
    const service = await swept();
    expect(service.recheck({ roomId: 'r9' })).toMatchObject({ ok: false, error: { code: 'no-rooms' } });
  });
});

describe('a tick', () => {
  test('is looked at at once where it stands on the board, and kept', async () => {
    const service = await swept();
    value(await service.confirm(tick('r1')));
    expect(found(service)).toMatchObject({
      'testnav/person/APP@room:r1': 'pass',
      'testnav/person/APP@room:r2': 'unchecked',
    });
    value(await service.confirm(tick('r1', false)));
    expect(found(service)).toMatchObject({ 'testnav/person/APP@room:r1': 'unchecked' });
    expect(service.snapshot().confirmations).toHaveLength(1);
    expect(repository.confirmations()).toMatchObject([{ isOk: false, at: 1_000_000 }]);
  });

  test('for the day stops counting at midnight, without a new sweep, and reopens what was signed off on it', async () => {
    clock = new ManualClock(new Date(2026, 10, 20, 7, 0).getTime());
    const ticked = { 'testnav/person/APP@room:r1': 'pass' };
    const open = { 'testnav/person/APP@room:r1': 'unchecked' };
    const service = await swept();
    await service.confirm(tick('r1'));
    value(service.signOff({ roomId: 'r1', by: 'JS' }));
    clock.advance(16 * HOUR_MS + 50 * MINUTE_MS);
    await settle();
    expect(found(service)).toMatchObject(ticked);
    clock.advance(15 * MINUTE_MS);
    await settle();
    expect(found(service)).toMatchObject(open);
    clock.advance(5 * SECOND_MS);
    expect(reopened).toEqual(['Room 112: Nobody has confirmed yet.']);
  });

  test('of yesterday does not count when the console is opened again', async () => {
    clock = new ManualClock(new Date(2026, 10, 20, 7, 0).getTime());
    const service = await swept();
    await service.confirm(tick('r1'));
    await swept(service);
    await service.close();
    clock.advance(24 * HOUR_MS);
    const next = aService();
    clock.advance(5 * SECOND_MS);
    await settle();
    expect(found(next)).toMatchObject({ 'testnav/person/APP@room:r1': 'unchecked' });
  });

  test('is looked at again when the school begins a new testing window', async () => {
    const service = await swept();
    await service.confirm(tick('r1'));
    clock.advance(HOUR_MS);
    site = { ...SITE, windowStartedAt: clock.now() };
    service.testingChanged();
    clock.advance(5 * SECOND_MS);
    await settle();
    expect(found(service)).toMatchObject({ 'testnav/person/APP@room:r1': 'unchecked' });
  });

  test('before the first sweep makes no room look checked', async () => {
    const service = aService();
    value(await service.confirm(tick('r1')));
    expect(service.snapshot()).toMatchObject({ results: [], confirmations: [{ roomId: 'r1' }] });
  });
});

describe('a sign-off', () => {
  async function signed(): Promise<ReadinessService> {
    const service = await swept();
    await service.confirm(tick('r1'));
    value(service.signOff({ roomId: 'r1', by: 'JS' }));
    clock.advance(5 * SECOND_MS);
    expect(reopened).toEqual([]);
    return service;
  }
  const standing = (service: ReadinessService) =>
    service.snapshot().signOffs.map(({ reopenedBecause }) => reopenedBecause);

  test('is refused while something is open, and for a room that is gone', async () => {
    const service = await swept();
    expect(service.signOff({ roomId: 'r1', by: 'JS' })).toMatchObject({ ok: false, error: { code: 'room-not-ready' } });
    expect(service.signOff({ roomId: 'r9', by: 'JS' })).toMatchObject({ ok: false, error: { code: 'unknown-room' } });
  });

  test('is reopened by a result that gets worse, once, and stays in the record', async () => {
    const service = await signed();
    verdicts.set('host/home', 'warn');
    value(service.recheck({ keys: ['any/host/home@school'] }));
    await service.untilDone();
    clock.advance(5 * SECOND_MS);
    expect(reopened).toEqual(['Room 112: host/home was looked at.']);
    expect(repository.signOffs()).toMatchObject([{ by: 'JS', reopenedBecause: 'host/home was looked at.' }]);
  });

  test('is reopened by a device that stops answering, is moved or leaves', async () => {
    const first = await signed();
    live = new Map([['d1', aLive({ id: 'd1', state: 'down', since: clock.now() })]]);
    first.liveChanged();
    clock.advance(2 * SECOND_MS);
    expect(standing(first)).toEqual(['CB-0001 stopped answering: 0 devices for 1 seat.']);

    live = new Map();
    value(first.signOff({ roomId: 'r1', by: 'JS' }));
    devices = devices.filter(({ id }) => id !== 'd1');
    first.rosterChanged();
    clock.advance(2 * SECOND_MS);
    expect(standing(first)).toEqual(['CB-0001 was removed from the roster.']);
  });

  test('can be taken back by a person, with the reason', async () => {
    const service = await signed();
    value(service.reopen({ roomId: 'r1', because: 'The cart is late.' }));
    expect(standing(service)).toEqual(['The cart is late.']);
    expect(service.reopen({ roomId: 'r1', because: 'Again.' })).toMatchObject({
      ok: false,
      error: { code: 'not-signed-off' },
    });
    expect(reopened).toEqual([]);
  });
});

describe('the board', () => {
  test('is as it was when the console was closed, rechecks included, without rooms that went', () => {
    const before: CheckResult[] = [
      aResult({ verdict: 'fail' }),
      aResult({ checkId: 'os', scope: { kind: 'room', roomId: 'gone' } }),
    ];
    repository.addSweep({ summary: aSweep({ id: 'full' }), results: before });
    repository.addSweep({ summary: aSweep({ id: 're', trigger: 'recheck' }), results: [aResult({ verdict: 'pass' })] });
    const snapshot = aService().snapshot();
    expect(snapshot.sweep?.id).toBe('full');
    expect(snapshot.results).toEqual([aResult({ verdict: 'pass' })]);
  });

  test('does not take over results of a room for a platform that came while the console was closed', () => {
    const scope = { kind: 'room', roomId: 'r1' } as const;
    const results = [aResult({ scope }), aResult({ scope, platformId: 'drc-insight' })];
    repository.addSweep({ summary: aSweep(), results });
    expect(aService().snapshot().results).toEqual([]);
    site = { ...SITE, platforms: { 'drc-insight': { ...EMPTY_PLATFORM_SITE, isUsed: true } } };
    expect(aService().snapshot().results).toEqual(results);
  });

  test('loses the results of a room together with the room', async () => {
    const service = await swept();
    rooms = rooms.filter(({ id }) => id !== 'r2');
    service.rosterChanged();
    expect(Object.keys(found(service)).filter((key) => key.endsWith('r2'))).toEqual([]);
  });

  test('takes a room for not checked when it is to test on another platform than it was checked for', async () => {
    const service = await swept();
    const isOnBoard = () => Object.keys(found(service)).some((key) => key.endsWith('r1'));
    site = { ...SITE, school: 'Renamed' };
    service.testingChanged();
    expect(isOnBoard()).toBe(true);
    site = { ...SITE, platforms: { ...SITE.platforms, canvas: { ...EMPTY_PLATFORM_SITE, isUsed: true } } };
    service.testingChanged();
    expect(isOnBoard()).toBe(false);
    await swept(service);
    service.testingChanged();
    expect(isOnBoard()).toBe(true);
  });

  test('tells at most one delta a tick, numbered without gaps', async () => {
    const service = aService();
    const deltas: ReadinessDelta[] = [];
    service.onChange((delta) => deltas.push(delta));
    service.start();
    await settle();
    expect(deltas).toEqual([]);
    clock.advance(200);
    expect(deltas).toHaveLength(1);
    expect(deltas[0]).toMatchObject({ revision: 1, sweep: { done: 5 } });
    expect(deltas[0]?.results).toHaveLength(5);
    await service.untilDone();
    service.scheduleChanged(5);
    service.scheduleChanged(5);
    expect(service.snapshot().nextScheduledAt).toBe(5);
    expect(deltas.map(({ revision }) => revision)).toEqual(deltas.map((_, index) => index + 1));
    expect(service.snapshot().revision).toBe(deltas.length);
  });

  test('keeps what a sweep found until the console closed', async () => {
    outward = [aCheck({ run: hanging })];
    const service = aService();
    service.start();
    await settle();
    await service.close();
    expect(repository.latestSweeps()[0]).toMatchObject({ summary: { isStopped: true } });
    const kept = repository.latestSweeps()[0]?.results.map(({ verdict }) => verdict);
    expect(kept?.filter((verdict) => verdict === 'pass')).toHaveLength(2);
    expect(kept?.filter((verdict) => verdict === 'unchecked')).toHaveLength(3);
  });
});
