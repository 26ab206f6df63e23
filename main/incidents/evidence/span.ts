import type { IncidentEvidence } from '../../../shared/model/incident-evidence.ts';
import type { TimeSpan } from '../../../shared/model/timeline.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/units.ts';

/** Our own: long enough to see what came before and whether it passed, short enough to be read in a glance. */
const AROUND_MS = 15 * MINUTE_MS;
/** Our own: a further exhibit covers the newest hours at most, so that one incident never holds days of minutes. */
const FURTHER_MS = 4 * HOUR_MS;
/** An exhibit of no time at all is none. */
const LEAST_MS = MINUTE_MS;

/**
 * What an exhibit covers: from a quarter of an hour before the incident to a quarter of an hour after it, as far as that has been;
 * a further exhibit goes on where the one before ended.
 *
 * @param previous  The newest exhibit that is kept already; null: this is the first.
 */
export function evidenceSpan(occurredAt: number, now: number, previous: IncidentEvidence | null): TimeSpan {
  if (previous === null) {
    const from = occurredAt - AROUND_MS;
    return { from, to: Math.max(from + LEAST_MS, Math.min(now, occurredAt + AROUND_MS)) };
  }
  const from = Math.max(previous.account.span.to, now - FURTHER_MS);
  return { from, to: Math.max(from + LEAST_MS, now) };
}
