import { describe, expect, it } from 'vitest';
import {
  extendTo,
  keepOnly,
  moveActive,
  NOTHING_SELECTED,
  selectAll,
  selectOnly,
  toggle,
} from '../../../../../../renderer/features/roster/devices/device-selection.ts';
import { selectionAfterKey } from '../../../../../../renderer/features/roster/devices/table-keys.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const key = (name: string, held: { shift?: boolean; ctrl?: boolean } = {}) => ({
  key: name,
  shiftKey: held.shift ?? false,
  ctrlKey: held.ctrl ?? false,
  metaKey: false,
});

describe('device selection', () => {
  it('extends from where the range began, in both directions', () => {
    const grown = extendTo(selectOnly('c'), ORDER, 'e');
    expect([...grown.ids]).toEqual(['c', 'd', 'e']);
    expect([...extendTo(grown, ORDER, 'b').ids]).toEqual(['b', 'c']);
  });

  it('adds and takes out single rows', () => {
    const two = toggle(selectOnly('a'), 'd');
    expect([...two.ids]).toEqual(['a', 'd']);
    expect([...toggle(two, 'a').ids]).toEqual(['d']);
  });

  it('stops at the ends of the list', () => {
    expect(moveActive(selectOnly('e'), ORDER, 1, false).active).toBe('e');
    expect(moveActive(selectOnly('b'), ORDER, -9, false).active).toBe('a');
    expect(moveActive(NOTHING_SELECTED, [], 1, false)).toBe(NOTHING_SELECTED);
  });

  it('starts at the first row when nothing was chosen', () => {
    expect(moveActive(NOTHING_SELECTED, ORDER, 1, false).active).toBe('a');
  });

  it('lets go of rows that a filter hides', () => {
    const kept = keepOnly(selectAll(NOTHING_SELECTED, ORDER), ['b', 'c']);
    expect([...kept.ids]).toEqual(['b', 'c']);
    expect(kept.active).toBeNull();
  });
});

describe('selectionAfterKey', () => {
  it('extends with Shift and an arrow', () => {
    const next = selectionAfterKey(key('ArrowDown', { shift: true }), selectOnly('b'), ORDER, 10);
    expect([...(next?.ids ?? [])]).toEqual(['b', 'c']);
  });

  it('chooses all with Ctrl+A, and nothing with a plain a', () => {
    expect(selectionAfterKey(key('a', { ctrl: true }), NOTHING_SELECTED, ORDER, 10)?.ids.size).toBe(5);
    expect(selectionAfterKey(key('a'), NOTHING_SELECTED, ORDER, 10)).toBeNull();
  });

  it('goes to the ends with Home and End', () => {
    expect(selectionAfterKey(key('End'), selectOnly('b'), ORDER, 10)?.active).toBe('e');
    expect(selectionAfterKey(key('Home'), selectOnly('d'), ORDER, 10)?.active).toBe('a');
  });
});
