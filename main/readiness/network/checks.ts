import type { Check } from '../check.ts';
import type { SweepPlan } from '../plan.ts';
import { hostChecks } from './checks/hosts.ts';
import { SweepNetwork } from './checks/sweep-network.ts';
import type { Network } from './network.ts';

/** Everything that is looked at from the laptop's network. What several checks need is looked at once for each call of this. */
export function networkChecks(plan: SweepPlan, network: Network): Check[] {
  const sweep = new SweepNetwork(network);
  return [...hostChecks(plan, sweep)];
}
