import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LabWatch } from '../../lab/lab-watch.ts';
import { labRefusal, NamespaceLab } from '../../lab/namespace-lab.ts';

const refusal = labRefusal();
const DEVICES = 20;
const FROZEN_MS = 13_000;

let folder: string;
let lab: NamespaceLab;
let watch: LabWatch;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-lab-'));
  lab = new NamespaceLab('w');
});

afterEach(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

/** The whole console without a window: roster file, engine, liveness, store, deltas. All devices are up when it resolves. */
async function watchAll(): Promise<void> {
  const all = Array.from({ length: DEVICES }, (_, index) => `10.77.1.${index + 1}`);
  lab.addDevices(all);
  const file = join(folder, 'lab.csv');
  await writeFile(
    file,
    ['label,room,address', ...all.map((address, index) => `CB-${index},Room 1,${address}`)].join('\n'),
  );
  watch = lab.startWatch(['--roster', file, '--period', '2', '--transport', 'native']);
  await watch.until(() => watch.areAll('up', DEVICES), 15_000);
}

describe.skipIf(refusal !== null)(
  `tdc watch in a lab network${refusal === null ? '' : ` (skipped: ${refusal})`}`,
  () => {
    it.each([
      { what: 'the Wi-Fi is off', cut: () => lab.unplug(), mend: () => lab.plugIn() },
      { what: 'the cable is out', cut: () => lab.cutAtTheSwitch(), mend: () => lab.mendAtTheSwitch() },
    ])(
      'when $what, turns everything to unknown, never down, says so, and sweeps when it is back',
      async ({ cut, mend }) => {
        await watchAll();
        const before = watch.lines.length;
        cut();
        await watch.until(() => watch.areAll('unknown', DEVICES), 10_000);
        expect(watch.phase).toBe('offline');
        // Long enough for a round to end wrongly.
        await new Promise((resolve) => setTimeout(resolve, 5_000));
        expect(watch.statesSince(before)).toEqual(new Set(['unknown']));
        mend();
        await watch.until(() => watch.areAll('up', DEVICES), 20_000);
        await watch.until(() => watch.phase === 'probing', 5_000);
        const phases = watch.lines.slice(before).flatMap((line) => (line.type === 'status' ? [line.phase] : []));
        expect(phases).toEqual(expect.arrayContaining(['offline', 'settling', 'probing']));
        expect(watch.statesSince(before)).toEqual(new Set(['unknown', 'up']));
      },
    );

    it('after sleep turns everything to unknown, then sweeps, and calls nothing down', async () => {
      await watchAll();
      const before = watch.lines.length;
      watch.signal('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, FROZEN_MS));
      watch.signal('SIGCONT');
      await watch.until(() => watch.statesSince(before).has('unknown'), 10_000);
      await watch.until(() => watch.areAll('up', DEVICES), 10_000);
      const woke = watch.lines.slice(before).find((line) => line.type === 'status');
      expect(woke).toMatchObject({ phase: 'settling', message: expect.stringContaining('woke up') });
      expect(watch.statesSince(before)).toEqual(new Set(['unknown', 'up']));
    });
  },
);
