/** What the packing needs to know of a room. */
export interface PackedRoom {
  readonly columns: number;
  readonly rows: number;
}

/** A card's place and the size of its tiles, all in CSS pixels; `x` and `y` within its shelf. */
export interface PackedCard {
  /** Index into the rooms that were packed. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** Cards beside each other; what the virtualiser scrolls by. */
export interface Shelf {
  readonly height: number;
  readonly cards: readonly PackedCard[];
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** Sizes in CSS pixels. Tiles are tried from `maxTileHeight` down to `minTileHeight` until everything fits the viewport. */
export interface PackingSizes {
  readonly minTileHeight: number;
  readonly maxTileHeight: number;
  readonly minTileWidth: number;
}

/** Card furniture, kept in step with `room-card.module.css`. */
export const CARD = { padding: 12, headerHeight: 54, gap: 12, tileGap: 5, minWidth: 216 } as const;

/** Tiles are this much wider than high, before they stretch to fill their shelf. */
const TILE_ASPECT = 1.3;
/** How far tiles may stretch sideways and downwards so that cards of a shelf end together. */
const MAX_STRETCH = 1.6;
const STEP = 2;

/**
 * Arranges room cards on shelves, in order, without dead space: tiles are as large as fit the viewport, stretch sideways to
 * fill the shelf and downwards so that cards of unequal rows end together, and short cards stand on top of each other.
 * It depends on the roster and the window only, never on live states, so nothing moves while people watch.
 */
export function packRooms(rooms: readonly PackedRoom[], viewport: Viewport, sizes: PackingSizes): readonly Shelf[] {
  for (let height = sizes.maxTileHeight; height > sizes.minTileHeight; height -= STEP) {
    const shelves = packAt(rooms, viewport.width, height, sizes);
    if (shelves !== null && shelvesHeight(shelves) <= viewport.height) return shelves;
  }
  return packAt(rooms, viewport.width, sizes.minTileHeight, sizes, true) ?? [];
}

export function shelvesHeight(shelves: readonly Shelf[]): number {
  return shelves.reduce((sum, shelf) => sum + shelf.height, Math.max(0, shelves.length - 1) * CARD.gap);
}

/** Cards that stand on top of each other; as wide as the widest. */
interface Stack {
  columns: number;
  readonly members: { readonly index: number; readonly room: PackedRoom }[];
}

/** Null when a room does not fit the width at this tile size, unless it is forced to. */
function packAt(
  rooms: readonly PackedRoom[],
  width: number,
  tileHeight: number,
  sizes: PackingSizes,
  isForced = false,
): readonly Shelf[] | null {
  const tileWidth = Math.max(sizes.minTileWidth, Math.round(tileHeight * TILE_ASPECT));
  const shelves: Shelf[] = [];
  let stacks: Stack[] = [];
  for (const [index, room] of rooms.entries()) {
    const natural = cardWidth(room.columns, tileWidth);
    if (natural > width && !isForced) return null;
    if (standOn(stacks.at(-1), stacks, room, index, tileHeight)) continue;
    const taken = stacks.reduce((sum, stack) => sum + cardWidth(stack.columns, tileWidth) + CARD.gap, 0);
    if (stacks.length > 0 && taken + natural > width) {
      shelves.push(closeShelf(stacks, width, tileWidth, tileHeight));
      stacks = [];
    }
    stacks.push({ columns: room.columns, members: [{ index, room }] });
  }
  if (stacks.length > 0) shelves.push(closeShelf(stacks, width, tileWidth, tileHeight));
  return shelves;
}

/** Puts a short room on the last stack when that does not make the shelf higher. */
function standOn(
  last: Stack | undefined,
  stacks: readonly Stack[],
  room: PackedRoom,
  index: number,
  tileHeight: number,
): boolean {
  if (last === undefined || room.columns > last.columns) return false;
  const limit = Math.max(...stacks.map((stack) => stackHeight(stack, tileHeight)));
  if (stackHeight(last, tileHeight) + CARD.gap + cardHeight(room.rows, tileHeight) > limit) return false;
  last.members.push({ index, room });
  return true;
}

function closeShelf(stacks: readonly Stack[], width: number, tileWidth: number, tileHeight: number): Shelf {
  const height = Math.max(...stacks.map((stack) => stackHeight(stack, tileHeight)));
  const naturals = stacks.map((stack) => cardWidth(stack.columns, tileWidth));
  const free = width - sum(naturals) - (stacks.length - 1) * CARD.gap;
  const columns = sum(stacks.map((stack) => stack.columns));
  // Negative where one room is wider than the window: its tiles shrink.
  const share = Math.min(free / columns, tileWidth * (MAX_STRETCH - 1));
  let x = 0;
  const cards = stacks.flatMap((stack, position) => {
    const stackWidth = Math.floor((naturals[position] ?? 0) + share * stack.columns);
    const placed = placeStack(stack, x, stackWidth, height, tileHeight);
    x += stackWidth + CARD.gap;
    return placed;
  });
  return { height, cards };
}

function placeStack(
  stack: Stack,
  x: number,
  width: number,
  shelfHeight: number,
  tileHeight: number,
): readonly PackedCard[] {
  const furniture = sum(stack.members.map(({ room }) => cardHeight(room.rows, 0)));
  const rows = sum(stack.members.map(({ room }) => room.rows));
  const room = shelfHeight - furniture - (stack.members.length - 1) * CARD.gap;
  const stretched = Math.max(tileHeight, Math.min(room / rows, tileHeight * MAX_STRETCH));
  let y = 0;
  return stack.members.map(({ index, room: { columns, rows: ownRows } }, position) => {
    const isLast = position === stack.members.length - 1;
    const natural = Math.floor(cardHeight(ownRows, stretched));
    const height = isLast && shelfHeight - y - natural < natural ? shelfHeight - y : natural;
    const card = {
      index,
      x,
      y,
      width,
      height,
      tileWidth: (width - 2 * CARD.padding - (columns - 1) * CARD.tileGap) / columns,
      tileHeight: stretched,
    };
    y += height + CARD.gap;
    return card;
  });
}

function cardWidth(columns: number, tileWidth: number): number {
  return Math.max(CARD.minWidth, columns * tileWidth + (columns - 1) * CARD.tileGap + 2 * CARD.padding);
}

function cardHeight(rows: number, tileHeight: number): number {
  return CARD.headerHeight + CARD.padding + rows * tileHeight + (rows - 1) * CARD.tileGap;
}

function stackHeight(stack: Stack, tileHeight: number): number {
  return (
    sum(stack.members.map(({ room }) => cardHeight(room.rows, tileHeight))) + (stack.members.length - 1) * CARD.gap
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
