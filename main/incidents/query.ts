import type { IncidentPage, IncidentQuery, IncidentRow } from '../../shared/model/incident.ts';
import { ENDED_STATES } from '../../shared/model/incident-moves.ts';
import { HOUR_MS } from '../../shared/units.ts';

/** A row with what a search looks through, in lower case. */
export interface Findable {
  readonly row: IncidentRow;
  readonly text: string;
  /** Of any of its duties, not only the most pressing one. */
  readonly isOverdue: boolean;
}

/** Our own: half a school day ahead. */
const SOON_MS = 4 * HOUR_MS;

/** One page of what the person may see. */
export function pageOf(seen: readonly Findable[], query: IncidentQuery, now: number): IncidentPage {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = seen.filter(({ row, text }) => fits(row, query) && words.every((word) => text.includes(word)));
  const sorted = hits.map(({ row }) => row).sort(query.sort === 'due' ? byDue : byNewest);
  return {
    rows: sorted.slice(query.offset, query.offset + query.limit),
    total: hits.length,
    counts: countsOf(seen, now),
  };
}

export function countsOf(seen: readonly Findable[], now: number): IncidentPage['counts'] {
  const count = (isCounted: (row: IncidentRow) => boolean) => seen.filter(({ row }) => isCounted(row)).length;
  return {
    drafts: count(({ state }) => state === 'draft'),
    open: count((row) => row.state !== 'draft' && isOpen(row)),
    pendingDistrict: count(({ state }) => state === 'pending-district'),
    overdue: seen.filter(({ isOverdue }) => isOverdue).length,
    dueSoon: count((row) => isDueSoon(row, now)),
  };
}

function isOpen({ state, isPurged }: IncidentRow): boolean {
  return !isPurged && !ENDED_STATES.has(state);
}

function isDueSoon({ nextDuty }: IncidentRow, now: number): boolean {
  if (nextDuty?.state === 'at-once') return true;
  return nextDuty?.state === 'due' && nextDuty.dueAt !== null && nextDuty.dueAt - now <= SOON_MS;
}

/** What was discarded is shown only to whoever asks for it. */
function fits(row: IncidentRow, { states, categories, from, to, onlyOpen }: IncidentQuery): boolean {
  return (
    (states.length === 0 ? row.state !== 'discarded' : states.includes(row.state)) &&
    (categories.length === 0 || (row.categoryCode !== null && categories.includes(row.categoryCode))) &&
    (from === null || row.occurredAt >= from) &&
    (to === null || row.occurredAt < to) &&
    (!onlyOpen || isOpen(row))
  );
}

/** What is to be done now, what is overdue, what has a time, what has none, what waits; then what asks for nothing. */
const PRESSING = ['at-once', 'overdue', 'due', 'waiting', 'done'] as const;

function byDue(one: IncidentRow, other: IncidentRow): number {
  return rank(one) - rank(other) || dueTime(one) - dueTime(other) || byNewest(one, other);
}

function rank({ nextDuty }: IncidentRow): number {
  return nextDuty === null ? PRESSING.length : PRESSING.indexOf(nextDuty.state);
}

/** Finite, since two infinities have no difference. */
function dueTime({ nextDuty }: IncidentRow): number {
  return nextDuty?.dueAt ?? Number.MAX_SAFE_INTEGER;
}

function byNewest(one: IncidentRow, other: IncidentRow): number {
  return other.occurredAt - one.occurredAt || other.updatedAt - one.updatedAt;
}
