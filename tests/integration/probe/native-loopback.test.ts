import { afterEach, describe, expect, it } from 'vitest';
import { systemEngineClock } from '../../../main/probe/core/clock.ts';
import { createEngineCore, type EngineCore } from '../../../main/probe/core/engine-core.ts';
import type { Observation, ProbeTarget } from '../../../main/probe/engine.ts';
import { createSystemLifeSigns } from '../../../main/probe/life-signs/system-life-signs.ts';
import { createNativeIcmpTransport } from '../../../main/probe/transports/native-icmp.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';

/** Asked once: may this account send echo requests by itself? */
const refusal = await (async () => {
  if (process.platform === 'win32') return 'native ICMP on Windows has its own tests';
  const transport = createNativeIcmpTransport();
  const opened = await transport.open({ replied: () => {}, failed: () => {} });
  await transport.close();
  return opened.ok ? null : opened.error.message;
})();

const running: EngineCore[] = [];
afterEach(async () => {
  for (const core of running.splice(0)) await core.stop();
});

async function anEngine(targets: readonly ProbeTarget[]) {
  const observed: Observation[] = [];
  const core = createEngineCore({
    settings: { ...DEFAULT_SETTINGS.probe, tcpPorts: [] },
    lifeSigns: createSystemLifeSigns(),
    clock: systemEngineClock,
    events: { observed: (some) => observed.push(...some), roundEnded: () => {}, statusChanged: () => {} },
  });
  const transport = createNativeIcmpTransport();
  const opened = await transport.open(core.sink);
  if (!opened.ok) throw new Error(opened.error.message);
  core.attach(transport);
  core.setTargets(targets);
  running.push(core);
  return { core, observed };
}

function aTarget(deviceId: string, address: string | null, host: string | null = null): ProbeTarget {
  return { deviceId, address, host, macs: [] };
}

describe.skipIf(refusal !== null)(`native ICMP on loopback${refusal === null ? '' : ` (skipped: ${refusal})`}`, () => {
  it('hears every one of 3,000 addresses exactly once', async () => {
    const targets = Array.from({ length: 3_000 }, (_, index) =>
      aTarget(`device ${index}`, process.platform === 'linux' ? `127.5.${index >> 8}.${index & 255}` : '127.0.0.1'),
    );
    const { core, observed } = await anEngine(targets);
    const round = await core.sweep();
    expect(round).toMatchObject({ devices: 3_000, sent: 3_000 });
    expect(new Set(observed.map(({ deviceId }) => deviceId)).size).toBe(3_000);
    expect(observed.filter(({ evidence }) => evidence.kind === 'echo')).toHaveLength(3_000);
  });

  it('measures a round trip on this computer as well under a timeout, and never as negative', async () => {
    const { core, observed } = await anEngine([aTarget('self', '127.0.0.1')]);
    for (let round = 0; round < 20; round += 1) await core.sweep();
    for (const { evidence } of observed) {
      if (evidence.kind !== 'echo') throw new Error(`not answered: ${evidence.kind}`);
      expect(evidence.rttMs).toBeGreaterThanOrEqual(0);
      expect(evidence.rttMs).toBeLessThan(DEFAULT_SETTINGS.probe.timeoutMs);
    }
  });

  it('resolves a name and speaks IPv6', async () => {
    const { core, observed } = await anEngine([aTarget('name', null, 'localhost'), aTarget('ipv6', '::1')]);
    await core.sweep();
    expect(observed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          deviceId: 'name',
          addressSource: 'dns',
          evidence: expect.objectContaining({ kind: 'echo' }),
        }),
        expect.objectContaining({
          deviceId: 'ipv6',
          address: '::1',
          evidence: expect.objectContaining({ kind: 'echo' }),
        }),
      ]),
    );
  });

  it('keeps two engines at once apart', async () => {
    const targets = Array.from({ length: 200 }, (_, index) => aTarget(`device ${index}`, '127.0.0.1'));
    const [first, second] = await Promise.all([anEngine(targets), anEngine(targets)]);
    await Promise.all([first.core.sweep(), second.core.sweep()]);
    for (const { observed } of [first, second]) {
      expect(observed).toHaveLength(200);
      expect(observed.every(({ evidence }) => evidence.kind === 'echo')).toBe(true);
    }
  });
});
