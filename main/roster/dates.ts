import { DAY_MS } from '../../shared/units.ts';

/** Nothing in a roster is older than the first mobile management systems or further away than support ever lasts. */
const EARLIEST_AT = Date.UTC(2000, 0, 1);
const LATEST_AT = Date.UTC(2100, 0, 1);

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(.*))?$/;
const AMERICAN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?:,?\s+(.*))?$/;
const TIME =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?(?:\s*\(?[a-z]{2,5}\)?)?$/i;
const WORDS = /^[a-z]{3,9}\.? \d{1,2},? \d{4}\b|^\d{1,2}[ -][a-z]{3,9}[ -]\d{4}\b/i;

/**
 * Reads the dates that exports carry: ISO with or without time and zone, American `11/21/2026 9:14 AM` (day first where the
 * first number cannot be a month), `Nov 21, 2026`, epoch seconds or milliseconds. Without a zone UTC is meant, so that one
 * file reads the same on every laptop.
 *
 * @returns Epoch milliseconds; null for what is no date between 2000 and 2100.
 */
export function parseDate(text: string): number | null {
  const at = readDate(text);
  return at !== null && at >= EARLIEST_AT && at < LATEST_AT ? at : null;
}

function readDate(text: string): number | null {
  if (/^\d{10}$/.test(text)) return Number(text) * 1_000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const iso = ISO.exec(text);
  if (iso !== null) return combine(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4]);
  const american = AMERICAN.exec(text);
  if (american !== null) {
    const [first, second, yearText] = [Number(american[1]), Number(american[2]), american[3] ?? ''];
    const year = yearText.length === 2 ? 2_000 + Number(yearText) : Number(yearText);
    return first > 12 ? combine(year, second, first, american[4]) : combine(year, first, second, american[4]);
  }
  if (!WORDS.test(text)) return null;
  const at = Date.parse(/(?:z|utc|gmt|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text} UTC`);
  return Number.isNaN(at) ? null : at;
}

function combine(year: number, month: number, day: number, time: string | undefined): number | null {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const timeOfDayMs = time === undefined || time.trim() === '' ? 0 : readTime(time.trim());
  return timeOfDayMs === null ? null : at + timeOfDayMs;
}

/** Milliseconds since midnight UTC. */
function readTime(text: string): number | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const half = match[5]?.toLowerCase();
  let hours = Number(match[1]);
  if (half === 'pm' && hours < 12) hours += 12;
  if (half === 'am' && hours === 12) hours = 0;
  const fractionMs = Math.floor(Number(`0.${match[4] ?? '0'}`) * 1_000);
  const ms = ((hours * 60 + Number(match[2])) * 60 + Number(match[3] ?? 0)) * 1_000 + fractionMs;
  return ms < DAY_MS ? ms - zoneOffsetMs(match[6]) : null;
}

function zoneOffsetMs(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
