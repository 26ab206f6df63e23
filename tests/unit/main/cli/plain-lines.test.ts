import { describe, expect, test } from 'vitest';
import { cutTo, withoutControls, wrapped } from '../../../../main/cli/view/plain-lines.ts';

describe('withoutControls', () => {
  test('takes out what moves the cursor, colours, rings or turns the direction, and keeps line breaks', () => {
    expect(withoutControls('a\u001b[31mb\u0007\r\nc\u009bd\u202ee\tf')).toBe('a [31mb \nc d e f');
  });

  test('keeps letters of every script', () => {
    expect(withoutControls('Peña, Łukasz, 李')).toBe('Peña, Łukasz, 李');
  });
});

describe('cutTo', () => {
  test('puts everything on one line and says that something is missing', () => {
    expect(cutTo('one\ntwo  three', 20)).toBe('one two three');
    expect(cutTo('one two three', 8)).toBe('one two…');
  });
});

describe('wrapped', () => {
  test('breaks between words, keeps line breaks and the indent', () => {
    expect(wrapped('the quick brown fox jumps\nover', 22, '  ')).toEqual([
      '  the quick brown fox',
      '  jumps',
      '  over',
    ]);
  });

  test('leaves a word alone that is longer than the line', () => {
    const word = 'x'.repeat(40);
    expect(wrapped(`a ${word} b`, 20)).toEqual(['a', word, 'b']);
  });

  test('makes one empty line of nothing', () => {
    expect(wrapped('', 40, '  ')).toEqual(['']);
  });
});
