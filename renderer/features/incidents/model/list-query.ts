import type { IncidentQuery } from '../../../../shared/model/incident.ts';
import { type CategoryCode, IncidentState } from '../../../../shared/model/incident-codes.ts';

/** Drafts have their own place above the list, and discarded ones never come back. */
export const LISTED_STATES: readonly IncidentState[] = IncidentState.options.filter(
  (state) => state !== 'draft' && state !== 'discarded',
);

/** What the list shows, as the person chose it. Empty sets and empty dates hide nothing. */
export interface ListFilters {
  readonly text: string;
  readonly onlyOpen: boolean;
  readonly states: ReadonlySet<IncidentState>;
  readonly categories: ReadonlySet<CategoryCode>;
  /** `2026-11-24`, as a date field has it; empty: open. Both days are included. */
  readonly from: string;
  readonly to: string;
  readonly sort: IncidentQuery['sort'];
}

export const OPEN_BY_DUE: ListFilters = {
  text: '',
  onlyOpen: true,
  states: new Set(),
  categories: new Set(),
  from: '',
  to: '',
  sort: 'due',
};

/** Whether anything but the order and open-or-all was chosen. */
export function isFiltered({ text, states, categories, from, to }: ListFilters): boolean {
  return text.trim() !== '' || states.size + categories.size > 0 || from !== '' || to !== '';
}

/** The question to the main process, without its page. Days are days of this laptop. */
export function queryOf(filters: ListFilters): Omit<IncidentQuery, 'offset' | 'limit'> {
  return {
    text: filters.text.trim().slice(0, 200),
    states: filters.states.size === 0 ? [...LISTED_STATES] : [...filters.states],
    categories: [...filters.categories],
    from: startOfDay(filters.from, 0),
    to: startOfDay(filters.to, 1),
    // Whoever asks for a state by name wants to see it, open or over.
    onlyOpen: filters.onlyOpen && filters.states.size === 0,
    sort: filters.sort,
  };
}

function startOfDay(field: string, daysLater: number): number | null {
  const [year, month, day] = field.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day + daysLater).getTime();
  return Number.isNaN(at) ? null : at;
}
