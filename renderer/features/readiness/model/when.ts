import { DAY_MS } from '../../../../shared/units.ts';
import { minuteTime } from '../../../ui/times.ts';

const dayFormat = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' });

/**
 * A moment as people say it today: `07:15`, `yesterday 07:15`, `tomorrow 07:15`, `Fri, Nov 20, 07:15`. Local time.
 *
 * @param at   Epoch milliseconds.
 * @param now  The same; only its day counts.
 */
export function whenWords(at: number, now: number): string {
  const days = dayNumber(at) - dayNumber(now);
  if (days === 0) return minuteTime(at);
  if (days === -1) return `yesterday ${minuteTime(at)}`;
  if (days === 1) return `tomorrow ${minuteTime(at)}`;
  return `${dayFormat.format(at)}, ${minuteTime(at)}`;
}

/** Days of the laptop's calendar, counted so that a day of 23 or 25 hours is one. */
function dayNumber(at: number): number {
  const day = new Date(at);
  return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / DAY_MS;
}
