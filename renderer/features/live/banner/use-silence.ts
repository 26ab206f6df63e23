import { useIsPast } from '../../../state/clock.ts';
import { useLiveStore } from '../../../state/live-store.ts';
import { SILENT_AFTER_MS } from './live-banner.ts';

/** True when the main process was heard once and has been silent for too long since. */
export function useIsSilent(): boolean {
  const heardAt = useLiveStore((store) => (store.heardAt === null ? null : store.heardAt + SILENT_AFTER_MS));
  return useIsPast(heardAt);
}
