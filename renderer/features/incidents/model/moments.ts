import { EpochMs } from '../../../../shared/model/epoch-ms.ts';
import { MINUTE_MS } from '../../../../shared/units.ts';
import { minuteTime } from '../../../ui/times.ts';

const dayFormat = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' });
const yearFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

/** `today 09:41`, `Tue, Nov 24, 09:41`, with the year when it is another one. Local time. @param now Epoch milliseconds. */
export function dayAndTime(at: number, now: number): string {
  const [day, today] = [new Date(at), new Date(now)];
  if (day.toDateString() === today.toDateString()) return `today ${minuteTime(at)}`;
  const format = day.getFullYear() === today.getFullYear() ? dayFormat : yearFormat;
  return `${format.format(at)}, ${minuteTime(at)}`;
}

/** As a `datetime-local` field has it; empty for null. */
export function toMomentField(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  // While a year is typed it is 0002 and 0020 before it is 2026; a year of fewer digits empties the field.
  const year = String(date.getFullYear()).padStart(4, '0');
  const day = `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Local time. Null: empty, half typed, or of no year that the console takes (`EpochMs`). */
export function fromMomentField(field: string): number | null {
  const at = field === '' ? Number.NaN : new Date(field).getTime();
  return EpochMs.safeParse(at).success ? at : null;
}

/** The running minute, as a field without seconds has it. Epoch milliseconds. */
export function thisMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}
