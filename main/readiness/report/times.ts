/** Ways to write a moment, in one time zone. */
export interface Times {
  /** `Tuesday, November 24, 2026, 7:15 AM` */
  readonly long: (at: number) => string;
  /** `Nov 24, 2026, 7:15 AM`: for titles. */
  readonly dated: (at: number) => string;
  /** `7:15 AM`; with the date in front when it is not the report's day. */
  readonly short: (at: number) => string;
  /** `2026-11-24 07:15:03 EST`: for evidence. */
  readonly exact: (at: number) => string;
  /** `Nov 24, 2026, 07:15 to 08:02`, the second with its date when it lies on another day: as the window writes times. */
  readonly span: (from: number, to: number) => string;
  /** `07:15:03`: where the day is known. */
  readonly clock: (at: number) => string;
  /** `2026-11-24-0715`: for file names. */
  readonly stamp: (at: number) => string;
}

/**
 * @param reportAt  Epoch milliseconds; moments of other days are written with their date.
 * @param timeZone  IANA name; null: the laptop's own.
 */
export function timesIn(timeZone: string | null, reportAt: number): Times {
  const zone = timeZone === null ? {} : { timeZone };
  const long = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short', ...zone });
  const medium = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const dayOnly = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', ...zone });
  const hourAndMinute = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', ...zone });
  const dayAndClock = new Intl.DateTimeFormat('en-US', {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...zone,
  });
  const parts = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...zone,
  });
  const partsOf = (at: number) =>
    Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value])) as Record<string, string>;
  const dayOf = (at: number) => {
    const { year, month, day } = partsOf(at);
    return `${year}-${month}-${day}`;
  };
  const today = dayOf(reportAt);
  return {
    long: (at) => plainSpaces(long.format(at)),
    dated: (at) => plainSpaces(medium.format(at)),
    short: (at) => plainSpaces((dayOf(at) === today ? hourAndMinute : dayAndClock).format(at)),
    exact(at) {
      const { hour, minute, second, timeZoneName } = partsOf(at);
      return `${dayOf(at)} ${hour}:${minute}:${second} ${timeZoneName}`;
    },
    span(from, to) {
      const moment = (at: number) => {
        const { hour, minute } = partsOf(at);
        return `${hour}:${minute}`;
      };
      const last = dayOf(from) === dayOf(to) ? moment(to) : `${dayOnly.format(to)}, ${moment(to)}`;
      return `${dayOnly.format(from)}, ${moment(from)} to ${last}`;
    },
    clock(at) {
      const { hour, minute, second } = partsOf(at);
      return `${hour}:${minute}:${second}`;
    },
    stamp(at) {
      const { hour, minute } = partsOf(at);
      return `${dayOf(at)}-${hour}${minute}`;
    },
  };
}

/** ICU writes a narrow no-break space before AM, which searching and older fonts do not know. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u202f\u00a0]/g, ' ');
}
