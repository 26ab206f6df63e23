import type { Finding, RuleSource } from '../../../shared/model/readiness.ts';
import { generalRule } from '../../../shared/profiles/general.ts';
import { BUILT_IN_PROFILES } from '../../../shared/profiles/index.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import { type Check, finding } from '../check.ts';
import type { SweepPlan } from '../plan.ts';
import type { LaptopFacts } from './facts.ts';
import { judgeConnection, judgeOneNetwork, judgeVpn } from './judge/connection.ts';
import { judgeDate, judgeSystem } from './judge/itself.ts';
import { judgePower, judgeSleep } from './judge/power.ts';
import { judgeDisk, judgeMemory } from './judge/space.ts';
import { OUR_RULE } from './judge/words.ts';
import { READ_FACTS_MS } from './read-laptop-facts.ts';

interface LaptopCheck {
  readonly checkId: string;
  readonly title: string;
  /** Null: common sense and nobody's. */
  readonly rule: RuleSource | null;
  readonly judge: (facts: LaptopFacts) => Finding;
}

const CHECKS: readonly LaptopCheck[] = [
  { checkId: 'laptop/connection', title: 'Network of this laptop', rule: OUR_RULE, judge: judgeConnection },
  { checkId: 'laptop/one-network', title: 'One network at a time', rule: null, judge: judgeOneNetwork },
  { checkId: 'laptop/vpn', title: 'VPN on this laptop', rule: null, judge: judgeVpn },
  {
    checkId: 'laptop/power',
    title: 'Power of this laptop',
    rule: generalRule('batteryWarnPercent'),
    judge: judgePower,
  },
  { checkId: 'laptop/sleep', title: 'Sleep of this laptop', rule: null, judge: judgeSleep },
  { checkId: 'laptop/disk', title: 'Disk of this laptop', rule: OUR_RULE, judge: judgeDisk },
  { checkId: 'laptop/memory', title: 'Memory of this laptop', rule: OUR_RULE, judge: judgeMemory },
  { checkId: 'laptop/system', title: 'System of this laptop', rule: null, judge: judgeSystem },
];

/**
 * The checks of the laptop that the console runs on. Most findings are warnings: only what stops the console's own work or
 * makes its results wrong fails.
 *
 * @param readFacts  Asked once for all of these checks, when the first of them runs; must not reject.
 */
export function laptopChecks(plan: SweepPlan, readFacts: (signal: AbortSignal) => Promise<LaptopFacts>): Check[] {
  const shared = sharedReading(readFacts);
  const notBefore = newestCompilation(plan);
  const date: LaptopCheck = {
    checkId: 'laptop/date',
    title: 'Date of this laptop',
    rule: null,
    judge: (facts) => judgeDate(facts, notBefore),
  };
  return [...CHECKS, date].map(({ judge, ...check }) => ({
    ...check,
    platformId: null,
    area: 'network',
    origin: 'laptop',
    scope: { kind: 'school' },
    // The readings bound themselves; the rest is for a laptop under load.
    deadlineMs: READ_FACTS_MS + SECOND_MS,
    isHeavy: false,
    run: async (signal) => {
      const facts = await shared(signal);
      return signal.aborted ? finding('unchecked', `${check.title}: stopped before it was looked at.`) : judge(facts);
    },
  }));
}

/** One reading for all checks. It stops only when the check that waits for it is stopped, since a sweep stops as a whole. */
function sharedReading(readFacts: (signal: AbortSignal) => Promise<LaptopFacts>): typeof readFacts {
  let reading: Promise<LaptopFacts> | null = null;
  return (signal) => {
    reading ??= readFacts(signal);
    return reading;
  };
}

/** A day that has certainly passed: somebody compiled facts on it. */
function newestCompilation({ platforms }: SweepPlan): string {
  const days = [...BUILT_IN_PROFILES, ...platforms.map(({ profile }) => profile)].map(({ compiledOn }) => compiledOn);
  return days.toSorted().at(-1) ?? '';
}
