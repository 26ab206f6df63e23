import type { SweepSchedule } from '../../shared/model/site.ts';

const DAYS_AHEAD = 7;

/**
 * When a schedule is next due, strictly after a moment; null: never, because it is off or names no time or day.
 *
 * On the laptop's own clock and calendar: 07:15 stays 07:15 on both sides of a change of the clocks. A time that such a
 * change leaves out comes an hour later, one that happens twice counts once.
 *
 * @param after  Epoch milliseconds.
 */
export function nextRunAt({ isOn, times, days }: SweepSchedule, after: number): number | null {
  if (!isOn) return null;
  const from = new Date(after);
  const candidates: number[] = [];
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + ahead);
    if (!days.includes(day.getDay())) continue;
    for (const time of times) candidates.push(atTime(day, time));
  }
  const due = candidates.filter((at) => at > after);
  return due.length === 0 ? null : Math.min(...due);
}

/** @param time  `07:15`, as the site's schema has it. */
function atTime(day: Date, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes).getTime();
}
