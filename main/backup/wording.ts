import { DAY_MS } from '../../shared/units.ts';
import type { BackupReason } from './manifest.ts';

/** Why a backup was made, for people. */
export const REASON_WORDS: Readonly<Record<BackupReason, string>> = {
  daily: 'daily',
  'session-end': 'end of a session',
  'before-upgrade': 'before an upgrade',
  'before-purge': 'before a purge',
  'by-hand': 'by hand',
};

/** `09:40 today`, `14:05 yesterday`, `14:05 on November 3, 2026`, on this laptop's clock. */
export function spokenMoment(at: number, now: number): string {
  const date = new Date(at);
  const time = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  if (isSameDay(at, now)) return `${time} today`;
  // Noon of the day before: a day with a change of the clocks has 23 or 25 hours.
  const noon = new Date(now).setHours(12, 0, 0, 0);
  if (isSameDay(at, noon - DAY_MS)) return `${time} yesterday`;
  return `${time} on ${date.toLocaleDateString('en-US', { dateStyle: 'long' })}`;
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
