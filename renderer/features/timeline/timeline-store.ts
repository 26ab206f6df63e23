import { create } from 'zustand';
import type { HistoryScope, Stretch } from '../../../shared/model/timeline.ts';
import { dayOf } from './view.ts';

export type TimelineTab = 'timeline' | 'statistics' | 'exhibits';

export interface TimelineView {
  /** Local midnight to midnight. */
  readonly day: Stretch;
  /** What is seen of it; null: not chosen yet, the part with records. */
  readonly view: Stretch | null;
  readonly scope: HistoryScope;
  readonly tab: TimelineTab;
  readonly openMarkId: string | null;
}

/** What this window looks at in the history; kept while other screens are shown. */
export const useTimelineView = create<TimelineView>()(() => ({
  day: dayOf(Date.now()),
  view: null,
  scope: { kind: 'school' },
  tab: 'timeline',
  openMarkId: null,
}));

export function showDay(at: number): void {
  useTimelineView.setState({ day: dayOf(at), view: null, openMarkId: null });
}

export function showScope(scope: HistoryScope): void {
  useTimelineView.setState({ scope });
}
