import { describe, expect, test } from 'vitest';
import { type ErrorAnswer, helpWithError } from '../../../../shared/model/error-help.ts';
import { BUILT_IN_PROFILES } from '../../../../shared/profiles/index.ts';

const ask = (query: string) => helpWithError(BUILT_IN_PROFILES, query);
const titles = (answers: readonly ErrorAnswer[]) => answers.map(({ platform, title }) => `${platform} ${title}`);

describe('a typed code', () => {
  test.each(['8026', '8026.', ' error 8026', 'Error code: 8026!', 'TestNav 8026', 'the screen says 8026'])(
    '%j is the unreachable caching computer',
    (query) => {
      const { answers, advice } = ask(query);
      expect(answers[0]).toMatchObject({
        kind: 'code',
        platform: 'TestNav',
        title: '8026',
        meaning: 'Proctor caching computer cannot be reached.',
        drill: { title: 'Caching computer drill' },
        source: { confidence: 'vendor', label: 'Pearson: 8000s – Pearson Server Errors' },
      });
      expect(answers[0]?.firstAction).toContain('both of its ports are open');
      expect(advice).toBeNull();
    },
  );

  test('that is half typed shows what it may become', () => {
    const { answers } = ask('80');
    expect(titles(answers)).toContain('TestNav 8026');
    expect(answers.every(({ title }) => title.startsWith('80'))).toBe(true);
  });

  test('that is not listed falls into its family, and says that it is a guess', () => {
    const { answers, advice } = ask('8042');
    expect(answers).toMatchObject([
      { kind: 'family', title: '8042', meaning: "Pearson's servers or the way to them." },
    ]);
    expect(advice).toMatch(/^8042 is not in the lists/);
  });

  test('takes the narrowest family: the last two digits mean the same in neighboring families', () => {
    expect(ask('6024').answers[0]).toMatchObject({
      kind: 'family',
      meaning: 'Program state or network: the answer took too long.',
      source: { confidence: 'inferred' },
    });
  });

  test('of no family says what to do instead', () => {
    expect(ask('4711')).toMatchObject({ answers: [], advice: expect.stringContaining('call the support') });
    expect(ask('999999').answers).toEqual([]);
  });
});

describe('words of the message', () => {
  test.each([
    ['proctor caching', 'TestNav 8026'],
    ['Unable to reach the Proctor Caching Computer', 'TestNav 8026'],
    ['memory', 'TestNav 2008'],
    ['drc no internet', 'DRC INSIGHT Retry connection'],
    ['hard internet error', 'DRC INSIGHT Hard internet error'],
    ['it asks for an organization ID', 'DRC INSIGHT Org id prompt'],
    ['update required', 'DRC INSIGHT Version refused'],
    ['Restart SD', 'DRC INSIGHT Restart SD'],
    ['ticket is locked', 'DRC INSIGHT Ticket locked'],
    ['microphone', 'TestNav 2009'],
    ['already finished', 'TestNav 9025'],
  ])('%j finds %s', (query, expected) => {
    expect(titles(ask(query).answers).slice(0, 3)).toContain(expected);
  });

  test('without a platform answer for every platform in use', () => {
    const found = new Set(ask('no internet').answers.map(({ platformId }) => platformId));
    expect(found).toEqual(new Set(['testnav', 'drc-insight']));
  });

  test('with a platform answer for that one only', () => {
    expect(new Set(ask('DRC outage').answers.map(({ platformId }) => platformId))).toEqual(new Set(['drc-insight']));
  });

  test('find a drill that no code is about', () => {
    expect(titles(ask('copies the saved file').answers)).toContain('TestNav Saved answers drill');
  });

  test('that are about nothing known find nothing and say what to do', () => {
    expect(ask('purple elephants')).toMatchObject({
      answers: [],
      advice: expect.stringContaining('"purple elephants"'),
    });
  });
});

test('nothing typed yet > says what to type', () => {
  for (const query of ['', '   ', 'the error', '?']) {
    expect(ask(query)).toMatchObject({ answers: [], advice: expect.stringMatching(/^Type the number/) });
  }
});

test('answers are each there once, and not too many', () => {
  const { answers } = ask('connection network internet');
  expect(new Set(answers.map(({ key }) => key)).size).toBe(answers.length);
  expect(answers.length).toBeLessThanOrEqual(12);
});
