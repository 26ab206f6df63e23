import type { DeviceId } from '../../../../shared/model/roster.ts';
import type { RoomView } from '../../../state/school.ts';
import { CARD, type Shelf } from './room-packing.ts';

/** Where a tile's centre is within the whole grid, in CSS pixels. */
export interface TileSpot {
  readonly deviceId: DeviceId;
  readonly roomIndex: number;
  readonly shelfIndex: number;
  readonly x: number;
  readonly y: number;
}

export type Move = 'left' | 'right' | 'up' | 'down' | 'roomStart' | 'roomEnd' | 'first' | 'last';

/** All tiles that can be moved to, in reading order of rooms and seats. `visible` null: all. */
export function tileSpots(
  shelves: readonly Shelf[],
  rooms: readonly RoomView[],
  visible: ReadonlySet<DeviceId> | null,
): readonly TileSpot[] {
  const spots: TileSpot[] = [];
  let top = 0;
  for (const [shelfIndex, shelf] of shelves.entries()) {
    for (const card of shelf.cards) {
      for (const { deviceId, position } of rooms[card.index]?.layout.seats ?? []) {
        if (visible !== null && !visible.has(deviceId)) continue;
        spots.push({
          deviceId,
          roomIndex: card.index,
          shelfIndex,
          x: card.x + CARD.padding + (position.column + 0.5) * (card.tileWidth + CARD.tileGap),
          y: top + card.y + CARD.headerHeight + (position.row + 0.5) * (card.tileHeight + CARD.tileGap),
        });
      }
    }
    top += shelf.height + CARD.gap;
  }
  return spots;
}

/** Sideways, a step up or down costs this much more than a step along, so that a row is left only at its room's edge. */
const SIDEWAYS_COST = 4;
const UPDOWN_COST = 2;
/** Sideways never leaves its own band of tiles by more than this. */
const BAND_PX = 48;

/**
 * The tile to go to from `from`, across rooms; `from` itself where there is none that way. Unknown devices start at the
 * first tile. Undefined for an empty grid.
 */
export function moveFrom(spots: readonly TileSpot[], from: DeviceId | null, move: Move): TileSpot | undefined {
  const current = spots.find((spot) => spot.deviceId === from);
  if (current === undefined || move === 'first') return spots[0];
  const own = spots.filter((spot) => spot.roomIndex === current.roomIndex);
  switch (move) {
    case 'last':
      return spots.at(-1);
    case 'roomStart':
      return own[0];
    case 'roomEnd':
      return own.at(-1);
    case 'left':
    case 'right':
      return nearestSideways(spots, current, move === 'right' ? 1 : -1) ?? current;
    case 'up':
    case 'down':
      return (
        nearest(spots, current, (spot) => {
          const ahead = (spot.y - current.y) * (move === 'down' ? 1 : -1);
          return ahead > 1 ? ahead + UPDOWN_COST * Math.abs(spot.x - current.x) : null;
        }) ?? current
      );
  }
}

function nearestSideways(spots: readonly TileSpot[], current: TileSpot, sign: 1 | -1): TileSpot | undefined {
  return nearest(spots, current, (spot) => {
    const ahead = (spot.x - current.x) * sign;
    const aside = Math.abs(spot.y - current.y);
    if (ahead <= 1 || aside > BAND_PX) return null;
    const isOwnRow = spot.roomIndex === current.roomIndex && aside < 1;
    return ahead + (isOwnRow ? 0 : SIDEWAYS_COST * aside + 1);
  });
}

function nearest(
  spots: readonly TileSpot[],
  current: TileSpot,
  cost: (spot: TileSpot) => number | null,
): TileSpot | undefined {
  let best: TileSpot | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    if (spot === current) continue;
    const price = cost(spot);
    if (price === null || price >= bestCost) continue;
    best = spot;
    bestCost = price;
  }
  return best;
}
