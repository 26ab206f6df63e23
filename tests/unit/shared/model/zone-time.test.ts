import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusDays, weekdayOf, zoneTime } from '../../../../shared/model/zone-time.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
];
const someMoment = fc.integer({
  min: Date.parse('2024-01-01T00:00:00Z'),
  max: Date.parse('2031-12-31T00:00:00Z'),
});

describe.each(ZONES)('zoneTime in %s', (name) => {
  const zone = zoneTime(name);

  test('finds the moment again from what the clock showed, or the earlier one of an hour that comes twice', () => {
    fc.assert(
      fc.property(someMoment, (at) => {
        const again = zone.momentOf(zone.wallOf(at));
        expect([0, HOUR_MS]).toContain(at - again);
        expect(zone.wallOf(again)).toEqual(zone.wallOf(at));
      }),
    );
  });
});

describe('zoneTime', () => {
  test('shows the day and the clock of the zone, not of the laptop', () => {
    const at = Date.parse('2026-11-25T03:30:00Z');
    expect(zoneTime('America/Los_Angeles').wallOf(at)).toEqual({ day: '2026-11-24', clockMs: 19.5 * HOUR_MS });
    expect(zoneTime('America/New_York').wallOf(at)).toEqual({ day: '2026-11-24', clockMs: 22.5 * HOUR_MS });
  });

  test('takes the first of two times when the clock goes back', () => {
    const at = zoneTime('America/Chicago').momentOf({ day: '2026-11-01', clockMs: 1.5 * HOUR_MS });
    expect(new Date(at).toISOString()).toBe('2026-11-01T06:30:00.000Z');
  });

  test('moves a time that the clock skips in spring by the skipped hour', () => {
    const denver = zoneTime('America/Denver');
    const at = denver.momentOf({ day: '2027-03-14', clockMs: 2.5 * HOUR_MS });
    expect(denver.wallOf(at)).toEqual({ day: '2027-03-14', clockMs: 3.5 * HOUR_MS });
  });

  test("agrees with the named zone when it uses the laptop's own", () => {
    const own = zoneTime(null);
    const sameByName = zoneTime(Intl.DateTimeFormat().resolvedOptions().timeZone);
    fc.assert(
      fc.property(someMoment, fc.integer({ min: 0, max: 24 * 60 - 1 }), (at, minute) => {
        const { day } = own.wallOf(at);
        expect(own.wallOf(at)).toEqual(sameByName.wallOf(at));
        const wall = { day, clockMs: minute * MINUTE_MS };
        expect(own.momentOf(wall)).toBe(sameByName.momentOf(wall));
      }),
    );
  });

  test('keeps milliseconds, also before 1970', () => {
    expect(zoneTime('America/Denver').wallOf(-1).clockMs).toBe(17 * HOUR_MS - 1);
  });
});

test('plusDays > goes over the ends of months and years', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(plusDays('2028-03-01', -1)).toBe('2028-02-29');
});

test('weekdayOf > counts from Sunday', () => {
  expect(['2026-11-22', '2026-11-24', '2026-11-28'].map(weekdayOf)).toEqual([0, 2, 6]);
});
