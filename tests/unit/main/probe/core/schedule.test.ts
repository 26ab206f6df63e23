import { expect, it } from 'vitest';
import { nextTurnMs, offsetMs } from '../../../../../main/probe/core/schedule.ts';

it('schedule > gives a device the same turn in every period', () => {
  const first = nextTurnMs('CB-0417', 5_000, 0);
  const second = nextTurnMs('CB-0417', 5_000, first);
  expect(second - first).toBeGreaterThanOrEqual(4_980);
  expect(second - first).toBeLessThanOrEqual(5_020);
});

it('schedule > never gives a turn in the past or at once', () => {
  for (let afterMs = 0; afterMs < 12_000; afterMs += 7) {
    const turn = nextTurnMs('CB-0417', 1_000, afterMs);
    expect(turn).toBeGreaterThan(afterMs);
    expect(turn - afterMs).toBeLessThanOrEqual(1_040);
  }
});

it('schedule > spreads devices with neighbouring names evenly over the period', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let number = 0; number < 1_000; number += 1) {
    const tenth = Math.floor(offsetMs(`device-${number}`, 10));
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(Math.min(...tenths)).toBeGreaterThan(60);
  expect(Math.max(...tenths)).toBeLessThan(140);
});
