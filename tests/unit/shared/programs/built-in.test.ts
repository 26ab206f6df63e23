import { describe, expect, test } from 'vitest';
import { ASK_DISTRICT } from '../../../../shared/model/incident-rules.ts';
import { programFaults } from '../../../../shared/programs/consistency.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import { aProgram } from '../../../helpers/incident-builders.ts';
import { aDutyRule } from '../../../helpers/program-builders.ts';

const today = new Date().toISOString().slice(0, 10);

test('built-in programs > the one without a state comes first, and the nine that were promised are there', () => {
  const ids = BUILT_IN_PROGRAMS.map(({ id }) => id);
  expect(ids[0]).toBe('general');
  expect(ids).toEqual(
    expect.arrayContaining([
      'texas-staar',
      'california-caaspp',
      'arizona-aasa',
      'mississippi-maap',
      'nevada',
      'kentucky',
      'colorado-cmas',
      'idaho',
    ]),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(BUILT_IN_PROGRAMS)('program $id', (program) => {
  test('agrees with itself: sources, ids, proof that forms name', () => {
    expect(programFaults(program)).toEqual([]);
  });

  test('keeps no source that nothing refers to', () => {
    const text = JSON.stringify({ ...program, sources: [] });
    expect(program.sources.filter(({ id }) => !text.includes(`"${id}"`))).toEqual([]);
  });

  test('dates lie in the past', () => {
    expect(program.compiledOn <= today).toBe(true);
    for (const { date } of program.sources) {
      if (date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date)) expect(date <= today).toBe(true);
    }
  });

  test('says of everything it does not know that the district has to be asked', () => {
    const gaps = program.gaps.join(' ');
    expect(gaps).toMatch(/ask your district/i);
    if (program.keepYears === null) expect(gaps).toMatch(/keep|kept/);
    if (program.identifier.rule === 'unknown') expect(program.identifier.says).toMatch(/ask your district/i);
    if (program.maySchoolFile === null) expect(gaps).toMatch(/file itself|may file|own coordinator/);
    expect(program.forms.length).toBeGreaterThan(0);
    if (program.forms.every(({ confidence }) => confidence === 'ours')) expect(gaps).toMatch(/form|Deadlines/);
    for (const { within, note } of program.duties.filter(({ within }) => within.unit === 'none')) {
      expect([within.unit, note]).toEqual([
        'none',
        expect.stringMatching(/district|soon as possible|no time is given|No clock/),
      ]);
    }
  });

  test('names a reader for what it read in a copy, and says what is its own reading', () => {
    const rules = [...program.duties, ...program.proof, ...program.forms, ...program.planNeeded];
    for (const { confidence, note } of rules) {
      if (confidence === 'third-party') expect(note).toMatch(/copy|report|translation|help page|districts/i);
    }
    for (const { from, within, note, confidence } of program.duties) {
      // A state's clock that we start earlier than its words do is marked.
      if (from === 'occurred' && within.unit !== 'none' && confidence !== 'ours') expect(note).toContain('(ours)');
    }
  });

  test('asks a breach to be told by phone or at once', () => {
    const first = program.duties.filter(
      ({ applies, within }) => within.unit === 'at-once' && (applies.severities?.includes('breach') ?? false),
    );
    expect(first.length).toBeGreaterThan(0);
  });

  test('has no form that keeps what only a hand may write', () => {
    for (const { fields } of program.forms) {
      const asksForPerson = fields.filter(({ label }) =>
        /student.*name|birth ?date|SSID|SASID|EDUID|state id/i.test(label),
      );
      for (const { label, from } of asksForPerson) {
        expect([label, from]).toEqual([label, expect.stringMatching(/^(typed|description)/)]);
      }
    }
  });
});

test('the words for what was not found send people to the district', () => {
  expect(ASK_DISTRICT).toContain('Ask your district');
});

describe('a program that does not agree with itself', () => {
  const cite = { sources: [] as string[], confidence: 'ours' as const };
  const form = (parts: object) =>
    aProgram({
      forms: [
        {
          id: 'form',
          name: 'Form',
          about: '',
          forbidsNames: true,
          fields: [{ label: 'School', from: 'school.name', perStudent: false, ...parts }],
          ...cite,
        },
      ],
    });
  test.each([
    [
      'a source that is not listed',
      aProgram({ duties: [aDutyRule({ sources: ['S9'] })] }),
      '"S9", which is not in sources',
    ],
    ['a claim without a source', aProgram({ duties: [aDutyRule({ confidence: 'program' })] }), 'without a source'],
    ['an id twice', aProgram({ duties: [aDutyRule(), aDutyRule()] }), 'duties has "file" twice'],
    [
      'an empty list that would never hit',
      aProgram({ duties: [aDutyRule({ applies: { actions: [] } })] }),
      'never applies',
    ],
    [
      'a clock that ends with what starts it',
      aProgram({ duties: [aDutyRule({ from: 'told-state', doneBy: 'told-state' })] }),
      'starts and ends',
    ],
    [
      'a check-back that a tick would end',
      aProgram({ duties: [aDutyRule({ kind: 'check-back', doneBy: 'tick' })] }),
      'comes again',
    ],
    [
      'at once before the end of the window',
      aProgram({ duties: [aDutyRule({ from: 'window-end', within: { unit: 'at-once' } })] }),
      'counts back',
    ],
    ['a name on a form that forbids it', form({ from: 'typed.studentName', perStudent: true }), 'forbids names'],
    ['a number asked for once', form({ from: 'typed.studentId' }), '"perStudent": true'],
    ['a proof that it does not want', form({ from: 'proof', proofId: 'chart' }), '"chart", which is not in proof'],
  ])('says so: %s', (_, program, words) => {
    expect(programFaults(program).join(' ')).toContain(words);
  });
});
