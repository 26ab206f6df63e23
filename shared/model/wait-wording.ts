import { MINUTE_MS, SECOND_MS } from '../units.ts';

/** How long to wait, never too short: `1 second`, `90 seconds`, `3 minutes`. */
export function waitWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / SECOND_MS));
  if (ms < 2 * MINUTE_MS) return `${seconds} second${seconds === 1 ? '' : 's'}`;
  return `${Math.ceil(ms / MINUTE_MS)} minutes`;
}
