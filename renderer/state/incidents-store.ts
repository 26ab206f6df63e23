import { create } from 'zustand';
import type { IncidentId, IncidentPage } from '../../shared/model/incident.ts';

/** Parts of the incidents screen. */
export type IncidentsTab = 'list' | 'district' | 'day';

export interface IncidentsStore {
  readonly tab: IncidentsTab;
  /** The incident shown as a page; null: the tab itself. */
  readonly openId: IncidentId | null;
  /** Over everything that the person may see; null: not heard yet. */
  readonly counts: IncidentPage['counts'] | null;
  /** Grows whenever any incident or draft changed: what is on screen is asked for again. */
  readonly revision: number;
  showTab(tab: IncidentsTab): void;
  open(incidentId: IncidentId | null): void;
  changed(counts: IncidentPage['counts']): void;
}

/** What the incidents screen looks at. The incidents themselves are the main process's. */
export const useIncidentsStore = create<IncidentsStore>()((set) => ({
  tab: 'list',
  openId: null,
  counts: null,
  revision: 0,
  showTab: (tab) => set({ tab, openId: null }),
  open: (openId) => set({ openId }),
  changed: (counts) => set(({ revision }) => ({ counts, revision: revision + 1 })),
}));
