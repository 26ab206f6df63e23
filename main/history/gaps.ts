import type { Stretch } from '../../shared/model/timeline.ts';
import { MINUTE_MS } from '../../shared/units.ts';

/**
 * Stretches of a span in which nothing was checked.
 *
 * @param minutes  Starts of the minutes with a check, ascending, within the span.
 * @param span  Ends at the present at the latest.
 * @param toleranceMs  Shorter stretches are none: the running minute is not on disk yet, and slow rounds leave minutes out.
 */
export function gapsBetween(minutes: readonly number[], span: Stretch, toleranceMs: number): Stretch[] {
  const gaps: Stretch[] = [];
  let knownUntil = span.from;
  for (const minuteAt of [...minutes, span.to]) {
    if (minuteAt - knownUntil > toleranceMs) gaps.push({ from: knownUntil, to: minuteAt });
    knownUntil = Math.max(knownUntil, minuteAt + MINUTE_MS);
  }
  return gaps;
}
