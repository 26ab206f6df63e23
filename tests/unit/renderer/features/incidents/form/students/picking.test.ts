import { describe, expect, test } from 'vitest';
import { seatAfter, seatsBetween } from '../../../../../../../renderer/features/incidents/form/students/picking.ts';

/** Two rows of three, the second without its middle seat. */
const PLACES = [
  ['a1', 0, 0],
  ['a2', 0, 1],
  ['a3', 0, 2],
  ['b1', 1, 0],
  ['b3', 1, 2],
].map(([deviceId, row, column]) => ({
  deviceId: String(deviceId),
  position: { row: Number(row), column: Number(column) },
}));

describe('seatAfter', () => {
  test.each([
    ['a1', 'ArrowRight', 'a2'],
    ['a3', 'ArrowRight', 'a3'],
    ['b1', 'ArrowRight', 'b3'],
    ['a1', 'ArrowDown', 'b1'],
    ['b3', 'ArrowUp', 'a3'],
    ['a1', 'ArrowUp', 'a1'],
    ['a2', 'Home', 'a1'],
    ['a2', 'End', 'b3'],
  ])('from %s with %s leads to %s', (from, key, to) => {
    expect(seatAfter(PLACES, from, key)).toBe(to);
  });

  test('from above a gap leads to a seat beside it', () => {
    expect(['b1', 'b3']).toContain(seatAfter(PLACES, 'a2', 'ArrowDown'));
  });

  test('leaves other keys alone', () => {
    expect(seatAfter(PLACES, 'a1', 'Enter')).toBeNull();
  });
});

test('seatsBetween > takes both ends and all between, whichever comes first', () => {
  expect(seatsBetween(PLACES, 'b1', 'a2')).toEqual(['a2', 'a3', 'b1']);
});
