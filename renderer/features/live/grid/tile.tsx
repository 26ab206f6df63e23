import { memo } from 'react';
import type { DeviceLive } from '../../../../shared/model/live.ts';
import type { Device, SeatPosition } from '../../../../shared/model/roster.ts';
import { STATE_LETTERS, STATE_WORDS, spokenName } from '../../../../shared/model/wording.ts';
import { useDeviceLive } from '../../../state/live-store.ts';
import { StateShape } from '../../../ui/state-shape.tsx';
import classes from './tile.module.css';

interface TileProps {
  readonly device: Device;
  /** What the tile is called. */
  readonly seat: string | null;
  readonly position: SeatPosition;
  /** Whether Tab stops here; exactly one tile of the grid does. */
  readonly isTabStop: boolean;
  /** Left by the filters, or hidden but keeping its place. */
  readonly isHidden: boolean;
  /** Its panel is open. */
  readonly isOpen: boolean;
}

/**
 * One device in its seat. Listens to its own live state and to nothing else, since hundreds are mounted while somebody
 * scrolls; clicks and keys are heard by the grid.
 */
export const Tile = memo(function Tile({ device, seat, position, isTabStop, isHidden, isOpen }: TileProps) {
  const live = useDeviceLive(device.id);
  const place = { gridRow: position.row + 1, gridColumn: position.column + 1 };
  if (isHidden) return <span className={classes.hidden} style={place} />;
  return (
    <TileFace device={device} live={live} seat={seat} style={place} tabIndex={isTabStop ? 0 : -1} isOpen={isOpen} />
  );
});

interface TileFaceProps {
  readonly device: Device;
  readonly live: DeviceLive | undefined;
  readonly seat: string | null;
  readonly isOpen: boolean;
  readonly tabIndex?: number;
  readonly style?: { readonly gridRow: number; readonly gridColumn: number };
}

/** How a tile looks, from plain values; the gallery draws it too. */
export function TileFace({ device, live, seat, isOpen, tabIndex, style }: TileFaceProps) {
  const state = live?.state ?? 'unknown';
  return (
    <button
      type="button"
      className={classes.tile}
      data-device={device.id}
      data-state={state}
      data-stale={live?.isStale === true || undefined}
      data-spare={device.isSpare || undefined}
      aria-label={tileName(device, seat, live, Date.now())}
      aria-expanded={isOpen}
      tabIndex={tabIndex}
      style={style}
    >
      {state !== 'up' && <StateShape state={state} size={15} />}
      <span className={classes.seat}>{seat ?? device.label}</span>
      {state !== 'up' && state !== 'unknown' && (
        <span className={classes.letter} aria-hidden="true">
          {STATE_LETTERS[state]}
        </span>
      )}
      <span className={classes.second}>{state === 'up' ? device.label : STATE_WORDS[state]}</span>
    </button>
  );
}

const UNSEEN = { state: 'unknown', since: 0, isStale: false } as const;

export function tileName(device: Device, seat: string | null, live: DeviceLive | undefined, now: number): string {
  return spokenName(device, seat === device.label ? null : seat, live ?? UNSEEN, now);
}
