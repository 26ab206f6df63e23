import { expect, test } from 'vitest';
import { batteryNotice, type PowerReading } from '../../../../main/laptop/battery.ts';
import { watchBattery } from '../../../../main/laptop/watch-battery.ts';
import type { AppNotice } from '../../../../shared/contract/app.ts';
import { MINUTE_MS } from '../../../../shared/units.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';

const reading = (percent: number, over: Partial<PowerReading> = {}): PowerReading => ({
  hasBattery: true,
  percent,
  isOnMains: false,
  ...over,
});

test.each([
  ['is low and unplugged', reading(18), true],
  ['is low but plugged in', reading(18, { isOnMains: true }), false],
  ['is well charged', reading(80), false],
  ['is not there', reading(0, { hasBattery: false }), false],
])('batteryNotice > warns only when the battery %s', (_when, given, warns) => {
  expect(batteryNotice(given, false) !== null).toBe(warns);
});

test('batteryNotice > does not flicker at the limit', () => {
  expect(batteryNotice(reading(26), true)).toBeNull();
  expect(batteryNotice(reading(31), true)?.isCleared).toBe(true);
});

test('watchBattery > warns once, and takes it back when the laptop is plugged in', async () => {
  const clock = new ManualClock();
  const said: AppNotice[] = [];
  let now = reading(20);
  const end = watchBattery(
    clock,
    async () => now,
    (notice) => said.push(notice),
  );
  const aWhile = async () => {
    clock.advance(2 * MINUTE_MS);
    await Promise.resolve();
    await Promise.resolve();
  };
  await aWhile();
  await aWhile();
  expect(said.map((notice) => notice.isCleared)).toEqual([false]);
  now = reading(21, { isOnMains: true });
  await aWhile();
  expect(said.map((notice) => notice.isCleared)).toEqual([false, true]);
  end();
});

test('watchBattery > says nothing where the system does not tell', async () => {
  const clock = new ManualClock();
  const said: AppNotice[] = [];
  let asked = 0;
  const read = () => {
    asked += 1;
    return Promise.reject(new Error('no such command'));
  };
  watchBattery(clock, read, (notice) => said.push(notice));
  clock.advance(2 * MINUTE_MS);
  await Promise.resolve();
  expect(asked).toBeGreaterThan(0);
  expect(said).toEqual([]);
});
