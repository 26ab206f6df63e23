import type { IncidentId } from '../../../../shared/model/incident.ts';

/** Where a key moves the mark; null for keys that are none of the list's business. @param at -1: nowhere yet. */
export function indexAfterKey(key: string, at: number, total: number, rowsPerPage: number): number | null {
  const last = total - 1;
  const within = (index: number) => Math.max(0, Math.min(last, index));
  if (total === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return at < 0 ? last : within(at - 1);
    case 'PageDown':
      return within(at + rowsPerPage);
    case 'PageUp':
      return within(at - rowsPerPage);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The selection with one more or one less. */
export function toggled(selected: ReadonlySet<IncidentId>, id: IncidentId): ReadonlySet<IncidentId> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
