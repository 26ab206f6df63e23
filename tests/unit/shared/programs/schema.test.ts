import { describe, expect, test } from 'vitest';
import { DutyRule, Program } from '../../../../shared/programs/schema.ts';
import { aProgram } from '../../../helpers/incident-builders.ts';

const duty = (id: string): DutyRule => ({
  id,
  title: 'Tell the district',
  kind: 'report',
  actor: 'school coordinator',
  applies: {},
  from: 'aware',
  within: { unit: 'hours', count: 24 },
  doneBy: 'told-district',
  sources: [],
  confidence: 'ours',
});

describe("a school's own program file", () => {
  test.each(['constructor', '__proto__', 'toString'])(
    'may not call a duty %s, under which every object has something',
    (id) => {
      expect(DutyRule.safeParse(duty(id)).success).toBe(false);
      expect(DutyRule.safeParse(duty(`${id}-2`)).success).toBe(true);
    },
  );

  test('may not hold so many duties that the list of incidents would stand still', () => {
    const duties = (count: number) => Array.from({ length: count }, (_, index) => duty(`duty-${index}`));
    expect(Program.safeParse(aProgram({ duties: duties(50) })).success).toBe(true);
    expect(Program.safeParse(aProgram({ duties: duties(20_000) })).success).toBe(false);
  });
});
