import { create } from 'zustand';
import type { DeviceLive, EngineStatus, LiveDelta, LiveSnapshot, Pulse, Transition } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { DeltaOutcome } from './follow-deltas.ts';
import { applyLiveDelta, fromLiveSnapshot, type LiveData } from './live-delta.ts';

export interface LiveStore {
  /** Null until the first snapshot. */
  readonly data: LiveData | null;
  readonly status: EngineStatus | null;
  /** When the main process was last heard, by this window's clock; null: never yet. */
  readonly heardAt: number | null;
  load(snapshot: LiveSnapshot): void;
  apply(delta: LiveDelta): DeltaOutcome;
  /** `gap` when the pulse tells of deltas that never came. */
  beat(pulse: Pulse, now: number): DeltaOutcome;
}

/** Live states, written only by what the main process sends. */
export const useLiveStore = create<LiveStore>()((set, get) => ({
  data: null,
  status: null,
  heardAt: null,
  load(snapshot) {
    set({ data: fromLiveSnapshot(snapshot), status: snapshot.status, heardAt: Date.now() });
  },
  apply(delta) {
    const { data } = get();
    if (data === null) return 'gap';
    const next = applyLiveDelta(data, delta);
    if (typeof next === 'string') return next;
    set({ data: next });
    return 'applied';
  },
  beat(pulse, now) {
    const { data } = get();
    set({ status: pulse.status, heardAt: now });
    if (data === null) return 'old';
    return pulse.epoch !== data.epoch || pulse.seq > data.seq ? 'gap' : 'applied';
  },
}));

const NO_TRANSITIONS: readonly Transition[] = [];

/** One device's live state; undefined before the first snapshot and for a device added a moment ago. */
export function useDeviceLive(deviceId: DeviceId): DeviceLive | undefined {
  return useLiveStore((store) => store.data?.devices.get(deviceId));
}

/** Newest last. */
export function useTransitions(): readonly Transition[] {
  return useLiveStore((store) => store.data?.transitions ?? NO_TRANSITIONS);
}
