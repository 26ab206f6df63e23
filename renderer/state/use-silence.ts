import { SECOND_MS } from '../../shared/units.ts';
import { useIsPast } from './clock.ts';
import { useLiveStore } from './live-store.ts';

/** Pulses come every second; three missing ones are not an accident of timing. */
const SILENT_AFTER_MS = 3 * SECOND_MS;

/** True when the main process was heard once and has been silent for too long since. */
export function useIsSilent(): boolean {
  const heardAt = useLiveStore((store) => (store.heardAt === null ? null : store.heardAt + SILENT_AFTER_MS));
  return useIsPast(heardAt);
}
