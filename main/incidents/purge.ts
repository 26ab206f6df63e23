import type { PurgeItem } from '../../shared/model/incident-view.ts';
import type { Clocks } from './clocks.ts';
import type { IncidentSummary } from './summary.ts';

/**
 * What may be erased now: closed, past its keep-until date, not on hold, not erased yet. The longest overdue first. Whether it is
 * erased, a person decides.
 */
export function purgeable(
  summaries: Iterable<IncidentSummary>,
  clocks: Pick<Clocks, 'keepUntil'>,
  now: number,
): PurgeItem[] {
  const items: PurgeItem[] = [];
  for (const { id, number, facts, closedAt, programId, isOnHold, isPurged } of summaries) {
    if (closedAt === null || isOnHold || isPurged) continue;
    const keepUntil = clocks.keepUntil(programId, closedAt).at;
    if (keepUntil > now) continue;
    items.push({ id, number, categoryCode: facts.categoryCode, occurredAt: facts.occurredAt, closedAt, keepUntil });
  }
  return items.sort((a, b) => a.keepUntil - b.keepUntil);
}
