import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../../lab/scenarios/cases/index.ts';
import { scoreScenario } from '../../../lab/scenarios/score.ts';

describe('the diagnosis in scripted schools', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    const score = scoreScenario(scenario);
    const late = score.truths.filter(({ isRightAt30s, isInTime }) => !isRightAt30s && !isInTime);
    expect(late).toEqual([]);
    expect(score.wrong).toEqual([]);
    expect(score.rewordsPerMinute).toBeLessThanOrEqual(2);
  });
});
