import type { DayReport } from '../../../../shared/model/day-report.ts';
import { countOf } from '../../../ui/counts.ts';
import { minuteTime } from '../../../ui/times.ts';

type Session = DayReport['sessions'][number];

/** Local midnight of a moment, epoch milliseconds. */
export function midnightOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Midnight so many days later; negative: earlier. Days of 23 and 25 hours count as days. */
export function daysLater(midnight: number, days: number): number {
  const date = new Date(midnight);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** As a date field has it. */
export function toDayField(midnight: number): string {
  const date = new Date(midnight);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Null: no date. */
export function fromDayField(field: string): number | null {
  const [year, month, day] = field.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day).getTime();
  return Number.isNaN(at) ? null : at;
}

/** The day in one sentence, for whoever was not there. */
export function daySentence({ sessions, incidents, studentsAffected, minutesLost, isOfAll }: DayReport): string {
  const begun = sessions.filter(({ startedAt }) => startedAt !== null).length;
  const tested = begun === 0 ? 'No test session began.' : `${countOf(begun, 'test session')} took place.`;
  if (incidents.length === 0) {
    return `${tested} ${isOfAll ? 'No incident was reported.' : 'No incident of this day was sent to the district.'}`;
  }
  const lost = minutesLost === 0 ? '' : ` and ${countOf(minutesLost, 'minute')} lost`;
  return `${tested} ${countOf(incidents.length, 'incident')} with ${countOf(studentsAffected, 'student')} affected${lost}.`;
}

/** Nothing at all is on record. */
export function isEmptyDay({ sessions, incidents, openDuties, openDrafts, findings }: DayReport): boolean {
  return sessions.length + incidents.length + openDuties.length + openDrafts + findings.length === 0;
}

/** `08:32 to 10:05`, `since 08:32`, `did not begin`. */
export function realTimes({ startedAt, endedAt }: Session): string {
  if (startedAt === null) return 'did not begin';
  return endedAt === null ? `since ${minuteTime(startedAt)}` : `${minuteTime(startedAt)} to ${minuteTime(endedAt)}`;
}
