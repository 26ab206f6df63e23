import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';
import { aTarget, EPOCH_MS, TestEngine, VirtualNetwork } from '../virtual-network.ts';

const MAC = 'a4:83:e7:00:12:34';
const OTHER_MAC = 'a4:83:e7:00:99:99';
const retries = { timeoutMs: 800, retryOffsetsMs: [250, 500, 1_000] };

function manyTargets(count: number) {
  return Array.from({ length: count }, (_, index) =>
    aTarget({ deviceId: `device ${index}`, address: `10.0.${index >> 8}.${index & 255}` }),
  );
}

describe('a check', () => {
  it('rests on the echo reply when the first request is answered in time', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 3.5 });
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.observed).toEqual([
      {
        deviceId: 'device',
        startedAt: EPOCH_MS,
        finishedAt: EPOCH_MS + 3.5,
        address: '10.0.0.1',
        addressSource: 'roster',
        isFirstAnswered: true,
        evidence: { kind: 'echo', rttMs: 3.5 },
      },
    ]);
    expect(network.sent).toHaveLength(1);
  });

  it('asks again at the offsets after a miss, and counts the scheduled request as lost', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, _atMs, attempt) => (attempt === 3 ? { rttMs: 4 } : null);
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(network.sent.map(({ atMs }) => atMs)).toEqual([0, 250, 500]);
    expect(engine.latest()).toMatchObject({ isFirstAnswered: false, evidence: { kind: 'echo', rttMs: 4 } });
  });

  it('is silent when nothing answers until the last re-probe has timed out', async () => {
    const network = new VirtualNetwork();
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(network.sent.map(({ atMs }) => atMs)).toEqual([0, 250, 500, 1_000]);
    expect(engine.latest()).toMatchObject({
      finishedAt: EPOCH_MS + 1_800,
      isFirstAnswered: false,
      evidence: { kind: 'silent', reason: 'timeout', tries: 4, lookedBeyondEcho: true },
    });
  });

  it('calls a reply after the timeout late, not lost', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 900 });
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.latest()).toMatchObject({ isFirstAnswered: false, evidence: { kind: 'late-echo', rttMs: 900 } });
  });

  it('names the network as reason when it said that the host is not there', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ failed: 'unreachable' });
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.latest().evidence).toMatchObject({ kind: 'silent', reason: 'unreachable', tries: 4 });
  });

  it.each(['no-route', 'no-permission'] as const)(
    'is not made, rather than lost, when the request is refused here: %s',
    async (reason) => {
      const network = new VirtualNetwork();
      network.echo = () => ({ failed: reason });
      const engine = await network.startEngine(retries);
      engine.core.setTargets([aTarget()]);
      await engine.core.sweep();
      expect(engine.latest()).toMatchObject({ isFirstAnswered: null, evidence: { kind: 'unchecked', reason } });
      expect(network.sent).toHaveLength(1);
    },
  );

  it('waits for room when the request could not leave, and counts only what did', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, atMs) => (atMs < 2_000 ? { failed: 'no-room' } : { rttMs: 2 });
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    const { sent } = await engine.core.sweep();
    expect(sent).toBe(1);
    expect(engine.observed).toMatchObject([{ isFirstAnswered: true, evidence: { kind: 'echo', rttMs: 2 } }]);
  });

  it('is not made when there is no room for long, and re-probes wait for room too', async () => {
    const network = new VirtualNetwork();
    network.echo = (address, _atMs, attempt) => (address === '10.0.0.1' || attempt > 1 ? { failed: 'no-room' } : null);
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget(), aTarget({ deviceId: 'half', address: '10.0.0.2' })]);
    await engine.core.sweep();
    for (const device of ['device', 'half']) {
      expect(engine.latest(device).evidence).toEqual({ kind: 'unchecked', reason: 'no-room' });
    }
  });

  it('is not made when a re-probe is refused here, because then the miss proves nothing', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, _atMs, attempt) => (attempt === 1 ? null : { failed: 'no-route' });
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.latest()).toMatchObject({
      isFirstAnswered: null,
      evidence: { kind: 'unchecked', reason: 'no-route' },
    });
  });

  it('does not send to a public address unless that is allowed', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    const engine = await network.startEngine();
    engine.core.setTargets([aTarget({ address: '8.8.8.8' })]);
    await engine.core.sweep();
    expect(engine.latest().evidence).toEqual({ kind: 'unchecked', reason: 'not-allowed' });
    expect(network.sent).toHaveLength(0);
  });

  it('does not send to a name that leads to the public internet', async () => {
    const network = new VirtualNetwork();
    network.names = () => ({ addresses: ['203.0.114.7', '2001:4860:4860::8888'] });
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget({ address: null, host: 'cb-0417' })]);
    await engine.core.sweep();
    expect(network.sent).toEqual([]);
    expect(engine.latest().evidence).toEqual({ kind: 'unchecked', reason: 'not-allowed' });
  });

  it('never sends to multicast or broadcast, whatever is allowed', async () => {
    const network = new VirtualNetwork();
    const engine = await network.startEngine({ allowPublicAddresses: true });
    engine.core.setTargets([
      aTarget({ deviceId: 'a', address: '224.0.0.1' }),
      aTarget({ deviceId: 'b', address: '255.255.255.255' }),
      aTarget({ deviceId: 'c', address: 'ff02::1' }),
    ]);
    await engine.core.sweep();
    expect(network.sent).toEqual([]);
  });
});

describe('other signs of life', () => {
  it('take a refused connection for an answer when echo is silent, without making the verdict later', async () => {
    const network = new VirtualNetwork();
    network.tcp = (_address, port) => (port === 445 ? { kind: 'refused', rttMs: 6 } : { kind: 'silent' });
    const engine = await network.startEngine({ ...retries, tcpPorts: [3389, 445] });
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.latest()).toMatchObject({
      finishedAt: EPOCH_MS + 1_800,
      isFirstAnswered: false,
      evidence: { kind: 'tcp-refused', port: 445, rttMs: 6 },
    });
  });

  it('are not asked for when echo answers', async () => {
    const network = new VirtualNetwork();
    let asked = 0;
    network.echo = () => ({ rttMs: 2 });
    network.tcp = () => {
      asked += 1;
      return { kind: 'open', rttMs: 1 };
    };
    const engine = await network.startEngine({ ...retries, tcpPorts: [445] });
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(asked).toBe(0);
  });

  it('take a fresh neighbour entry when the device never answered echo', async () => {
    const network = new VirtualNetwork();
    network.table = () => [{ address: '10.0.0.1', mac: MAC, isFresh: true }];
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.latest().evidence).toEqual({ kind: 'neighbour', mac: MAC });
  });

  it('do not take an entry that is only remembered', async () => {
    const network = new VirtualNetwork();
    network.table = () => [{ address: '10.0.0.1', mac: MAC, isFresh: false }];
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.latest().evidence.kind).toBe('silent');
  });

  it('do not take an entry from before a device fell silent, though the system still believes in it', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, atMs) => (atMs < 2_500 ? { rttMs: 2 } : null);
    network.table = () => [{ address: '10.0.0.1', mac: MAC, isFresh: true, confirmedAt: EPOCH_MS + 1_000 }];
    const engine = await network.startEngine({ ...retries, periodMs: 5_000 });
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    expect(engine.latest().evidence.kind).toBe('echo');
    await network.runUntil(3_000);
    void engine.core.sweep();
    await network.runUntil(6_000);
    expect(engine.latest().evidence.kind).toBe('silent');
  });

  it('take an entry that was confirmed after echo stopped', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, atMs) => (atMs < 2_500 ? { rttMs: 2 } : null);
    network.table = () => [{ address: '10.0.0.1', mac: MAC, isFresh: true, confirmedAt: network.epochMs() - 100 }];
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    await engine.core.sweep();
    await network.runUntil(3_000);
    void engine.core.sweep();
    await network.runUntil(6_000);
    expect(engine.latest().evidence.kind).toBe('neighbour');
  });
});

describe('addresses', () => {
  it('come from the host name before the roster', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.names = () => ({ addresses: ['10.0.0.99'] });
    const engine = await network.startEngine();
    engine.core.setTargets([aTarget({ host: 'cb-0417' })]);
    await engine.core.sweep();
    expect(engine.latest()).toMatchObject({ address: '10.0.0.99', addressSource: 'dns' });
  });

  it('come from the roster when the name service hangs', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.names = () => 'hangs';
    const engine = await network.startEngine();
    engine.core.setTargets([aTarget({ host: 'cb-0417' })]);
    await engine.core.sweep();
    expect(engine.latest()).toMatchObject({ address: '10.0.0.1', addressSource: 'roster', evidence: { kind: 'echo' } });
  });

  it.each([
    [{ reason: 'name-not-found' } as const, 'name-not-found'],
    ['hangs' as const, 'name-service-down'],
  ])('are missing, with the reason, when there is only a name and it fails: %o', async (answer, reason) => {
    const network = new VirtualNetwork();
    network.names = () => answer;
    const engine = await network.startEngine();
    engine.core.setTargets([aTarget({ address: null, host: 'cb-0417' })]);
    await engine.core.sweep();
    expect(engine.latest()).toMatchObject({ address: null, evidence: { kind: 'unchecked', reason } });
  });

  it('are looked up again about once a minute, not with every check', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.names = () => ({ addresses: ['10.0.0.99'] });
    network.hold();
    const engine = await network.startEngine({ periodMs: 5_000 });
    engine.core.setTargets([aTarget({ address: null, host: 'cb-0417' })]);
    engine.core.run();
    await network.runUntil(130_000);
    expect(network.nameQuestions).toBe(3);
  });

  it('follow a device by its MAC when it fell silent and is seen elsewhere', async () => {
    const network = new VirtualNetwork();
    network.echo = (address) => (address === '10.0.0.50' ? { rttMs: 1 } : null);
    network.table = () => [{ address: '10.0.0.50', mac: MAC, isFresh: true }];
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget({ macs: [MAC] })]);
    await engine.core.sweep();
    expect(engine.latest()).toMatchObject({
      address: '10.0.0.50',
      addressSource: 'neighbour',
      isFirstAnswered: false,
      evidence: { kind: 'echo' },
    });
  });

  it('are not believed when another device of the roster is seen there', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.table = () => [{ address: '10.0.0.1', mac: OTHER_MAC, isFresh: true }];
    const engine = await network.startEngine();
    engine.core.setTargets([
      aTarget({ deviceId: 'moved away', macs: [MAC] }),
      aTarget({ deviceId: 'moved in', address: null, macs: [OTHER_MAC] }),
    ]);
    await engine.core.sweep();
    await engine.core.sweep();
    expect(engine.latest('moved away').evidence).toEqual({ kind: 'unchecked', reason: 'no-address' });
    expect(engine.latest('moved in')).toMatchObject({ address: '10.0.0.1', addressSource: 'neighbour' });
  });
});

describe('pacing', () => {
  it('keeps a sweep under the packet cap', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    const engine = await network.startEngine({ maxPacketsPerSecond: 100 });
    engine.core.setTargets(manyTargets(250));
    await engine.core.sweep();
    for (const { atMs } of network.sent) {
      const within = network.sent.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1_000);
      expect(within.length).toBeLessThanOrEqual(108);
    }
    expect(network.sent).toHaveLength(250);
  });

  it('keeps below what the transport can have in flight', async () => {
    const network = new VirtualNetwork();
    network.maxInFlight = 4;
    network.echo = () => ({ rttMs: 10 });
    const engine = await network.startEngine();
    engine.core.setTargets(manyTargets(20));
    await engine.core.sweep();
    const inFlightAt = network.sent.map(
      ({ atMs }) => network.sent.filter((other) => other.atMs <= atMs && other.atMs > atMs - 10).length,
    );
    expect(Math.max(...inFlightAt)).toBe(4);
    expect(engine.observed).toHaveLength(20);
  });

  it('sends the rest later when the system takes only some', async () => {
    const network = new VirtualNetwork();
    network.acceptsAtOnce = 3;
    network.echo = () => ({ rttMs: 1 });
    const engine = await network.startEngine();
    engine.core.setTargets(manyTargets(10));
    const round = await engine.core.sweep();
    expect(round).toMatchObject({ devices: 10, sent: 10 });
    expect(engine.observed.every(({ isFirstAnswered }) => isFirstAnswered === true)).toBe(true);
  });

  it('checks every device once in a period, spread over it', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.hold();
    const engine = await network.startEngine({ periodMs: 5_000 });
    engine.core.setTargets(manyTargets(100));
    engine.core.run();
    await network.runUntil(5_000);
    const before = network.sent.length;
    await network.runUntil(10_000);
    const turn = network.sent.slice(before);
    expect(new Set(turn.map(({ address }) => address)).size).toBe(100);
    expect(turn).toHaveLength(100);
    const inFirstHalf = turn.filter(({ atMs }) => atMs < 7_500).length;
    expect(inFirstHalf).toBeGreaterThan(30);
    expect(inFirstHalf).toBeLessThan(70);
  });

  it('finds a device down within the period plus two seconds', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, atMs) => (atMs < 20_000 ? { rttMs: 1 } : null);
    network.hold();
    const engine = await network.startEngine({ ...retries, periodMs: 5_000, tcpPorts: [445] });
    engine.core.setTargets(manyTargets(50));
    engine.core.run();
    await network.runUntil(27_000);
    const silent = new Set(
      engine.observed.filter(({ evidence }) => evidence.kind === 'silent').map(({ deviceId }) => deviceId),
    );
    expect(silent.size).toBe(50);
  });
});

describe('the list of devices', () => {
  it('forgets who went away and checks who came at once', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.hold();
    const engine = await network.startEngine({ periodMs: 60_000 });
    engine.core.setTargets([aTarget({ deviceId: 'old' })]);
    engine.core.run();
    await network.runUntil(1_000);
    engine.core.setTargets([aTarget({ deviceId: 'new', address: '10.0.0.2' })]);
    await network.runUntil(1_200);
    expect(engine.latest('new').evidence.kind).toBe('echo');
    const count = engine.observed.length;
    await network.runUntil(200_000);
    expect(engine.observed.slice(count).every(({ deviceId }) => deviceId === 'new')).toBe(true);
  });

  it('that becomes empty in the middle of a sweep or of settling ends both', async () => {
    const network = new VirtualNetwork();
    network.hold();
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    const swept = engine.core.sweep();
    await network.runUntil(100);
    engine.core.networkChanged();
    expect(engine.core.status.phase).toBe('settling');
    engine.core.setTargets([]);
    expect(await swept).toMatchObject({ devices: 0 });
    expect(engine.core.status).toMatchObject({ phase: 'probing', message: null });
    engine.core.networkChanged();
    expect(engine.core.status).toMatchObject({ phase: 'probing', message: null });
  });

  it('may hold an address twice, and a period shorter than a check takes', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, atMs) => (atMs < 1_000 ? { rttMs: 1 } : null);
    network.hold();
    const engine = await network.startEngine({ ...retries, periodMs: 1_000 });
    engine.core.setTargets([aTarget(), aTarget({ deviceId: 'twin' })]);
    engine.core.run();
    await network.runUntil(12_000);
    for (const device of ['device', 'twin']) {
      const kinds = engine.observed.filter(({ deviceId }) => deviceId === device).map(({ evidence }) => evidence.kind);
      expect(kinds[0]).toBe('echo');
      // A check takes 1.8 s and is never cut short by the next one: each second turn is left out.
      expect(kinds.filter((kind) => kind === 'silent').length).toBeGreaterThanOrEqual(4);
    }
  });

  it('keeps its verdicts when settings change in the middle of a check', async () => {
    const network = new VirtualNetwork();
    network.hold();
    const engine = await network.startEngine(retries);
    engine.core.setTargets([aTarget()]);
    const swept = engine.core.sweep();
    await network.runUntil(300);
    engine.core.configure({ ...DEFAULT_SETTINGS.probe, tcpPorts: [], timeoutMs: 200, retryOffsetsMs: [] });
    await network.runUntil(3_000);
    await swept;
    expect(engine.latest().evidence).toMatchObject({ kind: 'silent', tries: 2 });
  });

  it('is checked by a sweep even when it is empty', async () => {
    const network = new VirtualNetwork();
    const engine = await network.startEngine();
    expect(await engine.core.sweep()).toMatchObject({ devices: 0, sent: 0 });
  });
});

describe('this computer', () => {
  it('without network makes devices unknown, not down, and loopback stays checked', async () => {
    const network = new VirtualNetwork();
    network.echo = (address) => (address.startsWith('127.') ? { rttMs: 1 } : null);
    network.hold();
    const engine = await network.startEngine({ ...retries, periodMs: 2_000 });
    engine.core.setTargets([aTarget(), aTarget({ deviceId: 'self', address: '127.0.0.1' })]);
    engine.core.run();
    await network.runUntil(600);
    engine.core.networkLost('Cable out.');
    await network.runUntil(10_000);
    expect(engine.core.status).toMatchObject({ phase: 'offline', message: 'Cable out.' });
    expect(engine.latest().evidence).toEqual({ kind: 'unchecked', reason: 'local-network-down' });
    expect(engine.latest('self').evidence.kind).toBe('echo');
    expect(engine.observed.some(({ evidence }) => evidence.kind === 'silent')).toBe(false);
  });

  it('back on the network sweeps and then says that all is usual', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.hold();
    const engine = await network.startEngine({ periodMs: 60_000 });
    engine.core.setTargets(manyTargets(20));
    engine.core.run();
    await network.runUntil(500);
    engine.core.networkLost('Cable out.');
    await network.runUntil(1_000);
    engine.core.networkBack();
    expect(engine.core.status.phase).toBe('settling');
    await network.runUntil(2_000);
    expect(engine.core.status).toMatchObject({ phase: 'probing', message: null });
    expect(engine.latest('device 7').evidence.kind).toBe('echo');
  });

  it('asleep sends nothing; awake makes everything not-yet and sweeps', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.hold();
    const engine = await network.startEngine({ periodMs: 1_000 });
    engine.core.setTargets([aTarget()]);
    engine.core.run();
    await network.runUntil(500);
    engine.core.suspend();
    expect(engine.latest().evidence).toEqual({ kind: 'unchecked', reason: 'not-yet' });
    const sent = network.sent.length;
    await network.runUntil(9_000);
    expect(network.sent).toHaveLength(sent);
    engine.core.resume();
    await network.runUntil(9_100);
    expect(engine.latest().evidence.kind).toBe('echo');
  });

  it.each(['both', 'wall only'] as const)(
    'frozen in the middle of a check calls nothing silent, and sweeps again (clocks that went on: %s)',
    async (clocks) => {
      const network = new VirtualNetwork();
      network.echo = (_address, atMs) => (atMs < 1_000 ? { rttMs: 1 } : null);
      network.hold();
      const engine = await network.startEngine({ ...retries, periodMs: 1_000 });
      engine.core.setTargets([aTarget()]);
      engine.core.run();
      await network.runUntil(2_600);
      network.freeze(20_000, clocks);
      network.echo = () => ({ rttMs: 1 });
      await network.runUntil(network.monotonicMs() + 700);
      const kinds = engine.observed.map(({ evidence }) => evidence.kind);
      expect(kinds).not.toContain('silent');
      expect(kinds).toContain('unchecked');
      expect(kinds.at(-1)).toBe('echo');
      expect(engine.statuses.map(({ phase }) => phase).slice(-2)).toEqual(['settling', 'probing']);
      // The system tells of the same waking a moment later: nothing is done twice.
      const told = engine.statuses.length;
      engine.core.resume();
      expect(engine.statuses).toHaveLength(told);
    },
  );

  it('sleeping twice in a row, the second time before the sweep has ended, calls nothing silent', async () => {
    const network = new VirtualNetwork();
    network.hold();
    const engine = await network.startEngine({ ...retries, periodMs: 1_000 });
    engine.core.setTargets([aTarget()]);
    engine.core.run();
    for (let nap = 0; nap < 3; nap += 1) {
      await network.runUntil(network.monotonicMs() + 1_500);
      network.freeze(20_000, 'both');
    }
    await network.runUntil(network.monotonicMs() + 500);
    expect(new Set(engine.observed.map(({ evidence }) => evidence.kind))).toEqual(new Set(['unchecked']));
  });

  it('awake but still without network goes on saying so', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.hold();
    const engine = await network.startEngine({ periodMs: 1_000 });
    engine.core.setTargets([aTarget(), aTarget({ deviceId: 'self', address: '127.0.0.1' })]);
    engine.core.run();
    await network.runUntil(500);
    engine.core.networkLost('Cable out.');
    engine.core.suspend();
    engine.core.resume();
    await network.runUntil(3_000);
    expect(engine.core.status).toMatchObject({ phase: 'offline', message: 'Cable out.' });
    expect(engine.latest().evidence).toEqual({ kind: 'unchecked', reason: 'local-network-down' });
    expect(engine.latest('self').evidence.kind).toBe('echo');
  });

  it('a clock that is set back by an hour changes nothing', async () => {
    const network = new VirtualNetwork();
    network.echo = () => ({ rttMs: 1 });
    network.hold();
    const engine = await network.startEngine({ periodMs: 1_000 });
    engine.core.setTargets([aTarget()]);
    engine.core.run();
    await network.runUntil(2_500);
    network.wallShiftMs = -3_600_000;
    await network.runUntil(6_000);
    expect(new Set(engine.observed.map(({ evidence }) => evidence.kind))).toEqual(new Set(['echo']));
    expect(engine.core.status.phase).toBe('probing');
  });

  it('on another network begins the checks again that the change cut into', async () => {
    const network = new VirtualNetwork();
    network.echo = (_address, atMs) => (atMs >= 600 ? { rttMs: 1 } : null);
    network.hold();
    const engine = await network.startEngine({ timeoutMs: 800, retryOffsetsMs: [] });
    engine.core.setTargets([aTarget()]);
    engine.core.run();
    await network.runUntil(600);
    engine.core.networkChanged();
    await network.runUntil(2_000);
    expect(engine.observed.map(({ evidence }) => evidence.kind)).toEqual(['echo']);
  });
});

it('an engine without a transport > stays failed, with what to do, whatever else happens', () => {
  const engine = new TestEngine(new VirtualNetwork(), DEFAULT_SETTINGS.probe);
  engine.core.fail('Ask an administrator.');
  engine.core.setTargets([aTarget()]);
  engine.core.networkLost('Cable out.');
  engine.core.networkBack();
  expect(engine.core.status).toMatchObject({ phase: 'failed', message: 'Ask an administrator.' });
});
