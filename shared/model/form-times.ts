/** Moments as American forms want them; null becomes nothing. */
export interface FormTimes {
  /** `11/24/2026` */
  readonly date: (at: number | null) => string;
  /** `9:40 AM` */
  readonly time: (at: number | null) => string;
  /** `11/24/2026, 9:40 AM` */
  readonly both: (at: number | null) => string;
  /** A calendar day, `2026-09-14`, as `09/14/2026`. */
  readonly day: (isoDay: string) => string;
}

/** @param timeZone  IANA name; null: the laptop's own. */
export function formTimes(timeZone: string | null): FormTimes {
  const zone = timeZone === null ? {} : { timeZone };
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const written = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('en-US', options);
    // ICU writes a narrow no-break space before AM, which forms and older fonts do not know.
    return (at: number | null) => (at === null ? '' : format.format(at).replaceAll(/[\u202f\u00a0]/g, ' '));
  };
  const utcDay = written({ ...day, timeZone: 'UTC' });
  return {
    date: written({ ...day, ...zone }),
    time: written({ ...clock, ...zone }),
    both: written({ ...day, ...clock, ...zone }),
    day: (isoDay) => utcDay(Date.parse(`${isoDay}T00:00:00Z`)),
  };
}
