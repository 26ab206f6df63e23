import { describe, expect, test } from 'vitest';
import { CATEGORIES, categoryOf } from '../../../../shared/model/incident-categories.ts';
import {
  ACTIONS_FOR_THE_DISTRICT,
  type CategoryCode,
  type IncidentSeverity,
  StudentAction,
} from '../../../../shared/model/incident-codes.ts';
import {
  districtReasons,
  effectiveSeverity,
  isPlanNeeded,
  isReported,
  needsDistrict,
  proofWanted,
  type RuleFacts,
  ruleFactsOf,
  severityWord,
  treatmentOf,
} from '../../../../shared/model/incident-rules.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import type { CategoryRule } from '../../../../shared/programs/schema.ts';
import { aProgram } from '../../../helpers/incident-builders.ts';

const facts = (categoryCode: CategoryCode | null, parts: Partial<RuleFacts> = {}): RuleFacts => ({
  categoryCode,
  severity: null,
  actions: [],
  ...parts,
});
const cite = { sources: [], confidence: 'ours' } as const;
const saying = (code: CategoryCode, rule: Partial<CategoryRule>) =>
  aProgram({ categories: { [code]: { treatment: 'As the program says.', ...cite, ...rule } } });
const texas = BUILT_IN_PROGRAMS.find(({ id }) => id === 'texas-staar') ?? null;
const california = BUILT_IN_PROGRAMS.find(({ id }) => id === 'california-caaspp') ?? null;

describe('effectiveSeverity', () => {
  test.each<[string, IncidentSeverity | null, Partial<CategoryRule>, IncidentSeverity | null]>([
    ['is what a person said', 'breach', { severity: 'note' }, 'breach'],
    ['is what the program says, when nobody did', null, { severity: 'note' }, 'note'],
    ["is the category's own, when neither did", null, {}, 'irregularity'],
  ])('%s', (_, severity, rule, expected) => {
    expect(effectiveSeverity(facts('STU-DEVICE', { severity }), saying('STU-DEVICE', rule))).toBe(expected);
  });

  test('is not known without a category', () => {
    expect(effectiveSeverity(facts(null), texas)).toBeNull();
  });

  test("is called by the program's word, else by the console's", () => {
    expect(severityWord('breach', texas)).toBe('serious violation');
    expect(severityWord('breach', null)).toMatch(/^High/);
  });
});

describe('needsDistrict', () => {
  test.each(CATEGORIES.map(({ code, needsDistrict }) => [code, needsDistrict] as const))(
    'without a program, %s: %s',
    (code, expected) => {
      expect(needsDistrict(facts(code), null)).toBe(expected);
    },
  );

  test.each(StudentAction.options.map((action) => [action, ACTIONS_FOR_THE_DISTRICT.has(action)] as const))(
    'a student line that asks for %s sends a frozen device to the district: %s',
    (action, expected) => {
      expect(needsDistrict(facts('TECH-DEV', { actions: [action] }), null)).toBe(expected);
      const never = saying('TECH-DEV', { needsDistrict: false });
      expect(needsDistrict(facts('TECH-DEV', { actions: [action] }), never)).toBe(expected);
    },
  );

  test('a breach goes to the district whatever the program says of its category', () => {
    const never = saying('TECH-DEV', { needsDistrict: false });
    expect(needsDistrict(facts('TECH-DEV', { severity: 'breach' }), never)).toBe(true);
  });

  test('what a person raised to an irregularity goes there, whatever the program says of it unraised', () => {
    const never = saying('TECH-DEV', { needsDistrict: false });
    expect(needsDistrict(facts('TECH-DEV', { severity: 'irregularity' }), never)).toBe(true);
    expect(needsDistrict(facts('TECH-DEV'), never)).toBe(false);
  });

  test('what a program raised to an irregularity goes there unless it says that the school may close it', () => {
    expect(needsDistrict(facts('TECH-DEV'), saying('TECH-DEV', { severity: 'irregularity' }))).toBe(true);
    expect(
      needsDistrict(facts('TECH-DEV'), saying('TECH-DEV', { severity: 'irregularity', needsDistrict: false })),
    ).toBe(false);
  });

  test('power, alarm and saved answers may be closed by the school although they are irregularities', () => {
    for (const code of ['ENV-POWER', 'ENV-ALARM', 'TECH-SAVE'] as const) {
      expect(categoryOf(code).severity).toBe('irregularity');
      expect(needsDistrict(facts(code), null)).toBe(false);
      expect(needsDistrict(facts(code), saying(code, { needsDistrict: true }))).toBe(true);
    }
  });

  test('lowering the severity does not take it from the district', () => {
    expect(needsDistrict(facts('STU-CHEAT', { severity: 'note' }), null)).toBe(true);
  });

  test('without a category nobody can say that the school may', () => {
    expect(needsDistrict(facts(null), texas)).toBe(true);
  });

  test('says why, in whole sentences, and each reason once', () => {
    const reasons = districtReasons(facts('ADM-TAMPER', { actions: ['reset', 'invalidate'] }), texas);
    expect(reasons).toEqual([
      'It counts as "serious violation".',
      'A student line asks for "Start over (answers deleted)".',
      'A student line asks for "Do not count this test".',
      '"Adult changed answers" goes to the district.',
    ]);
  });

  test('a disruption in Texas stays at school, also one of the whole building', () => {
    expect(needsDistrict(facts('TECH-SITE'), texas)).toBe(false);
    expect(needsDistrict(facts('TECH-SITE'), null)).toBe(true);
  });
});

describe('isReported', () => {
  test('knows what a program does not want to hear of, until somebody raises it', () => {
    expect(isReported(facts('STU-DEVICE'), texas)).toBe(false);
    expect(isReported(facts('STU-DEVICE', { severity: 'breach' }), texas)).toBeNull();
    expect(isReported(facts('SEC-TICKET'), california)).toBe(false);
  });

  test('does not guess', () => {
    expect(isReported(facts('ENV-NOISE'), texas)).toBeNull();
    expect(isReported(facts('STU-DEVICE'), null)).toBeNull();
  });
});

describe('the same phone in four states', () => {
  test.each([
    ['alabama-acap', 'on or off'],
    ['arizona-aasa', 'that unit is invalidated'],
    ['texas-staar', 'Not reported unless'],
    ['california-caaspp', 'Not reported if the student had finished'],
  ])('%s: %s', (id, words) => {
    const program = BUILT_IN_PROGRAMS.find((candidate) => candidate.id === id) ?? null;
    expect(treatmentOf('STU-DEVICE', program)).toContain(words);
  });

  test('an unknown program says nothing', () => {
    expect(treatmentOf('STU-DEVICE', null)).toBeNull();
    expect(treatmentOf(null, texas)).toBeNull();
  });
});

test('proofWanted > asks for accommodation papers only where an accommodation is the matter', () => {
  const kentucky = BUILT_IN_PROGRAMS.find(({ id }) => id === 'kentucky') ?? null;
  const ids = (code: CategoryCode) => proofWanted(facts(code), kentucky).map(({ id }) => id);
  expect(ids('ACC-WRONG')).toContain('accommodations');
  expect(ids('ADM-PROC')).not.toContain('accommodations');
  expect(ids('TECH-DEV')).toEqual([]);
});

test('isPlanNeeded > holds for a breach in California and for every report in Nevada, and for no unknown program', () => {
  const nevada = BUILT_IN_PROGRAMS.find(({ id }) => id === 'nevada') ?? null;
  expect(isPlanNeeded(facts('ADM-HELP'), california)).toBe(true);
  expect(isPlanNeeded(facts('ADM-PROC'), california)).toBe(false);
  expect(isPlanNeeded(facts('ADM-PROC'), nevada)).toBe(true);
  expect(isPlanNeeded(facts('ADM-HELP'), null)).toBe(false);
});

test('ruleFactsOf > names each requested action once', () => {
  const content = { categoryCode: 'TECH-DEV', severity: null } as const;
  const students = [{ requested: 'reset' }, { requested: null }, { requested: 'reset' }] as const;
  expect(ruleFactsOf(content, students).actions).toEqual(['reset']);
});
