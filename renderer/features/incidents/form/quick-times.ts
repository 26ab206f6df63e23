import { MINUTE_MS } from '../../../../shared/units.ts';

/** A choice of the "When?" line. */
export interface QuickTime {
  readonly label: string;
  readonly at: number;
}

const MINUTES_AGO = [0, 5, 10, 15] as const;

/** "Now" and a few minutes back, counted from when the form was opened, so that a choice stays what it was while time goes on. */
export function quickTimes(begunAt: number): QuickTime[] {
  return MINUTES_AGO.map((minutes) => ({
    label: minutes === 0 ? 'Now' : `${minutes} min ago`,
    at: begunAt - minutes * MINUTE_MS,
  }));
}
