import { describe, expect, it } from 'vitest';
import { indexAfterKey, toggled } from '../../../../../../renderer/features/incidents/list/list-selection.ts';

describe('indexAfterKey', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 4, 5],
    ['ArrowDown', 9, 9],
    ['ArrowUp', -1, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 0, 3],
    ['PageUp', 8, 5],
    ['Home', 7, 0],
    ['End', 0, 9],
  ])('%s moves from %i to %i among ten rows', (key, at, to) => {
    expect(indexAfterKey(key, at, 10, 3)).toBe(to);
  });

  it('leaves other keys and an empty list alone', () => {
    expect(indexAfterKey('x', 0, 10, 3)).toBeNull();
    expect(indexAfterKey('ArrowDown', -1, 0, 3)).toBeNull();
  });
});

describe('toggled', () => {
  it('adds what is not selected and takes out what is', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b']);
  });
});
