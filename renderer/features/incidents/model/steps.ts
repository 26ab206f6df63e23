import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/units.ts';

const MOST_STEPS = 200;
const MOST_LETTERS = 2_000;
/** `9:41`, `09:41:`, `9:41 -`, with am or pm. */
const TIMED = /^(\d{1,2}):(\d{2})\s*(am|pm)?\s*[-–:.]?\s*(.*)$/i;

/**
 * Reads a step from each line, with its time where the line begins with one.
 *
 * @param onDayOf  Epoch milliseconds: the steps are of this day, by this laptop's clock.
 */
export function readSteps(text: string, onDayOf: number): IncidentContent['sequence'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_STEPS)
    .map((line) => readStep(line.slice(0, MOST_LETTERS), onDayOf));
}

function readStep(line: string, onDayOf: number): IncidentContent['sequence'][number] {
  const match = TIMED.exec(line);
  const [, hours = '', minutes = '', half, text = ''] = match ?? [];
  const hour = hourOf(Number(hours), half);
  if (match === null || hour === null || Number(minutes) > 59 || text === '') return { at: null, text: line };
  const midnight = new Date(onDayOf).setHours(0, 0, 0, 0);
  return { at: midnight + hour * HOUR_MS + Number(minutes) * MINUTE_MS, text };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}
