import { DAY_MS } from '../../../shared/units.ts';

/*
 * Days and times as people pick them, on this laptop's clock. Days are added on the calendar and not in milliseconds, because two
 * days a year have 23 or 25 hours.
 */

const SATURDAY = 6;
const SUNDAY = 0;

/** Midnight at the start of the day that `at` lies in. Epoch milliseconds. */
export function startOfDay(at: number): number {
  return addDays(at, 0);
}

/** Midnight `days` days after the day of `at`; negative: before. */
export function addDays(at: number, days: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

export function isSameDay(a: number, b: number): boolean {
  return startOfDay(a) === startOfDay(b);
}

/** Midnight of the next day that is not a weekend. */
export function nextSchoolDay(at: number): number {
  let day = addDays(at, 1);
  while ([SATURDAY, SUNDAY].includes(new Date(day).getDay())) day = addDays(day, 1);
  return day;
}

/** `2026-11-23`, as a date field holds it. */
export function toDateField(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `08:30`, as a time field holds it. */
export function toTimeField(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment that a date field and a time field name; null while one of them is empty or is no date. */
export function fromFields(date: string, time: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  const at = new Date(`${date}T${time}`).getTime();
  return Number.isNaN(at) ? null : at;
}

const longDay = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' });

/** `Monday, November 23`. */
export function longDayWords(at: number): string {
  return longDay.format(at);
}

/** `today`, `tomorrow`, else `Mon, Nov 23`. */
export function dayWords(at: number, now: number): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY_MS);
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : shortDay.format(at);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
