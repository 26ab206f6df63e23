import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Check } from './check.ts';
import { enoughChecks } from './live/enough.ts';
import { latencyCheck, lossCheck } from './live/quality.ts';
import { reachableCheck } from './live/reachable.ts';
import { checklistChecks } from './people/checklist.ts';
import type { SweepPlan } from './plan.ts';
import { accessPointCheck } from './rooms/access-point.ts';
import { neighboursCheck } from './rooms/neighbours.ts';
import { rosterChecks } from './roster/rules.ts';

/** Every kind of check that needs no network: roster, live states, rooms, people. They only read the plan. */
const KINDS: readonly ((plan: SweepPlan) => Check[])[] = [
  rosterChecks,
  (plan) =>
    plan.rooms.flatMap((planned) => [
      reachableCheck(plan, planned),
      latencyCheck(plan, planned),
      lossCheck(plan, planned),
      accessPointCheck(plan, planned),
      neighboursCheck(plan, planned),
    ]),
  enoughChecks,
  checklistChecks,
];

export function deviceChecks(plan: SweepPlan): Check[] {
  return KINDS.flatMap((make) => make(plan));
}

/** The same, kind by kind, so that a school of thousands does not hold up pings and the window's messages meanwhile. */
export async function deviceChecksInTurns(plan: SweepPlan): Promise<Check[]> {
  const checks: Check[] = [];
  for (const make of KINDS) {
    await nextTurn();
    checks.push(...make(plan));
  }
  return checks;
}
