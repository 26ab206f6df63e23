import { InvalidArgumentError } from 'commander';

/** With or without a zone; without one it is the laptop's own time. */
const MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads `2026-11-20T08:00` or `2026-11-20` (midnight) as epoch milliseconds. */
export function parseMoment(text: string): number {
  const trimmed = text.trim();
  // A date alone would be read as UTC, unlike a date with a time.
  const at = MOMENT.test(trimmed)
    ? Date.parse(trimmed.length === 10 ? `${trimmed}T00:00` : trimmed.replace(' ', 'T'))
    : Number.NaN;
  if (Number.isNaN(at)) {
    throw new InvalidArgumentError('It takes a time such as 2026-11-20T08:00, or a date such as 2026-11-20.');
  }
  return at;
}
