import { type Check, finding } from '../check.ts';
import type { SweepPlan } from '../plan.ts';
import { countOf, PURE } from '../pure-check.ts';
import { inService } from './in-service.ts';

/** Devices that are in use somewhere, but nobody knows where: no room counts them, no proctor misses them. */
export function devicesWithoutRoom(plan: SweepPlan): Check {
  return {
    ...PURE,
    checkId: 'without-room',
    title: 'Devices in no room',
    platformId: null,
    area: 'devices',
    origin: 'roster',
    scope: { kind: 'school' },
    rule: null,
    run: () => {
      const all = inService(plan.roster.devices);
      const lost = all.filter(({ roomId }) => roomId === null);
      const evidence = [{ label: 'Devices in use', value: String(all.length) }];
      if (all.length === 0) return finding('not-applicable', 'There is no device in the roster.');
      if (lost.length === 0) return finding('pass', 'Every device in use has a room.', { evidence });
      return finding(
        'warn',
        `${countOf(lost.length, 'device')} in the roster ${lost.length === 1 ? 'is' : 'are'} in no room.`,
        {
          evidence: [...evidence, { label: 'In no room', value: String(lost.length), verdict: 'warn' }],
          action: {
            what: 'Give them a room or a cart in Roster, or mark those that are put away as paused.',
            who: 'coordinator',
          },
          devices: lost.map(({ id, label }) => ({
            deviceId: id,
            label,
            verdict: 'warn' as const,
            sentence: 'It is in no room.',
          })),
        },
      );
    },
  };
}
