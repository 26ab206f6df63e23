import { describe, it } from 'vitest';
import { SCENARIOS } from '../../lab/scenarios/cases/index.ts';
import { expectRight, isQuick } from '../../lab/scenarios/expect-right.ts';

describe('the diagnosis in large schools and over longer times', () => {
  it.each(SCENARIOS.filter((scenario) => !isQuick(scenario)).map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    (_, scenario) => expectRight(scenario),
  );
});
