import { SECOND_MS } from '../../../../shared/units.ts';
import { onTick } from '../../../state/clock.ts';
import { useLiveStore } from '../../../state/live-store.ts';
import { useRosterStore } from '../../../state/roster-store.ts';
import { useSchoolStore } from '../../../state/school-store.ts';
import { tileName } from './tile.tsx';

const REFRESH_MS = 5 * SECOND_MS;

/*
 * Spoken names tell how long trouble lasts ("down for 41 seconds") and so grow old without any change of state. Rendering
 * thousands of tiles for that would be waste: the attribute is written past React, for tiles in trouble that are drawn,
 * and at once for the tile that gets the focus.
 */

/** Keeps the names of drawn tiles in trouble current; returns its disposer. */
export function keepNamesCurrent(grid: () => HTMLElement | null): () => void {
  let refreshedAt = 0;
  return onTick((now) => {
    if (now - refreshedAt < REFRESH_MS) return;
    refreshedAt = now;
    const troubled =
      '[data-device]:is([data-state="down"], [data-state="flaky"], [data-state="slow"], [data-state="blocked"])';
    for (const tile of grid()?.querySelectorAll<HTMLElement>(troubled) ?? []) rename(tile, now);
  });
}

export function nameOnFocus(target: EventTarget): void {
  if (target instanceof HTMLElement && target.dataset.device !== undefined) rename(target, Date.now());
}

function rename(tile: HTMLElement, now: number): void {
  const deviceId = tile.dataset.device ?? '';
  const device = useRosterStore.getState().data?.devices.get(deviceId);
  if (device === undefined) return;
  const seat = useSchoolStore.getState().view?.seatNames.get(deviceId) ?? null;
  const live = useLiveStore.getState().data?.devices.get(deviceId);
  tile.setAttribute('aria-label', tileName(device, seat, live, now));
}
