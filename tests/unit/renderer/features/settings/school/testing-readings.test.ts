import { expect, test } from 'vitest';
import {
  readHolidays,
  readSmallCount,
  readWindowEnd,
  showHolidays,
  showWindowEnd,
} from '../../../../../../renderer/features/settings/school/testing-readings.ts';

test('holidays > takes single days and stretches in any order, over the end of a year', () => {
  const read = readHolidays('2026-12-30 to 2027-01-02, 2026-11-26, 2026-11-26');
  expect(read).toEqual({
    ok: true,
    value: ['2026-11-26', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
  });
});

test('holidays > shows what was read as it was meant', () => {
  const text = '2026-11-26 to 2026-11-27, 2027-01-18';
  const read = readHolidays(text);
  expect(read.ok && showHolidays(read.value)).toBe(text);
});

test.each(['2026-02-30', 'Thanksgiving', '2026-11-27 to 2026-11-26', '2026-01-01 to 2029-01-01', '2026-11-26 to'])(
  'holidays > refuses %s with a sentence',
  (typed) => {
    expect(readHolidays(typed)).toMatchObject({ ok: false, message: expect.stringContaining('Days such as') });
  },
);

test('end of the window > is the last minute of that day, and nothing when empty', () => {
  const read = readWindowEnd('2027-05-15');
  expect(read).toEqual({ ok: true, value: new Date(2027, 4, 15, 23, 59).getTime() });
  expect(read.ok && showWindowEnd(read.value)).toBe('2027-05-15');
  expect(readWindowEnd(' ')).toEqual({ ok: true, value: null });
  expect(readWindowEnd('soon').ok).toBe(false);
});

test.each([
  ['10', true],
  ['1', false],
  ['ten', false],
  ['101', false],
])('small count > %s is taken: %s', (typed, isTaken) => {
  expect(readSmallCount(typed).ok).toBe(isTaken);
});
