import { describe, it } from 'vitest';
import { SCENARIOS } from '../../../lab/scenarios/cases/index.ts';
import { expectRight, isQuick } from '../../../lab/scenarios/expect-right.ts';

describe('the diagnosis in scripted schools', () => {
  it.each(SCENARIOS.filter(isQuick).map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    (_, scenario) => expectRight(scenario),
    30_000,
  );
});
