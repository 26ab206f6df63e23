import { MINUTE_MS, SECOND_MS } from '../../../shared/units.ts';

/** Wrong PINs before the first wait. Ours: typing errors happen, guessing takes hundreds. */
export const FREE_TRIES = 5;
/** The first wait; every further wrong PIN doubles it. Ours. */
const FIRST_WAIT_MS = 30 * SECOND_MS;
/** About a hundred guesses a day from then on. Ours. */
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** How a person's latest tries went, as it is kept on disk. */
export interface PinTries {
  /** Since the last right PIN. */
  readonly wrong: number;
  /** When the wait began, epoch milliseconds. */
  readonly waitFrom: number | null;
  /** When the next try is allowed. Null with `waitFrom`: at once. */
  readonly waitUntil: number | null;
}

export const NO_TRIES: PinTries = { wrong: 0, waitFrom: null, waitUntil: null };

/** One more try, counted as wrong until it has proved right: ending the program in the middle of it spares nothing. */
export function oneMore(tries: PinTries, now: number): PinTries {
  const wrong = tries.wrong + 1;
  if (wrong < FREE_TRIES) return { wrong, waitFrom: null, waitUntil: null };
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** Math.min(wrong - FREE_TRIES, 20), LONGEST_WAIT_MS);
  return { wrong, waitFrom: now, waitUntil: now + waitMs };
}

/** Milliseconds until the next try; 0: now. */
export function waitLeft({ waitFrom, waitUntil }: PinTries, now: number): number {
  if (waitFrom === null || waitUntil === null) return 0;
  return Math.max(0, waitUntil - Math.max(now, waitFrom));
}

/** A clock that was set back neither ends a wait nor makes it last: it begins anew. */
export function afterClockChange(tries: PinTries, now: number): PinTries {
  const { wrong, waitFrom, waitUntil } = tries;
  if (waitFrom === null || waitUntil === null || now >= waitFrom) return tries;
  return { wrong, waitFrom: now, waitUntil: now + (waitUntil - waitFrom) };
}
