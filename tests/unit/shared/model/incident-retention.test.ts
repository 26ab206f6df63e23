import { describe, expect, test } from 'vitest';
import { keepUntil } from '../../../../shared/model/incident-retention.ts';
import { zoneTime } from '../../../../shared/model/zone-time.ts';
import { BUILT_IN_PROGRAMS } from '../../../../shared/programs/index.ts';
import { aProgram } from '../../../helpers/incident-builders.ts';

const zone = zoneTime('America/New_York');
const keptTo = (closed: string, startsInMonth = 7, years: number | null = null) =>
  keepUntil(
    aProgram({ keepYears: years === null ? null : { years, sources: [], confidence: 'ours' } }),
    Date.parse(closed),
    { schoolYearStartsInMonth: startsInMonth },
    zone,
  );

describe('keepUntil', () => {
  test.each([
    ['in autumn', '2026-11-24T09:00:00-05:00', 7, '2028-06-30'],
    ['in spring', '2027-04-24T09:00:00-04:00', 7, '2028-06-30'],
    ['on the last day of the year', '2027-06-30T23:30:00-04:00', 7, '2028-06-30'],
    ['on the first day of the next', '2027-07-01T00:30:00-04:00', 7, '2029-06-30'],
    ['where the year begins in August', '2026-07-24T09:00:00-04:00', 8, '2027-07-31'],
    ['where it is the calendar year', '2026-11-24T09:00:00-05:00', 1, '2027-12-31'],
  ])('goes to the end of the next school year for what was closed %s', (_, closed, month, day) => {
    expect(keptTo(closed, month)).toMatchObject({ day, why: expect.stringContaining("console's own rule") });
  });

  test("goes by the program's years where it has some", () => {
    expect(keptTo('2026-11-24T09:00:00-05:00', 7, 6).day).toBe('2032-11-24');
    expect(keptTo('2028-02-29T09:00:00-05:00', 7, 3).day).toBe('2031-03-01');
  });

  test('allows erasing from the midnight after, where the school is', () => {
    expect(new Date(keptTo('2026-11-24T09:00:00-05:00').at).toISOString()).toBe('2028-07-01T04:00:00.000Z');
  });

  test('keeps six years in Maryland, and by our own rule where the program is not known', () => {
    const maryland = BUILT_IN_PROGRAMS.find(({ id }) => id === 'maryland-mcap') ?? null;
    const closed = Date.parse('2026-11-24T09:00:00-05:00');
    expect(keepUntil(maryland, closed, { schoolYearStartsInMonth: 7 }, zone)).toMatchObject({
      day: '2032-11-24',
      why: '6 years, as Maryland MCAP says.',
    });
    expect(keepUntil(null, closed, { schoolYearStartsInMonth: 7 }, zone).day).toBe('2028-06-30');
  });
});
