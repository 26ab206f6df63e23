import { create } from 'zustand';
import { SECOND_MS } from '../../shared/units.ts';

/** The window's clock, once a second; one timer for everybody. */
const useClockStore = create<{ readonly now: number }>()(() => ({ now: Date.now() }));

/** Starts the one timer; returns its disposer. */
export function startClock(): () => void {
  const timer = setInterval(() => useClockStore.setState({ now: Date.now() }), SECOND_MS);
  return () => clearInterval(timer);
}

/** Epoch milliseconds, new once a second: renders its component every second, so keep that component small. */
export function useNow(): number {
  return useClockStore((clock) => clock.now);
}

/** Whether a moment has gone by; renders its component only when that changes. Null: never. */
export function useIsPast(moment: number | null): boolean {
  return useClockStore((clock) => moment !== null && clock.now > moment);
}

/** The same for code outside of components. */
export function onTick(listener: (now: number) => void): () => void {
  return useClockStore.subscribe((clock) => listener(clock.now));
}
