import { homedir } from 'node:os';
import type { ResolveProxy } from './network/network.ts';
import type { CheckLists } from './sources.ts';

export interface CheckListOptions {
  /** Only a browser engine can evaluate the system's proxy script; absent: the proxy check says "not known". */
  readonly resolveProxy?: ResolveProxy;
  /** The disk with this folder is looked at; absent: the one with the person's own files. */
  readonly dataDir?: string;
}

/** Checks that only read the plan, and so are the same in every school. */
export const PLAN_CHECKS: Pick<CheckLists, 'onPlan' | 'ofPeople'> = {
  async onPlan(plan) {
    const { deviceChecksInTurns } = await import('./device-checks.ts');
    return deviceChecksInTurns(plan);
  },
  async ofPeople(plan) {
    const { checklistChecks } = await import('./people/checklist.ts');
    return checklistChecks(plan);
  },
};

/**
 * The checks of a real school. Loaded with the first sweep: certificates, name service and the laptop's facts are a megabyte of
 * code that the first grid must not wait for.
 */
export function schoolChecks({ resolveProxy, dataDir = homedir() }: CheckListOptions): CheckLists {
  return {
    ...PLAN_CHECKS,
    async outward(plan) {
      const [{ networkChecks }, { createNetwork }, { systemPing }, { laptopChecks }, { readLaptopFacts }] =
        await Promise.all([
          import('./network/checks.ts'),
          import('./network/network.ts'),
          import('./system-ping.ts'),
          import('./laptop/laptop.ts'),
          import('./laptop/read-laptop-facts.ts'),
        ]);
      const proxy = resolveProxy === undefined ? {} : { resolveProxy };
      return [
        ...networkChecks(plan, createNetwork({ site: plan.site, ping: systemPing(), ...proxy })),
        ...laptopChecks(plan, (signal) => readLaptopFacts(dataDir, signal)),
      ];
    },
  };
}
