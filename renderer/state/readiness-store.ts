import { create } from 'zustand';
import type { Confirmation, ReadinessDelta, ReadinessSnapshot } from '../../shared/model/readiness.ts';
import type { DeltaOutcome } from './follow-deltas.ts';
import { applyReadinessDelta, fromReadinessSnapshot, type ReadinessData } from './readiness-delta.ts';

export interface ReadinessStore {
  /** Null until the first snapshot. */
  readonly data: ReadinessData | null;
  load(snapshot: ReadinessSnapshot): void;
  apply(delta: ReadinessDelta): DeltaOutcome;
}

/** The readiness board, written only by what the main process sends. */
export const useReadinessStore = create<ReadinessStore>()((set, get) => ({
  data: null,
  load(snapshot) {
    set({ data: fromReadinessSnapshot(snapshot) });
  },
  apply(delta) {
    const { data } = get();
    if (data === null) return 'gap';
    const next = applyReadinessDelta(data, delta);
    if (typeof next === 'string') return next;
    set({ data: next });
    return 'applied';
  },
}));

const NO_CONFIRMATIONS: readonly Confirmation[] = [];

/** What people said about their items, oldest and newest alike. */
export function useConfirmations(): readonly Confirmation[] {
  return useReadinessStore((store) => store.data?.confirmations ?? NO_CONFIRMATIONS);
}
