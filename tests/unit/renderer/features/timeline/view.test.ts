import { describe, expect, test } from 'vitest';
import { chartTable } from '../../../../../renderer/features/timeline/chart-lines.ts';
import { noonOf, timeOfDay } from '../../../../../renderer/features/timeline/time-of-day.ts';
import {
  bandAt,
  bandWords,
  dayOf,
  panned,
  ticksOf,
  troubleRows,
  within,
  zoomed,
} from '../../../../../renderer/features/timeline/view.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../../shared/units.ts';

const DAY = dayOf(new Date(2026, 10, 20, 9).getTime());
const at = (hours: number) => DAY.from + hours * HOUR_MS;
const band = (from: number, to: number, down: number, troubled = 0) => ({
  from,
  to,
  devices: 12,
  down,
  troubled,
  unknown: 0,
});

describe('view', () => {
  test('zooms around the pointer and never leaves the day', () => {
    const view = zoomed({ from: at(8), to: at(12) }, DAY, 0.5, 0.25);
    expect(view).toEqual({ from: at(8.5), to: at(10.5) });
    expect(zoomed(DAY, DAY, 4)).toEqual(DAY);
    expect(panned({ from: at(0), to: at(4) }, DAY, -1)).toEqual({ from: at(0), to: at(4) });
  });

  test('shows two minutes at least', () => {
    const { from, to } = within({ from: at(8), to: at(8) + 1 }, DAY);
    expect(to - from).toBe(2 * MINUTE_MS);
  });

  test('puts labels of the axis on whole steps of the clock, not too close', () => {
    const ticks = ticksOf({ from: at(8) + 1, to: at(12) }, 800);
    expect(ticks[0]).toBe(at(8.5));
    expect(ticks.length).toBeLessThanOrEqual(800 / 84 + 1);
  });

  test('finds the band at a time, and none in a gap', () => {
    const bands = [band(at(8), at(9), 0), band(at(10), at(11), 3)];
    expect(bandAt(bands, at(10.5))?.down).toBe(3);
    expect(bandAt(bands, at(9.5))).toBeUndefined();
    expect(bandAt(bands, at(11))).toBeUndefined();
  });

  test('says a band in words', () => {
    expect(bandWords(band(0, 1, 0))).toBe('all 12 answer');
    expect(bandWords(band(0, 1, 11, 1))).toBe('11 of 12 down, 1 slow or flaky');
  });

  test('tells trouble as a table: neighbours are one row with the worst of them', () => {
    const bands = [band(at(8), at(9), 0), band(at(9), at(9.1), 1), band(at(9.1), at(9.2), 5), band(at(9.2), at(10), 0)];
    expect(troubleRows([{ roomName: 'Room 9', roomId: null, bands }])).toEqual([
      { roomName: 'Room 9', from: at(9), to: at(9.2), worst: '5 of 12 down' },
    ]);
  });
});

describe('times of day', () => {
  test('belong to the day that is shown', () => {
    expect(timeOfDay(DAY.from, '09:30')).toBe(at(9.5));
    expect(timeOfDay(DAY.from, 'noon')).toBeNull();
    expect(dayOf(noonOf('2026-11-20') ?? 0)).toEqual(DAY);
  });
});

describe('chartTable', () => {
  const point = (minute: number, rttAvgMs: number) => ({
    minuteAt: at(8) + minute * MINUTE_MS,
    rttAvgMs,
    rttMaxMs: rttAvgMs,
    lossRatio: 0.5,
  });

  test('puts all series on one axis and leaves open what is not known', () => {
    const { lines, latency, loss } = chartTable([
      { kind: 'room', name: 'Room 9', points: [point(0, 10), point(5, 20)] },
      { kind: 'path', name: 'Gateway', points: [point(0, 2)] },
      { kind: 'path', name: 'Never asked', points: [] },
    ]);
    expect(lines.map(({ name }) => name)).toEqual(['Room 9', 'Gateway']);
    expect(latency.slice(1)).toEqual([
      [10, null, 20],
      [2, null, null],
    ]);
    expect(loss[1]).toEqual([50, null, 50]);
  });
});
