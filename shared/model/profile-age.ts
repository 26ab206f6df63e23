import type { PlatformProfile } from '../profiles/schema.ts';

export interface ProfileAge {
  /** How old it is, always: `Compiled on November 21, 2026.` */
  readonly sentence: string;
  /** Why not to rely on it any more, or not yet; null: it is of this school year. */
  readonly warning: string | null;
}

/**
 * Whether a platform's facts are of the school year that is running.
 *
 * @param now  Epoch milliseconds; the day counts as the laptop's calendar has it.
 */
export function profileAge(profile: PlatformProfile, now: number): ProfileAge {
  const sentence = `Compiled on ${inWords(profile.compiledOn)}.`;
  const today = localDay(now);
  if (today > profile.validTo) {
    return {
      sentence,
      warning: `These facts are for school year ${profile.schoolYear}, which ended on ${inWords(profile.validTo)}. ${profile.vendor} may have changed versions, hosts and rules since: update the console or the platform file.`,
    };
  }
  if (today < profile.validFrom) {
    return {
      sentence,
      warning: `These facts are for school year ${profile.schoolYear}, which begins on ${inWords(profile.validFrom)}. Today the rules of the year before may still hold; if the date is wrong, set this laptop's clock.`,
    };
  }
  return { sentence, warning: null };
}

function localDay(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A calendar day, read as such: as a time it would move to the day before in America. */
function inWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}
