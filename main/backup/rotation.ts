import type { BackupSettings } from '../../shared/model/settings.ts';
import { DAY_MS } from '../../shared/units.ts';
import type { Backup } from './manifest.ts';

/** Ours: as many of the last 24 hours as a day of many sessions makes. */
const RECENT_COUNT = 12;
/** Ours: these stay whatever their size. */
const ALWAYS_KEPT = 3;
/** Ours: more than this in one folder, and the oldest go first. */
const MAX_FOLDER_BYTES = 8 * 1024 ** 3;
const WEEK_DAYS = 7;

export type KeepPolicy = Pick<BackupSettings, 'keepDays' | 'keepWeeks'>;

/**
 * Which backups of a folder have served their time. Kept are the newest twelve of the last 24 hours, then the newest of each day
 * for `keepDays`, then the newest of each week for `keepWeeks`, and the newest one made before an upgrade as long as weeks are
 * kept. The three newest stay in any case; beyond 8 GiB the oldest go first. All of this is ours, not a rule of anybody.
 *
 * @param backups  Of one key, in any order.
 * @param now  Epoch milliseconds. Backups that seem to be made later (the clock was set back) count as made now.
 */
export function outdated(backups: readonly Backup[], { keepDays, keepWeeks }: KeepPolicy, now: number): Backup[] {
  const newestFirst = backups.toSorted((a, b) => b.manifest.madeAt - a.manifest.madeAt);
  const ageOf = ({ manifest }: Backup) => now - manifest.madeAt;
  const kept = new Set<Backup>(newestFirst.slice(0, ALWAYS_KEPT));
  const keep = (some: readonly Backup[]) => {
    for (const backup of some) kept.add(backup);
  };
  keep(newestFirst.filter((backup) => ageOf(backup) < DAY_MS).slice(0, RECENT_COUNT));
  keep(firstOfEach(newestFirst, dayOf, keepDays, now));
  keep(firstOfEach(newestFirst, weekOf, keepWeeks, now));
  const upgrade = newestFirst.find(({ manifest }) => manifest.reason === 'before-upgrade');
  if (upgrade !== undefined && ageOf(upgrade) < keepWeeks * WEEK_DAYS * DAY_MS) kept.add(upgrade);

  let bytes = 0;
  return newestFirst.filter((backup, index) => {
    if (!kept.has(backup)) return true;
    bytes += backup.manifest.bytes;
    return index >= ALWAYS_KEPT && bytes > MAX_FOLDER_BYTES;
  });
}

/** The newest of each of the latest `count` days or weeks, the present one included. */
function firstOfEach(
  newestFirst: readonly Backup[],
  numberOf: (at: number) => number,
  count: number,
  now: number,
): Backup[] {
  const present = numberOf(now);
  const firsts = new Map<number, Backup>();
  for (const backup of newestFirst) {
    const number = Math.min(numberOf(backup.manifest.madeAt), present);
    if (number > present - count && !firsts.has(number)) firsts.set(number, backup);
  }
  return [...firsts.values()];
}

/** Counts calendar days of this laptop, so that a day with a change of the clocks is one day. */
function dayOf(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS);
}

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
function weekOf(at: number): number {
  return Math.floor((dayOf(at) + 3) / WEEK_DAYS);
}

/** True when no backup was made since midnight on this laptop's clock. A clock that was set back must not put it off for days. */
export function isDailyDue(madeAts: readonly number[], now: number): boolean {
  return !madeAts.some((madeAt) => madeAt <= now && dayOf(madeAt) === dayOf(now));
}
