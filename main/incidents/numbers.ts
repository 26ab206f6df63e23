import type { RandomInt } from './students.ts';

/** Without letters and digits that are mistaken for each other (0 and O, 1 and I). */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const SHORTEST = 4;
const LONGEST = 8;
const TRIES_EACH = 20;

/**
 * A number that was never used, such as `INC-2026-7F3K`: random, so that it tells neither how many there were nor in which order.
 *
 * @param isUsed  Also of drafts that were discarded.
 */
export function newNumber(year: number, isUsed: (number: string) => boolean, randomInt: RandomInt): string {
  for (let length = SHORTEST; length <= LONGEST; length += 1) {
    for (let tried = 0; tried < TRIES_EACH; tried += 1) {
      const word = Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      const number = `INC-${year}-${word}`;
      if (!isUsed(number)) return number;
    }
  }
  throw new Error('No free incident number was found: the random source repeats itself');
}
