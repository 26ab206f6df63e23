import { describe, it } from 'vitest';
import { SCENARIOS } from '../../../lab/scenarios/cases/index.ts';
import { expectRight } from '../../../lab/scenarios/expect-right.ts';

/** One of each kind, short and in small schools. The whole table is in the integration tests. */
const SAMPLE = [
  'the access point of one room fails, as in the demo school: 11 of 12 go, the wired one stays',
  'one room in a roster that names nothing',
  'a small room of four',
  'one Chromebook is silent',
  'the Wi-Fi of one room is full',
  'the gateway hiccups for three seconds',
  'the internet link fails',
  'DRC answers with errors',
  'the filter hides DRC’s names',
  'the laptop’s cable is out',
  'fire drill in a school whose access points are not asked',
];

describe('the diagnosis in scripted schools, a sample', () => {
  it.each(SAMPLE)(
    '%s',
    (name) => {
      const scenario = SCENARIOS.find((one) => one.name === name);
      if (scenario === undefined) throw new Error(`no scenario “${name}”`);
      expectRight(scenario);
    },
    30_000,
  );
});
