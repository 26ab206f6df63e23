import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phraseFinder, phraseKey, replaceStretches } from '../../../../shared/model/phrases.ts';

const found = (text: string, ...phrases: string[]) =>
  phraseFinder(phrases)(text).map(({ from, to }) => text.slice(from, to));

describe('phraseFinder', () => {
  test('finds a phrase whatever its case and white space', () => {
    expect(found('In ROOM\n 114 and in room 114.', 'Room 114')).toEqual(['ROOM\n 114', 'room 114']);
  });

  test('leaves a phrase alone that is a part of a longer word', () => {
    expect(found('Annabel met Ann, Joann and Ann2.', 'Ann')).toEqual(['Ann']);
  });

  test('takes the longest of several that begin at one place', () => {
    expect(found('Dana Whitfield-Ortiz and Dana', 'Dana', 'Dana Whitfield')).toEqual(['Dana Whitfield', 'Dana']);
  });

  test('takes a shorter one where the longer ends within a word', () => {
    expect(found('Dana Whitfields', 'Dana', 'Dana Whitfield')).toEqual(['Dana']);
  });

  test('takes signs of a pattern as they are', () => {
    expect(found('Lab (A+B).* is not Lab AB', 'Lab (A+B).*', '.*', '')).toEqual(['Lab (A+B).*']);
  });

  test('keeps its places behind letters that are two in lower case', () => {
    expect(found('İİİ Room 9', 'room 9')).toEqual(['Room 9']);
  });

  test('finds what a pattern of all phrases finds', () => {
    const word = fc.stringMatching(/^[abAB1-]{1,3}$/);
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const text = fc.array(fc.constantFrom('a', 'B', 'ab', '1', '-', ' ', '.', '\n'), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 5 }), text, (phrases, parts) => {
        const longestFirst = [...new Set(phrases.map(phraseKey))].sort((one, other) => other.length - one.length);
        const all = longestFirst.map((key) => key.replaceAll(' ', '\\s+')).join('|');
        const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all})(?![\\p{L}\\p{N}])`, 'giu');
        const content = parts.join('');
        expect(found(content, ...phrases)).toEqual(content.match(pattern) ?? []);
      }),
    );
  });
});

describe('replaceStretches', () => {
  test('keeps what stands around and between', () => {
    const text = 'Ann told Ann.';
    expect(replaceStretches(text, phraseFinder(['Ann'])(text), ({ key }) => `<${key}>`)).toBe('<ann> told <ann>.');
  });
});
