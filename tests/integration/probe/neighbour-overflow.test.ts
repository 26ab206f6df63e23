import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { labRefusal, NamespaceLab } from '../../lab/namespace-lab.ts';

const refusal = labRefusal();
/** Linux keeps 1,024 neighbours by default, for all namespaces together; whoever raised that sees all of them answer. */
const DEVICES = 1_500;
const CERTAIN = 500;
const settings = { ...DEFAULT_SETTINGS.probe, transport: 'native' as const, tcpPorts: [] };

let lab: NamespaceLab | null = null;
afterEach(async () => {
  await lab?.close();
  lab = null;
});

describe.skipIf(refusal !== null)(
  `more devices on the same network than the system remembers neighbours${refusal === null ? '' : ` (skipped: ${refusal})`}`,
  () => {
    it.each(['raw', 'unprivileged'])(
      'are found as far as there is room, by a %s socket, and none is called silent',
      async (kind) => {
        const school = new NamespaceLab('o');
        lab = school;
        if (kind === 'unprivileged') school.allowUnprivilegedPing();
        const all = Array.from({ length: DEVICES }, (_, index) => `10.77.${1 + (index >> 8)}.${index & 255}`);
        school.addDevices(all);
        const targets = all.map((address) => ({ deviceId: address, address, host: null, macs: [] }));
        const engine = await school.startEngine({ settings, targets });
        await engine.sweep();
        const found = engine.heard.filter(({ evidence }) => evidence.kind === 'echo');
        const others = engine.heard.filter(({ evidence }) => evidence.kind !== 'echo');
        expect(engine.heard).toHaveLength(DEVICES);
        expect(found.length).toBeGreaterThan(CERTAIN);
        for (const { evidence } of others) expect(evidence).toEqual({ kind: 'unchecked', reason: 'no-room' });
      },
    );
  },
);
