import { expect } from 'vitest';
import type { Scenario } from './scenario.ts';
import { scoreScenario } from './score.ts';

/** Device-milliseconds up to which a scenario plays fast enough for the unit tests; the others are integration tests. */
const QUICK = 36_000_000;

export function isQuick({ school, durationMs }: Scenario): boolean {
  return school.devices.length * durationMs <= QUICK;
}

/** Told right within 30 s (or what the truth allows), nothing else told, and no flickering text. */
export function expectRight(scenario: Scenario): void {
  const score = scoreScenario(scenario);
  expect(score.truths.filter(({ isRightAt30s, isInTime }) => !isRightAt30s && !isInTime)).toEqual([]);
  expect(score.wrong).toEqual([]);
  expect(score.rewordsPerMinute).toBeLessThanOrEqual(2);
}
