import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EchoAddress, EchoTransport } from '../../../../../main/probe/transport.ts';
import {
  createSimulatedLifeSigns,
  createSimulatedTransport,
  type SimulatedOptions,
} from '../../../../../main/probe/transports/simulated.ts';
import { ManualClock } from '../../../../helpers/manual-clock.ts';

const UNIFORM: SimulatedOptions = { kind: 'uniform', rttMs: 12, lossRatio: 0, deadEvery: 0, flipEveryMs: 0 };

function echoAddress(text: string): EchoAddress {
  return { text, family: 4, bytes: Uint8Array.from(text.split('.').map(Number)) };
}

function row(count: number): EchoAddress[] {
  return Array.from({ length: count }, (_, index) => echoAddress(`10.0.${Math.floor(index / 256)}.${index % 256}`));
}

describe('simulated transport', () => {
  let clock: ManualClock;
  let transport: EchoTransport;
  let replies: { token: number; rttMs: number }[];
  let failures: { token: number; reason: string }[];

  async function start(options: SimulatedOptions) {
    transport = createSimulatedTransport(options, clock);
    const opened = await transport.open({
      replied: (token, rttMs) => replies.push({ token, rttMs }),
      failed: (token, reason) => failures.push({ token, reason }),
    });
    expect(opened.ok).toBe(true);
  }

  beforeEach(() => {
    clock = new ManualClock();
    replies = [];
    failures = [];
  });
  afterEach(() => transport.close());

  it('delivers a reply after its round trip, not before', async () => {
    await start(UNIFORM);
    expect(transport.send([echoAddress('10.0.0.1')], [7], 800)).toBe(1);
    clock.advance(11);
    expect(transport.drain()).toBe(0);
    clock.advance(1);
    expect(transport.drain()).toBe(1);
    expect(replies).toEqual([{ token: 7, rttMs: 12 }]);
  });

  it('wakes a waiter when the first reply is due, also one that was sent while it waited', async () => {
    await start(UNIFORM);
    let isAwake = false;
    const waiting = transport.wait(5_000).then(() => {
      isAwake = true;
    });
    clock.advance(100);
    transport.send([echoAddress('10.0.0.1')], [1], 800);
    clock.advance(11);
    await Promise.resolve();
    expect(isAwake).toBe(false);
    clock.advance(1);
    await waiting;
    expect(transport.drain()).toBe(1);
  });

  it('ends the wait after the given time when nothing arrives, and at once when it is closed', async () => {
    await start({ ...UNIFORM, deadEvery: 1 });
    transport.send([echoAddress('10.0.0.1')], [1], 800);
    const waiting = transport.wait(50);
    clock.advance(50);
    await waiting;
    expect(transport.drain()).toBe(0);
    const closing = transport.wait(60_000);
    await transport.close();
    await closing;
  });

  it('answers every live address of 5,000 and none of the dead tenth', async () => {
    await start({ ...UNIFORM, deadEvery: 10 });
    const addresses = row(5_000);
    const tokens = addresses.map((_, index) => index);
    transport.send(addresses, tokens, 800);
    clock.advance(20);
    expect(transport.drain()).toBe(4_500);
    expect(new Set(replies.map(({ token }) => token)).size).toBe(4_500);
  });

  it('loses about the asked share, the same requests in every run', async () => {
    const lostIn = async () => {
      clock = new ManualClock();
      replies = [];
      await start({ ...UNIFORM, lossRatio: 0.2 });
      const addresses = row(5_000);
      transport.send(addresses, [...addresses.keys()], 800);
      clock.advance(20);
      transport.drain();
      return new Set([...addresses.keys()].filter((key) => !replies.some(({ token }) => token === key)));
    };
    const first = await lostIn();
    expect(first.size).toBeGreaterThan(850);
    expect(first.size).toBeLessThan(1_150);
    expect(await lostIn()).toEqual(first);
  });

  it('changes every device once in each flip time when a storm is asked for', async () => {
    await start({ ...UNIFORM, flipEveryMs: 10_000, rttMs: 0 });
    const addresses = row(500);
    const aliveNow = () => {
      replies = [];
      transport.send(addresses, [...addresses.keys()], 800);
      transport.drain();
      return new Set(replies.map(({ token }) => token));
    };
    const before = aliveNow();
    clock.advance(10_000);
    const after = aliveNow();
    expect(before.size + after.size).toBe(500);
    expect([...before].some((token) => after.has(token))).toBe(false);
  });

  it('plays the demo morning from its start, faster when asked', async () => {
    const isAnsweredAt = async (speed: number, afterMs: number) => {
      await start({ kind: 'demo', startedAt: clock.now() - afterMs, speed });
      replies = [];
      transport.send([echoAddress('192.0.2.100')], [1], 800);
      clock.advance(400);
      transport.drain();
      return replies.length === 1;
    };
    expect(await isAnsweredAt(1, 50_000)).toBe(true);
    expect(await isAnsweredAt(1, 100_000)).toBe(false);
    expect(await isAnsweredAt(2, 50_000)).toBe(false);
  });

  it('takes options that survive the way into a worker thread', () => {
    const options: SimulatedOptions = { kind: 'demo', startedAt: 1, speed: 1 };
    expect(structuredClone(options)).toEqual(options);
  });
});

describe('simulated life signs', () => {
  it('answers a connect after its round trip and gives up at the deadline', async () => {
    const clock = new ManualClock();
    const lifeSigns = createSimulatedLifeSigns({ ...UNIFORM, deadEvery: 2 }, clock);
    const refused = lifeSigns.connect(echoAddress('10.0.0.1'), 445, 500);
    const silent = lifeSigns.connect(echoAddress('10.0.0.2'), 445, 500);
    clock.advance(12);
    expect(await refused).toEqual({ kind: 'refused', rttMs: 12 });
    clock.advance(488);
    expect(await silent).toEqual({ kind: 'silent' });
  });

  it('resolves names of the demo school whatever their case', async () => {
    const lifeSigns = createSimulatedLifeSigns({ kind: 'demo', startedAt: 0, speed: 1 }, new ManualClock());
    expect(await lifeSigns.resolve('RM118-D5.maplewood.example', 500)).toHaveProperty('addresses');
    expect(await lifeSigns.neighbours()).not.toHaveLength(0);
  });
});
