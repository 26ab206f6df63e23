import { describe, expect, it } from 'vitest';
import {
  afterClockChange,
  FREE_TRIES,
  NO_TRIES,
  oneMore,
  type PinTries,
  waitLeft,
} from '../../../../../main/incidents/access/tries.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../../shared/units.ts';

const NOON = 1_764_000_000_000;

/** After so many wrong tries, one right after the other, each as soon as it is allowed. */
function afterWrong(count: number): PinTries {
  let tries = NO_TRIES;
  let now = NOON;
  for (let index = 0; index < count; index += 1) {
    now += waitLeft(tries, now);
    tries = oneMore(tries, now);
  }
  return tries;
}

const waitOf = (tries: PinTries) => waitLeft(tries, tries.waitFrom ?? NOON);

describe('tries', () => {
  it('asks for no wait before the fifth wrong PIN', () => {
    expect(waitOf(afterWrong(FREE_TRIES - 1))).toBe(0);
  });

  it('doubles the wait with every further wrong PIN, up to a quarter of an hour', () => {
    const waits = [5, 6, 7, 8, 9, 10, 11, 60].map((count) => waitOf(afterWrong(count)) / SECOND_MS);
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('counts the wait down', () => {
    const tries = afterWrong(7);
    expect(waitLeft(tries, (tries.waitFrom ?? 0) + MINUTE_MS)).toBe(MINUTE_MS);
    expect(waitLeft(tries, (tries.waitUntil ?? 0) + 1)).toBe(0);
  });

  it('does not end a wait when the clock is set back, and does not make it last until the clock has caught up', () => {
    const tries = afterWrong(5);
    const lastYear = NOON - 365 * 24 * 60 * MINUTE_MS;
    const moved = afterClockChange(tries, lastYear);
    expect(waitLeft(moved, lastYear)).toBe(30 * SECOND_MS);
    expect(waitLeft(moved, lastYear + 30 * SECOND_MS)).toBe(0);
  });

  it('leaves tries alone when the clock goes on', () => {
    const tries = afterWrong(5);
    expect(afterClockChange(tries, NOON + MINUTE_MS)).toBe(tries);
  });
});
