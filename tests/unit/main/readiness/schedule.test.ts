import { beforeEach, describe, expect, test } from 'vitest';
import { AlarmClock } from '../../../../main/readiness/alarm-clock.ts';
import { nextRunAt } from '../../../../main/readiness/schedule.ts';
import type { SweepSchedule } from '../../../../shared/model/site.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../shared/units.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const schedule = (over: Partial<SweepSchedule> = {}): SweepSchedule => ({
  isOn: true,
  times: ['07:15'],
  days: EVERY_DAY,
  ...over,
});
const local = (...parts: [number, number, number, number?, number?]) =>
  new Date(parts[0], parts[1], parts[2], parts[3] ?? 0, parts[4] ?? 0).getTime();

describe('nextRunAt', () => {
  test('is null when the schedule is off or names no time or no day', () => {
    expect(nextRunAt(schedule({ isOn: false }), 0)).toBeNull();
    expect(nextRunAt(schedule({ times: [] }), 0)).toBeNull();
    expect(nextRunAt(schedule({ days: [] }), 0)).toBeNull();
  });

  test('is the nearest of several times, whatever their order, and strictly later', () => {
    const times = schedule({ times: ['12:40', '07:15'] });
    expect(nextRunAt(times, local(2027, 2, 9, 6))).toBe(local(2027, 2, 9, 7, 15));
    expect(nextRunAt(times, local(2027, 2, 9, 7, 15))).toBe(local(2027, 2, 9, 12, 40));
    expect(nextRunAt(times, local(2027, 2, 9, 13))).toBe(local(2027, 2, 10, 7, 15));
  });

  test('passes over days that are not meant, up to a whole week', () => {
    const friday = local(2027, 2, 12, 8);
    expect(nextRunAt(schedule({ days: [1, 2, 3, 4, 5] }), friday)).toBe(local(2027, 2, 15, 7, 15));
    expect(nextRunAt(schedule({ days: [5] }), friday)).toBe(local(2027, 2, 19, 7, 15));
  });
});

describe('AlarmClock', () => {
  let clock: ManualClock;
  let plan: SweepSchedule;
  let rings: number[];
  let nexts: (number | null)[];
  let alarm: AlarmClock;
  beforeEach(() => {
    clock = new ManualClock(local(2027, 2, 9, 6));
    plan = schedule();
    rings = [];
    nexts = [];
    alarm = new AlarmClock({
      clock,
      schedule: () => plan,
      onDue: () => rings.push(clock.now()),
      onNextChanged: (nextAt) => nexts.push(nextAt),
    });
  });

  test('rings once at its time, every day', () => {
    clock.advance(2 * DAY_MS);
    expect(rings).toEqual([local(2027, 2, 9, 7, 15), local(2027, 2, 10, 7, 15)]);
    expect(nexts.at(-1)).toBe(local(2027, 2, 11, 7, 15));
  });

  test('follows a schedule that is changed or switched off', () => {
    plan = schedule({ times: ['06:05'] });
    alarm.scheduleChanged();
    clock.advance(10 * MINUTE_MS);
    plan = schedule({ isOn: false });
    alarm.scheduleChanged();
    clock.advance(DAY_MS);
    expect(rings).toEqual([local(2027, 2, 9, 6, 5)]);
    expect(nexts.at(-1)).toBeNull();
  });

  test('makes up once for what the laptop slept through, and not at all when it is too late', () => {
    plan = schedule({ times: ['07:15', '07:20'] });
    alarm.scheduleChanged();
    clock.sleep(2 * HOUR_MS);
    clock.advance(MINUTE_MS);
    expect(rings).toEqual([local(2027, 2, 9, 8, 0) + 20 * SECOND_MS]);
    clock.sleep(DAY_MS + 6 * HOUR_MS);
    clock.advance(MINUTE_MS);
    expect(rings).toHaveLength(1);
  });

  test('is silent once stopped', () => {
    alarm.stop();
    clock.advance(DAY_MS);
    expect(rings).toEqual([]);
  });
});
