import type { Check } from './check.ts';
import { enoughChecks } from './live/enough.ts';
import { latencyCheck, lossCheck } from './live/quality.ts';
import { reachableCheck } from './live/reachable.ts';
import { checklistChecks } from './people/checklist.ts';
import type { SweepPlan } from './plan.ts';
import { accessPointCheck } from './rooms/access-point.ts';
import { neighboursCheck } from './rooms/neighbours.ts';
import { rosterChecks } from './roster/rules.ts';

/** Every check that needs no network: roster, live states, rooms, people. They only read the plan. */
export function deviceChecks(plan: SweepPlan): Check[] {
  return [
    ...rosterChecks(plan),
    ...plan.rooms.flatMap((planned) => [
      reachableCheck(plan, planned),
      latencyCheck(plan, planned),
      lossCheck(plan, planned),
      accessPointCheck(plan, planned),
      neighboursCheck(plan, planned),
    ]),
    ...enoughChecks(plan),
    ...checklistChecks(plan),
  ];
}
