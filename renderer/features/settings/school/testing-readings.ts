import { SiteTesting } from '../../../../shared/model/site-testing.ts';
import { DAY_MS } from '../../../../shared/units.ts';
import type { Reading } from './site-readings.ts';

const MAX_HOLIDAYS = 400;
const HOLIDAY_SENTENCE = 'Days such as 2026-11-26, or from 2026-12-21 to 2027-01-01, separated by commas.';

/** `2026-11-26, 2026-12-21 to 2027-01-01`: single days and stretches, as single days in order, without repeats. */
export function readHolidays(text: string): Reading<string[]> {
  const days = new Set<string>();
  for (const part of text.split(/[,;\n]+/).map((typed) => typed.trim())) {
    if (part === '') continue;
    const [first = '', last = first, ...more] = part.split(/\s+to\s+/);
    const stretch = daysBetween(first, last);
    if (stretch === null || more.length > 0) return refuse(HOLIDAY_SENTENCE);
    for (const day of stretch) days.add(day);
  }
  if (days.size > MAX_HOLIDAYS) return refuse(`At most ${MAX_HOLIDAYS} days.`);
  return { ok: true, value: [...days].sort() };
}

/** Stretches of days that follow each other as `A to B`. `days` in order. */
export function showHolidays(days: readonly string[]): string {
  const stretches: { first: string; last: string }[] = [];
  for (const day of days) {
    const newest = stretches.at(-1);
    if (newest !== undefined && utcOf(day) - utcOf(newest.last) === DAY_MS) newest.last = day;
    else stretches.push({ first: day, last: day });
  }
  return stretches.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)).join(', ');
}

/** `2026-05-15` as the last minute of that day on the laptop's clock; empty: not known. */
export function readWindowEnd(text: string): Reading<number | null> {
  const day = text.trim();
  if (day === '') return { ok: true, value: null };
  if (!isDay(day)) return refuse('A day such as 2026-05-15, or nothing.');
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { ok: true, value: new Date(year, month - 1, date, 23, 59).getTime() };
}

/** The day of {@link readWindowEnd}. */
export function showWindowEnd(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function readSmallCount(text: string): Reading<number> {
  const parsed = SiteTesting.shape.smallCount.safeParse(/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
  return parsed.success ? { ok: true, value: parsed.data } : refuse('A whole number from 2 to 100.');
}

/** Null: no days, the wrong way round, or longer than a school's holidays are. */
function daysBetween(first: string, last: string): string[] | null {
  if (!isDay(first) || !isDay(last)) return null;
  const [from, to] = [utcOf(first), utcOf(last)];
  const count = (to - from) / DAY_MS + 1;
  if (count < 1 || count > MAX_HOLIDAYS) return null;
  return Array.from({ length: count }, (_, index) => new Date(from + index * DAY_MS).toISOString().slice(0, 10));
}

function isDay(text: string): boolean {
  return SiteTesting.shape.holidays.element.safeParse(text).success;
}

function utcOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function refuse(message: string): Reading<never> {
  return { ok: false, message };
}
