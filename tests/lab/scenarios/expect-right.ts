import { expect } from 'vitest';
import type { Scenario } from './scenario.ts';
import { scoreScenario } from './score.ts';

/** Told right within 30 s (or what the truth allows), nothing else told, and no flickering text. */
export function expectRight(scenario: Scenario): void {
  const score = scoreScenario(scenario);
  expect(score.truths.filter(({ isRightAt30s, isInTime }) => !isRightAt30s && !isInTime)).toEqual([]);
  expect(score.wrong).toEqual([]);
  expect(score.rewordsPerMinute).toBeLessThanOrEqual(2);
}
