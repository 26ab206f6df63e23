import { describe, it } from 'vitest';
import { SCENARIOS } from '../../lab/scenarios/cases/index.ts';
import { expectRight } from '../../lab/scenarios/expect-right.ts';

describe('the diagnosis in scripted schools, the whole table', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    (_, scenario) => expectRight(scenario),
    120_000,
  );
});
