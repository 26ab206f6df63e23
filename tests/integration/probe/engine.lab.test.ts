import { afterEach, describe, expect, it } from 'vitest';
import type { ProbeTarget } from '../../../main/probe/engine.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { unprivilegedRefusal } from '../../lab/lab-engine.ts';
import { labRefusal, NamespaceLab } from '../../lab/namespace-lab.ts';

const refusal = labRefusal();
const settings = { ...DEFAULT_SETTINGS.probe, transport: 'native' as const, periodMs: 2_000, tcpPorts: [] };

let lab: NamespaceLab | null = null;
afterEach(async () => {
  await lab?.close();
  lab = null;
});

function aLab(): NamespaceLab {
  lab = new NamespaceLab('t');
  return lab;
}

function addresses(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `10.77.1.${index + 1}`);
}

function targetsAt(all: readonly string[]): ProbeTarget[] {
  return all.map((address) => ({ deviceId: address, address, host: null, macs: [] }));
}

describe.skipIf(refusal !== null)(
  `the engine in a lab network${refusal === null ? '' : ` (skipped: ${refusal})`}`,
  () => {
    it('finds devices that vanish within the period plus two seconds, and no others', async () => {
      const school = aLab();
      const all = addresses(40);
      const gone = all.slice(0, 12);
      school.addDevices(all);
      const engine = await school.startEngine({ settings, targets: targetsAt(all) });
      engine.run();
      await engine.until(() => all.every((address) => engine.latest(address)?.evidence.kind === 'echo'), 5_000);
      const vanishedAt = Date.now();
      school.removeDevices(gone);
      await engine.until(() => gone.every((address) => engine.latest(address)?.evidence.kind === 'silent'), 10_000);
      const silent = engine.heard.filter(({ evidence }) => evidence.kind === 'silent');
      expect(new Set(silent.map(({ deviceId }) => deviceId))).toEqual(new Set(gone));
      const firstSilentAt = gone.map((address) => silent.find(({ deviceId }) => deviceId === address)?.finishedAt ?? 0);
      expect(Math.max(...firstSilentAt) - vanishedAt).toBeLessThanOrEqual(settings.periodMs + 2_000);
    });

    it('loses first requests but calls nothing silent at 20 % loss', async () => {
      const school = aLab();
      const all = addresses(100);
      school.addDevices(all);
      const engine = await school.startEngine({
        settings: { ...settings, retryOffsetsMs: [100, 200, 300, 400, 500] },
        targets: targetsAt(all),
      });
      await engine.sweep();
      school.losePings(0.2);
      const before = engine.heard.length;
      for (let round = 0; round < 3; round += 1) await engine.sweep();
      const heard = engine.heard.slice(before);
      expect(heard).toHaveLength(300);
      const missed = heard.filter(({ isFirstAnswered }) => isFirstAnswered === false);
      expect(missed.length).toBeGreaterThan(20);
      expect(missed.length).toBeLessThan(110);
      // Six requests lost in a row: 0.2 ^ 6 is one check in 15,625.
      expect(heard.filter(({ evidence }) => evidence.kind !== 'echo').length).toBeLessThanOrEqual(1);
    });

    it('sees devices that block ping by their ARP entry', async () => {
      const school = aLab();
      const all = addresses(5);
      school.addDevices(all);
      school.losePings(1);
      school.ignoreTcp();
      const engine = await school.startEngine({ settings: { ...settings, tcpPorts: [445] }, targets: targetsAt(all) });
      await engine.sweep();
      for (const address of all) {
        expect(engine.latest(address)).toMatchObject({ isFirstAnswered: false, evidence: { kind: 'neighbour' } });
      }
    });

    it('sees devices that block ping by a refused connection', async () => {
      const school = aLab();
      const all = addresses(5);
      school.addDevices(all);
      school.losePings(1);
      const engine = await school.startEngine({ settings: { ...settings, tcpPorts: [445] }, targets: targetsAt(all) });
      await engine.sweep();
      for (const address of all) {
        expect(engine.latest(address)?.evidence).toMatchObject({ kind: 'tcp-refused', port: 445 });
      }
    });

    it('says of addresses where nobody is that the network found nobody', async () => {
      const school = aLab();
      const engine = await school.startEngine({
        // ARP gives up after three seconds.
        settings: { ...settings, retryOffsetsMs: [1_000, 2_000, 3_500] },
        targets: targetsAt(['10.77.9.1', '10.77.9.2']),
      });
      await engine.sweep();
      for (const address of ['10.77.9.1', '10.77.9.2']) {
        expect(engine.latest(address)?.evidence).toMatchObject({ kind: 'silent', reason: 'unreachable' });
      }
    });

    it('turns to unknown, never to silent, when the cable is out, and comes back by itself', async () => {
      const school = aLab();
      const all = addresses(20);
      school.addDevices(all);
      const engine = await school.startEngine({ settings, targets: targetsAt(all) });
      engine.run();
      await engine.until(() => all.every((address) => engine.latest(address)?.evidence.kind === 'echo'), 5_000);
      school.unplug();
      await engine.until(() => engine.statuses.at(-1)?.phase === 'offline', 5_000);
      await engine.until(() => all.every((address) => engine.latest(address)?.evidence.kind === 'unchecked'), 5_000);
      school.plugIn();
      await engine.until(() => engine.statuses.at(-1)?.phase === 'probing', 15_000);
      await engine.until(() => all.every((address) => engine.latest(address)?.evidence.kind === 'echo'), 10_000);
      expect(engine.heard.filter(({ evidence }) => evidence.kind === 'silent')).toEqual([]);
    });

    it('does not blame devices when there is no route to them or sending is forbidden here', async () => {
      const school = aLab();
      const engine = await school.startEngine({ settings, targets: targetsAt(['10.99.0.1']) });
      await engine.sweep();
      expect(engine.latest('10.99.0.1')?.evidence).toEqual({ kind: 'unchecked', reason: 'no-route' });
      school.addDevices(['10.77.1.1']);
      school.forbidSending();
      engine.setTargets(targetsAt(['10.77.1.1']));
      await engine.sweep();
      expect(engine.latest('10.77.1.1')?.evidence).toEqual({ kind: 'unchecked', reason: 'no-permission' });
    });

    it('checks over IPv6', async () => {
      const school = aLab();
      const alive = ['fd77::10', 'fd77::11', 'fd77::12'];
      school.addDevices(alive);
      const engine = await school.startEngine({ settings, targets: targetsAt([...alive, 'fd77::99']) });
      await engine.sweep();
      for (const address of alive) {
        expect(engine.latest(address)).toMatchObject({ isFirstAnswered: true, evidence: { kind: 'echo' } });
      }
      expect(engine.latest('fd77::99')?.evidence.kind).toBe('silent');
    });
  },
);

const accountRefusal = refusal ?? unprivilegedRefusal();

describe.skipIf(accountRefusal !== null)(
  `for an ordinary account, the engine${accountRefusal === null ? '' : ` (skipped: ${accountRefusal})`}`,
  () => {
    it('works where the system allows unprivileged ping', async () => {
      const school = aLab();
      school.addDevices(['10.77.1.1', 'fd77::10']);
      school.allowUnprivilegedPing();
      const engine = await school.startEngine({
        settings: { ...settings, retryOffsetsMs: [1_000, 2_000, 3_500] },
        targets: targetsAt(['10.77.1.1', 'fd77::10', '10.77.9.1']),
        isUnprivileged: true,
      });
      await engine.sweep();
      expect(engine.latest('10.77.1.1')?.evidence.kind).toBe('echo');
      expect(engine.latest('fd77::10')?.evidence.kind).toBe('echo');
      expect(engine.latest('10.77.9.1')?.evidence).toMatchObject({ kind: 'silent', reason: 'unreachable' });
    });

    it('says what to do when it may not ping and native was insisted on', async () => {
      const engine = await aLab().startEngine({ settings, targets: targetsAt(['10.77.1.1']), isUnprivileged: true });
      expect(engine.statuses.at(-1)).toMatchObject({ phase: 'failed' });
      expect(engine.statuses.at(-1)?.message).toContain('ping_group_range');
      await engine.until(() => engine.latest('10.77.1.1')?.evidence.kind === 'unchecked', 2_000);
    });
  },
);
