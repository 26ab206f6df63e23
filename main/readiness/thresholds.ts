import type { RuleSource } from '../../shared/model/readiness.ts';
import { GENERAL_THRESHOLDS, type GeneralThresholdKey, generalRule } from '../../shared/profiles/general.ts';
import { ruleSource, thresholdOf } from '../../shared/profiles/read.ts';
import type { PlannedRoom } from './plan.ts';

/** A number to judge by, and whose it is. */
export interface Limit {
  readonly value: number;
  readonly rule: RuleSource;
}

/** The strictest of what the room's platforms and the school say; the console's own number where none says anything. */
export function roomLimit({ platforms }: PlannedRoom, key: GeneralThresholdKey): Limit {
  const limits = platforms.flatMap(({ profile, site }): Limit[] => {
    const threshold = thresholdOf(profile, site, key);
    return threshold === null ? [] : [{ value: threshold.value, rule: ruleSource(profile, threshold) }];
  });
  const strictest = limits.toSorted((a, b) => a.value - b.value)[0];
  return strictest ?? { value: GENERAL_THRESHOLDS[key].value, rule: generalRule(key) };
}
