import { create } from 'zustand';
import type { CheckArea, CheckKey, CheckResult } from '../../../shared/model/readiness.ts';
import type { RoomId } from '../../../shared/model/roster.ts';

/** What the side panel shows. */
export type PanelView =
  | { readonly kind: 'room'; readonly roomId: RoomId; readonly area: CheckArea }
  | { readonly kind: 'school'; readonly area: CheckArea }
  | { readonly kind: 'people' }
  | { readonly kind: 'changes' }
  | { readonly kind: 'history' };

export interface BoardStore {
  /** Null: the panel is closed. */
  readonly view: PanelView | null;
  /** Checks that somebody asked for again, and when; see `useIsWaitedFor`. */
  readonly rechecking: { readonly keys: ReadonlySet<CheckKey>; readonly since: number };
  open(view: PanelView): void;
  close(): void;
}

export const NOTHING_WAITED_FOR: BoardStore['rechecking'] = { keys: new Set(), since: 0 };

/** What this window looks at on the board; it stays when another screen is shown in between. */
export const useBoardStore = create<BoardStore>()((set) => ({
  view: null,
  rechecking: NOTHING_WAITED_FOR,
  open: (view) => set({ view }),
  close: () => set({ view: null }),
}));

/** Whether somebody asked for this check again and it is not back yet. */
export function useIsWaitedFor({ key, endedAt }: Pick<CheckResult, 'key' | 'endedAt'>): boolean {
  return useBoardStore(({ rechecking }) => rechecking.keys.has(key) && endedAt < rechecking.since);
}
