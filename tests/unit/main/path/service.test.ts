import { beforeEach, describe, expect, test } from 'vitest';
import type { PathProbe } from '../../../../main/diagnosis/path-memory.ts';
import { Listeners } from '../../../../main/listeners.ts';
import type { HopTarget } from '../../../../main/live/live-service.ts';
import { PathService, type PathServiceOptions } from '../../../../main/path/service.ts';
import type { Observation } from '../../../../main/probe/engine.ts';
import type { PathTarget } from '../../../../shared/model/path.ts';
import { EMPTY_SITE, type Site } from '../../../../shared/model/site.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';

const site: Site = {
  ...EMPTY_SITE,
  network: { ...EMPTY_SITE.network, internetTargets: [{ host: 'one.example.test', port: 443 }] },
};
const INTERNET = 'internet:one.example.test:443';

/** A path service whose hops answer as `answers` says. */
function watch(over: Partial<PathServiceOptions> = {}) {
  const clock = new ManualClock();
  const hops = new Listeners<[readonly Observation[]]>();
  const watched: HopTarget[][] = [];
  const asked: string[] = [];
  const answers = new Map<string, PathProbe['failure']>();
  let cable: 'in' | 'out' = 'in';
  const service = new PathService({
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    echo: { watchHops: (targets) => watched.push([...targets]), onHops: (listener) => hops.add(listener) },
    probe: async (target: PathTarget) => {
      asked.push(target.id);
      const failure = answers.get(target.id) ?? null;
      return { startedAt: clock.now(), finishedAt: clock.now(), rttMs: failure === null ? 12 : null, failure };
    },
    readWayOut: async () => ({ gateway: '10.0.0.1', nameServers: [] }),
    readRadio: async () => ({ medium: 'wired', signalPercent: null, accessPointId: null }),
    readInterfaces: () => (cable === 'in' ? { eth0: [ADDRESS] } : {}),
    ...over,
  });
  service.configure(site, [], 5_000);
  service.run();
  return {
    clock,
    service,
    hops,
    watched,
    asked,
    answers,
    pullCable: () => {
      cable = 'out';
    },
    stateOf: (id: string) => service.snapshot().states.find(({ targetId }) => targetId === id)?.state,
  };
}

const ADDRESS = {
  address: '10.0.0.7',
  netmask: '255.255.255.0',
  family: 'IPv4' as const,
  mac: '02:00:00:00:00:01',
  internal: false,
  cidr: '10.0.0.7/24',
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function advance(scene: Pick<ReturnType<typeof watch>, 'clock'>, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    scene.clock.advance(500);
    await settled();
  }
}

describe('the way out', () => {
  let scene: ReturnType<typeof watch>;
  beforeEach(async () => {
    scene = watch();
    await settled();
    await advance(scene, 2_000);
  });

  test('knows its hops once they answered', () => {
    expect(scene.stateOf('laptop-link')).toBe('up');
    expect(scene.stateOf(INTERNET)).toBe('up');
  });

  test('has the gateway that the system names pinged beside the devices', () => {
    expect(scene.watched.at(-1)).toEqual([{ id: 'gateway', host: '10.0.0.1' }]);
  });

  test('takes what the echo engine says of the gateway', () => {
    scene.hops.tell([observed({ kind: 'echo', rttMs: 2 })]);
    expect(scene.service.snapshot().states.find(({ targetId }) => targetId === 'gateway')).toMatchObject({
      state: 'up',
      rttMs: 2,
    });
  });

  test('says down within seconds of the first failure, dated to that failure', async () => {
    scene.answers.set(INTERNET, { code: 'timeout', sentence: 'No answer.' });
    await advance(scene, 20_000);
    const state = scene.service.snapshot().states.find(({ targetId }) => targetId === INTERNET);
    expect(state).toMatchObject({ state: 'down', failure: { code: 'timeout' } });
    expect(state?.since).toBe(state?.failingSince);
  });

  test('asks what failed with the gateway as soon as the gateway is back', async () => {
    scene.hops.tell([observed({ kind: 'echo', rttMs: 2 })]);
    scene.hops.tell([observed({ kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true })]);
    scene.answers.set(INTERNET, { code: 'timeout', sentence: 'No answer.' });
    await advance(scene, 60_000);
    expect(scene.stateOf(INTERNET)).toBe('down');
    await advance(scene, 1_000);
    scene.answers.clear();
    const before = scene.asked.length;
    const startedAt = scene.clock.now();
    scene.hops.tell([{ ...observed({ kind: 'echo', rttMs: 2 }), startedAt, finishedAt: startedAt }]);
    await advance(scene, 500);
    expect(scene.asked.slice(before)).toEqual([INTERNET]);
    expect(scene.stateOf(INTERNET)).toBe('up');
  });

  test('holds nothing against a host that failed only while the gateway was away', async () => {
    scene.hops.tell([observed({ kind: 'echo', rttMs: 2 })]);
    scene.hops.tell([observed({ kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true })]);
    scene.answers.set(INTERNET, { code: 'timeout', sentence: 'No answer.' });
    await advance(scene, 20_000);
    expect(scene.stateOf(INTERNET)).toBe('down');
    const startedAt = scene.clock.now();
    scene.hops.tell([{ ...observed({ kind: 'echo', rttMs: 2 }), startedAt, finishedAt: startedAt }]);
    const state = scene.service.snapshot().states.find(({ targetId }) => targetId === INTERNET);
    expect(state).toMatchObject({ state: 'unknown', failingSince: null });
  });

  test('notices a pulled cable and remembers when', async () => {
    scene.pullCable();
    await advance(scene, 3_000);
    expect(scene.stateOf('laptop-link')).toBe('down');
    expect(scene.service.laptop).toMatchObject({ link: 'down' });
    expect(scene.service.laptop.linkLosses).toHaveLength(1);
  });

  test('forgets what it knew when the laptop wakes, and asks everything again', async () => {
    const before = scene.asked.length;
    await advance(scene, 40_000);
    scene.service.woke();
    expect(scene.stateOf(INTERNET)).toBe('unknown');
    await settled();
    expect(scene.asked.length).toBeGreaterThan(before);
    expect(scene.stateOf(INTERNET)).toBe('up');
  });

  test('asks nothing after it stopped', async () => {
    scene.service.stop();
    const before = scene.asked.length;
    await advance(scene, 60_000);
    expect(scene.asked.length).toBe(before);
  });
});

test('an old green is marked as old', async () => {
  const scene = watch({ probe: () => new Promise(() => undefined) });
  scene.hops.tell([observed({ kind: 'echo', rttMs: 2 })]);
  await settled();
  scene.hops.tell([observed({ kind: 'echo', rttMs: 2 })]);
  await advance(scene, 60_000);
  expect(scene.service.snapshot().states.find(({ targetId }) => targetId === 'gateway')).toMatchObject({
    state: 'up',
    isStale: true,
  });
});

function observed(evidence: Observation['evidence']): Observation {
  return {
    deviceId: 'gateway',
    startedAt: 1_700_000_000_000,
    finishedAt: 1_700_000_000_000,
    address: '10.0.0.1',
    addressSource: 'roster',
    isFirstAnswered: true,
    evidence,
  };
}
