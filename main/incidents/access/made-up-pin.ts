import { randomInt } from 'node:crypto';
import { isWeakPin } from './weak-pin.ts';

const DIGITS = 6;

/** Six random digits that are not among those that are guessed first. */
export function madeUpPin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    if (!isWeakPin(pin)) return pin;
  }
}
