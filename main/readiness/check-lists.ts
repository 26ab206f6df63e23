import type { ResolveProxy } from './network/network.ts';
import type { CheckLists } from './sources.ts';

export interface CheckListOptions {
  /** Only a browser engine can evaluate the system's proxy script; absent: the proxy check says "not known". */
  readonly resolveProxy?: ResolveProxy;
}

/**
 * The checks of a real school. Loaded with the first sweep: certificates, name service and the laptop's facts are a megabyte of
 * code that the first grid must not wait for.
 */
export function schoolChecks({ resolveProxy }: CheckListOptions): CheckLists {
  return {
    async outward(plan) {
      const [{ networkChecks }, { createNetwork }, { systemPing }] = await Promise.all([
        import('./network/checks.ts'),
        import('./network/network.ts'),
        import('./system-ping.ts'),
      ]);
      const proxy = resolveProxy === undefined ? {} : { resolveProxy };
      return networkChecks(plan, createNetwork({ site: plan.site, ping: systemPing(), ...proxy }));
    },
    async onPlan(plan) {
      const { deviceChecks } = await import('./device-checks.ts');
      return deviceChecks(plan);
    },
  };
}
