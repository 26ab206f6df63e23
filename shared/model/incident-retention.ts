import type { Program } from '../programs/schema.ts';
import type { SiteTesting } from './site-testing.ts';
import { plusDays, type ZoneTime } from './zone-time.ts';

/** How long an incident is kept, and why so long. */
export interface KeepUntil {
  /** The first moment at which it may be erased. Epoch milliseconds. */
  readonly at: number;
  /** The last day on which it is kept, `2028-06-30`. */
  readonly day: string;
  /** A sentence for people. */
  readonly why: string;
}

/**
 * Until when an incident is kept: as many years as the program says, else to the end of the next school year, which is the
 * console's own rule. A hold, and that a person has to confirm, are not decided here.
 *
 * @param from  When it was closed; for one that is still open, when it happened. Epoch milliseconds.
 */
export function keepUntil(
  program: Program | null,
  from: number,
  { schoolYearStartsInMonth }: Pick<SiteTesting, 'schoolYearStartsInMonth'>,
  zone: ZoneTime,
): KeepUntil {
  const { day } = zone.wallOf(from);
  const keepYears = program?.keepYears ?? null;
  const last =
    keepYears === null ? endOfNextSchoolYear(day, schoolYearStartsInMonth) : yearsLater(day, keepYears.years);
  const why =
    keepYears === null
      ? "To the end of the next school year: this console's own rule, since no period of the program was found."
      : `${keepYears.years} years, as ${program?.name ?? 'the program'} says.`;
  return { at: zone.momentOf({ day: plusDays(last, 1), clockMs: 0 }), day: last, why };
}

/** A whole school year after the one in which the day lies. */
function endOfNextSchoolYear(day: string, startsInMonth: number): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const startedIn = month >= startsInMonth ? year : year - 1;
  return plusDays(isoDay(startedIn + 2, startsInMonth, 1), -1);
}

/** February 29 becomes March 1 where the year has none: kept a day longer, not shorter. */
function yearsLater(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isoDay(year + years, month, date);
}

function isoDay(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}
