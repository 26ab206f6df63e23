import { create } from 'zustand';
import type { IncidentId } from '../../../../shared/model/incident.ts';
import { type ListFilters, OPEN_BY_DUE } from '../model/list-query.ts';

export interface ListStore {
  readonly filters: ListFilters;
  readonly selected: ReadonlySet<IncidentId>;
  /** The row on which the keyboard is; null: none yet. */
  readonly activeId: IncidentId | null;
  setFilters(patch: Partial<ListFilters>): void;
  clearFilters(): void;
  select(selected: ReadonlySet<IncidentId>): void;
  activate(activeId: IncidentId | null): void;
}

/** What this window looks at in the list; it stays while a page or another screen is shown in between. */
export const useListStore = create<ListStore>()((set) => ({
  filters: OPEN_BY_DUE,
  selected: new Set(),
  activeId: null,
  // What is hidden by a filter is not selected either: nothing is exported unseen.
  setFilters: (patch) => set(({ filters }) => ({ filters: { ...filters, ...patch }, selected: new Set() })),
  clearFilters: () =>
    set(({ filters: { onlyOpen, sort } }) => ({ filters: { ...OPEN_BY_DUE, onlyOpen, sort }, selected: new Set() })),
  select: (selected) => set({ selected }),
  activate: (activeId) => set({ activeId }),
}));
