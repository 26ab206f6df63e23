import { describe, expect, it } from 'vitest';
import { SCHOOL_KEY, spotAfterKey } from '../../../../../renderer/features/readiness/model/board-keys.ts';
import { checkList, peopleItem } from '../../../../../renderer/features/readiness/model/check-list.ts';
import type { Confirmation } from '../../../../../shared/model/readiness.ts';
import { aResult } from '../../../../helpers/readiness-builders.ts';

const item = aResult({
  platformId: 'testnav',
  area: 'people',
  origin: 'person',
  checkId: 'person/ALL-01',
  verdict: 'unchecked',
});

describe('checkList', () => {
  it('opens what needs somebody, worst first, and folds the rest away', () => {
    const list = checkList({
      results: [
        aResult({ checkId: 'a', verdict: 'pass' }),
        aResult({ checkId: 'b', verdict: 'warn' }),
        aResult({ checkId: 'c', verdict: 'not-applicable' }),
        aResult({ checkId: 'd', verdict: 'fail' }),
        item,
      ],
    });
    expect(list.open.map(({ checkId }) => checkId)).toEqual(['d', 'b']);
    expect(list.passed.map(({ checkId }) => checkId)).toEqual(['a']);
    expect(list.notApplicable.map(({ checkId }) => checkId)).toEqual(['c']);
    expect(list.items).toEqual([item]);
  });

  it('keeps items in their place when one of them is ticked', () => {
    const other = aResult({ ...item, key: 'testnav/person/ALL-02@school', checkId: 'person/ALL-02' });
    const ticked = { ...item, verdict: 'pass' as const };
    expect(checkList({ results: [other, ticked] }).items.map(({ checkId }) => checkId)).toEqual([
      'person/ALL-01',
      'person/ALL-02',
    ]);
  });
});

describe('peopleItem', () => {
  const said = (over: Partial<Confirmation>): Confirmation => ({
    platformId: 'testnav',
    itemId: 'ALL-01',
    roomId: null,
    by: 'M. Ortiz',
    at: 10,
    isOk: true,
    note: '',
    ...over,
  });

  it('takes the newest word on the item and not that about a room or another platform', () => {
    const confirmations = [
      said({ at: 20, by: 'newest' }),
      said({ at: 10, by: 'older' }),
      said({ at: 30, by: 'a room', roomId: 'r1' }),
      said({ at: 30, by: 'another platform', platformId: 'drc-insight' }),
    ];
    expect(peopleItem(item, confirmations)).toMatchObject({ itemId: 'ALL-01', said: { by: 'newest' } });
  });

  it('is none for a check that no person ticks', () => {
    expect(peopleItem(aResult(), [])).toBeNull();
  });
});

describe('spotAfterKey', () => {
  const rows = [SCHOOL_KEY, 'r1', 'r2'];

  it('starts at the first line', () => {
    expect(spotAfterKey('ArrowDown', null, rows, 5)).toEqual({ rowKey: SCHOOL_KEY, column: 'room' });
  });

  it('moves by lines and columns and stops at the edges', () => {
    const spot = { rowKey: 'r1', column: 'room' } as const;
    expect(spotAfterKey('ArrowDown', spot, rows, 5)).toEqual({ rowKey: 'r2', column: 'room' });
    expect(spotAfterKey('ArrowRight', spot, rows, 5)).toEqual({ rowKey: 'r1', column: 'devices' });
    expect(spotAfterKey('ArrowLeft', spot, rows, 5)).toEqual(spot);
    expect(spotAfterKey('End', spot, rows, 5)).toEqual({ rowKey: 'r2', column: 'room' });
    expect(spotAfterKey('PageUp', spot, rows, 5)).toEqual({ rowKey: SCHOOL_KEY, column: 'room' });
  });

  it('leaves other keys alone', () => {
    expect(spotAfterKey('x', null, rows, 5)).toBeNull();
  });
});
