import { describe, expect, test } from 'vitest';
import type { Backup, BackupReason } from '../../../../main/backup/manifest.ts';
import { isDailyDue, outdated } from '../../../../main/backup/rotation.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';
import { aBackup } from '../../../helpers/backups.ts';

const POLICY = { keepDays: 14, keepWeeks: 8 };
/** A Sunday. */
const NOW = new Date(2026, 10, 22, 15).getTime();

function at(madeAt: number, reason: BackupReason = 'daily', bytes = 4_096): Backup {
  return aBackup({ madeAt, reason, bytes });
}

function keptOf(backups: readonly Backup[], now = NOW): number[] {
  const gone = new Set(outdated(backups, POLICY, now));
  return backups.filter((backup) => !gone.has(backup)).map(({ manifest }) => manifest.madeAt);
}

describe('outdated', () => {
  test('outdated > keeps the newest twelve of the last day when a day made more', () => {
    const backups = Array.from({ length: 20 }, (_, index) => at(NOW - index * 20 * MINUTE_MS));
    expect(keptOf(backups)).toEqual(backups.slice(0, 12).map(({ manifest }) => manifest.madeAt));
  });

  test('outdated > keeps the last backup of each day for fourteen days', () => {
    const mornings = Array.from({ length: 14 }, (_, day) => at(new Date(2026, 10, 22 - day, 8).getTime()));
    const evenings = Array.from({ length: 14 }, (_, day) => at(new Date(2026, 10, 22 - day, 14).getTime()));
    const kept = keptOf([...mornings, ...evenings]);
    expect(kept).toEqual(expect.arrayContaining(evenings.map(({ manifest }) => manifest.madeAt)));
    // This morning is within the last 24 hours; earlier mornings have served their time.
    expect(kept.filter((madeAt) => new Date(madeAt).getHours() === 8)).toEqual([new Date(2026, 10, 22, 8).getTime()]);
  });

  test('outdated > keeps one backup a week from Monday on for eight weeks', () => {
    const daily = Array.from({ length: 90 }, (_, day) => at(new Date(2026, 10, 22 - day, 14).getTime()));
    const older = keptOf(daily).filter((madeAt) => madeAt < NOW - 14 * DAY_MS);
    // Eight weeks with this one; the two newest lie within the days.
    expect(older).toHaveLength(6);
    expect(older.map((madeAt) => new Date(madeAt).getDay())).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('outdated > keeps the three newest when nobody opened the console for a year', () => {
    const backups = [1, 2, 3, 4].map((day) => at(NOW - 365 * DAY_MS - day * DAY_MS));
    expect(keptOf(backups)).toEqual(backups.slice(0, 3).map(({ manifest }) => manifest.madeAt));
  });

  test('outdated > keeps the newest one made before an upgrade, beside later ones of the same day', () => {
    const day = new Date(2026, 10, 1, 7).getTime();
    const upgrade = at(day, 'before-upgrade');
    const later = Array.from({ length: 5 }, (_, index) => at(day + (index + 1) * HOUR_MS));
    const recent = [1, 2, 3].map((hours) => at(NOW - hours * HOUR_MS));
    expect(keptOf([upgrade, ...later, ...recent])).toContain(day);
    expect(keptOf([at(day - DAY_MS, 'before-upgrade'), upgrade, ...later, ...recent])).not.toContain(day - DAY_MS);
  });

  test('outdated > lets the oldest go when a folder would hold more than 8 GiB, but never the newest three', () => {
    const big = [0, 1, 2, 3, 4].map((day) => at(NOW - day * DAY_MS, 'daily', 3 * 1024 ** 3));
    expect(keptOf(big)).toEqual(big.slice(0, 3).map(({ manifest }) => manifest.madeAt));
  });

  test('outdated > keeps a backup from the future when the clock was set back', () => {
    const future = at(NOW + 40 * DAY_MS);
    expect(keptOf([future, ...[1, 2, 3, 4].map((hours) => at(NOW - hours * HOUR_MS))])).toContain(NOW + 40 * DAY_MS);
  });
});

describe('isDailyDue', () => {
  test('isDailyDue > is true when the last backup is from yesterday evening', () => {
    expect(isDailyDue([new Date(2026, 10, 21, 23, 59).getTime()], NOW)).toBe(true);
  });

  test('isDailyDue > is false when one was made today', () => {
    expect(isDailyDue([new Date(2026, 10, 22, 0, 1).getTime()], NOW)).toBe(false);
  });

  test('isDailyDue > is true when all backups come from a future that the clock no longer knows', () => {
    expect(isDailyDue([NOW + DAY_MS, NOW + HOUR_MS], NOW)).toBe(true);
  });
});
