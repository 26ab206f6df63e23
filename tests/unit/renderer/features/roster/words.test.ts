import { describe, expect, it } from 'vitest';
import { countOf, listLines } from '../../../../../renderer/ui/counts.ts';

describe('countOf', () => {
  it('says one and many, with separators', () => {
    expect([countOf(0, 'device'), countOf(1, 'device'), countOf(1_240, 'device')]).toEqual([
      '0 devices',
      '1 device',
      '1,240 devices',
    ]);
  });
});

describe('listLines', () => {
  it('names a single line', () => {
    expect(listLines([7])).toBe('line 7');
  });

  it('names several in order, each once', () => {
    expect(listLines([12, 3, 9, 3])).toBe('lines 3, 9 and 12');
  });

  it('counts the rest beyond the limit', () => {
    expect(listLines([1, 2, 3, 4, 5], 2)).toBe('lines 1, 2 and 3 more');
  });

  it('says nothing of no lines', () => {
    expect(listLines([])).toBe('');
  });
});
