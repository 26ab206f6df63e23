import { describe, expect, it } from 'vitest';
import {
  alertsAsText,
  alertsOfDay,
  dayWords,
  deliveryLines,
  medianResponseMs,
} from '../../../../../renderer/features/alerts/alerts-of-day.ts';
import { anAlert } from '../../../../helpers/diagnosis-builders.ts';

/** On the laptop's own clock. */
const at = (hours: number, minutes = 0, day = 24) => new Date(2026, 10, day, hours, minutes).getTime();
const answered = (afterMs: number) => anAlert({ at: at(9), acknowledgedAt: at(9) + afterMs, acknowledgedBy: 'KB' });

describe('alerts of the day', () => {
  it('are those since midnight, newest first', () => {
    const list = [
      anAlert({ id: 'old', at: at(23, 59, 23) }),
      anAlert({ id: 'a', at: at(8) }),
      anAlert({ id: 'b', at: at(9) }),
    ];
    expect(alertsOfDay(list, at(10)).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('have the median of what was acknowledged as their response time', () => {
    expect(medianResponseMs([answered(10_000), answered(90_000), answered(40_000), anAlert()])).toBe(40_000);
    expect(medianResponseMs([answered(10_000), answered(40_000)])).toBe(25_000);
    expect(medianResponseMs([anAlert()])).toBeNull();
  });

  it('are summed up in one line', () => {
    expect(dayWords([answered(40_000), anAlert()], 1)).toBe(
      '2 alerts today · 1 not acknowledged · median response 40 s',
    );
    expect(dayWords([anAlert({ endedAt: 2 })], 0)).toBe('1 alert today');
  });

  it('say by which ways people were told, alike ones together, and why one failed', () => {
    const lines = deliveryLines([
      { channel: 'desktop', at: 1, outcome: 'told', message: '' },
      { channel: 'badge', at: 1, outcome: 'told', message: '' },
      { channel: 'email', at: 1, outcome: 'failed', message: 'The mail server refused the password.' },
      { channel: 'sound', at: 1, outcome: 'quiet', message: '' },
    ]);
    expect(lines.map(({ words }) => words)).toEqual([
      'Desktop note, Badge: told',
      'E-mail: failed: The mail server refused the password.',
      'Sound: held back by quiet hours',
    ]);
  });

  it('go into a spreadsheet as one row each, with nothing that a spreadsheet would run', () => {
    const [heading, row] = alertsAsText([{ ...answered(40_000), sentence: '=1+1\tRoom' }]).split('\n');
    expect(heading?.split('\t')).toContain('Response (s)');
    expect(row?.split('\t')).toHaveLength(heading?.split('\t').length ?? 0);
    expect(row?.split('\t')).toContain("'=1+1 Room");
    expect(row?.split('\t')).toContain('40');
  });
});
