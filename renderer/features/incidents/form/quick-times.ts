import { MINUTE_MS } from '../../../../shared/units.ts';

/** A choice of the "When?" line. */
export interface QuickTime {
  readonly label: string;
  readonly at: number;
}

const MINUTES_AGO = [0, 5, 10, 15] as const;

/** "Now" and a few minutes back, counted from when the form was opened, so that a choice stays what it was while time goes on. */
export function quickTimes(begunAt: number): QuickTime[] {
  return MINUTES_AGO.map((minutes) => ({
    label: minutes === 0 ? 'Now' : `${minutes} min ago`,
    at: begunAt - minutes * MINUTE_MS,
  }));
}

/** `2026-11-24T09:41`, as a field of the type `datetime-local` wants it, by this laptop's clock. */
export function toFieldTime(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Epoch milliseconds; null while the field is not filled in. */
export function fromFieldTime(text: string): number | null {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
