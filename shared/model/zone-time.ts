import { DAY_MS } from '../units.ts';

/** A day and a time as the wall clock of one zone shows them. */
export interface WallTime {
  /** `2026-11-24` */
  readonly day: string;
  /** Milliseconds that the clock shows past midnight; not those that passed, on a day that has 23 or 25 hours. */
  readonly clockMs: number;
}

/** Moments and wall clocks of one time zone. */
export interface ZoneTime {
  readonly wallOf: (at: number) => WallTime;
  /** The first moment at which the clock shows this; a time that a change in spring skips is as much later. Epoch milliseconds. */
  readonly momentOf: (wall: WallTime) => number;
}

/**
 * @param timeZone  IANA name, such as `America/Denver`; null: the laptop's own.
 * @throws RangeError for a name that does not exist.
 */
export function zoneTime(timeZone: string | null): ZoneTime {
  return timeZone === null ? LAPTOP_TIME : namedZone(timeZone);
}

/** The same clock time, so many days later; negative: earlier. */
export function plusDays(day: string, count: number): string {
  return dayOf(utcOf(day) + count * DAY_MS);
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(utcOf(day)).getUTCDay();
}

const LAPTOP_TIME: ZoneTime = {
  wallOf(at) {
    const date = new Date(at);
    const day = dayOf(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
    return {
      day,
      clockMs: Date.UTC(1970, 0, 1, date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds()),
    };
  },
  momentOf({ day, clockMs }) {
    const [year, month, date] = partsOf(day);
    // The language's own rule is the one that we want: skipped times move on, repeated ones mean the first.
    return new Date(year, month - 1, date, 0, 0, 0, clockMs).getTime();
  },
};

function namedZone(timeZone: string): ZoneTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** The wall clock, read as if it were UTC. */
  const shown = (at: number): number => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const milliseconds = ((at % 1_000) + 1_000) % 1_000;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
      milliseconds,
    );
  };
  return {
    wallOf(at) {
      const wall = shown(at);
      const day = dayOf(wall);
      return { day, clockMs: wall - utcOf(day) };
    },
    momentOf({ day, clockMs }) {
      const wall = utcOf(day) + clockMs;
      // A day before and a day after, whatever change lies between them: one of the two offsets fits, or the time is skipped.
      const before = wall - (shown(wall - DAY_MS) - (wall - DAY_MS));
      const after = wall - (shown(wall + DAY_MS) - (wall + DAY_MS));
      const fitting = [before, after].filter((at) => shown(at) === wall);
      return fitting.length === 0 ? before : Math.min(...fitting);
    },
  };
}

function partsOf(day: string): [year: number, month: number, date: number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}

function utcOf(day: string): number {
  const [year, month, date] = partsOf(day);
  return Date.UTC(year, month - 1, date);
}

function dayOf(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}
