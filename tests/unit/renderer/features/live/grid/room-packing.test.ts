import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CARD,
  type PackedCard,
  packRooms,
  type Shelf,
  shelvesHeight,
} from '../../../../../../renderer/features/live/grid/room-packing.ts';

const sizes = { minTileHeight: 28, maxTileHeight: 76, minTileWidth: 46 };
const arbitraryRooms = fc.array(
  fc.record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 10 }) }),
  {
    maxLength: 40,
  },
);
const arbitraryViewport = fc.record({
  width: fc.integer({ min: 700, max: 3_000 }),
  height: fc.integer({ min: 300, max: 2_000 }),
});

describe('packRooms', () => {
  it('gives every room exactly one card', () => {
    fc.assert(
      fc.property(arbitraryRooms, arbitraryViewport, (rooms, viewport) => {
        const indexes = packRooms(rooms, viewport, sizes).flatMap((shelf) => shelf.cards.map((card) => card.index));
        expect(indexes).toEqual(rooms.map((_, index) => index));
      }),
    );
  });

  it('keeps cards within the window and their shelf, and never lays one over another', () => {
    fc.assert(
      fc.property(arbitraryRooms, arbitraryViewport, (rooms, viewport) => {
        for (const shelf of packRooms(rooms, viewport, sizes)) {
          for (const card of shelf.cards) {
            expect(card.x + card.width).toBeLessThanOrEqual(viewport.width + 1);
            expect(card.y + card.height).toBeLessThanOrEqual(shelf.height + 1);
            for (const other of shelf.cards) if (other !== card) expect(overlap(card, other)).toBe(false);
          }
        }
      }),
    );
  });

  it('leaves each card room for all of its tiles', () => {
    fc.assert(
      fc.property(arbitraryRooms, arbitraryViewport, (rooms, viewport) => {
        for (const card of cards(packRooms(rooms, viewport, sizes))) {
          const { rows = 0, columns = 0 } = rooms[card.index] ?? {};
          const needed = CARD.headerHeight + CARD.padding + rows * card.tileHeight + (rows - 1) * CARD.tileGap;
          expect(card.height).toBeGreaterThanOrEqual(Math.floor(needed));
          expect(card.tileWidth * columns).toBeLessThanOrEqual(card.width);
          expect(card.tileHeight).toBeGreaterThanOrEqual(sizes.minTileHeight);
        }
      }),
    );
  });

  it('shows everything without scrolling when the smallest tiles allow it', () => {
    const demo = [room(7, 4), room(4, 3), room(6, 4), room(8, 4), room(6, 2)];
    const shelves = packRooms(demo, { width: 848, height: 552 }, sizes);
    expect(shelvesHeight(shelves)).toBeLessThanOrEqual(552);
  });

  it('makes tiles larger when the window grows', () => {
    const demo = [room(7, 4), room(4, 3), room(6, 4)];
    const small = cards(packRooms(demo, { width: 900, height: 500 }, sizes))[0];
    const large = cards(packRooms(demo, { width: 1_800, height: 1_000 }, sizes))[0];
    expect(large?.tileHeight).toBeGreaterThan(small?.tileHeight ?? 0);
  });

  it('stretches the tiles of a short room so that cards of one shelf end together', () => {
    const [shelf] = packRooms([room(7, 4), room(4, 3)], { width: 1_000, height: 250 }, sizes);
    const [tall, short] = shelf?.cards ?? [];
    expect(short?.tileHeight).toBeGreaterThan(tall?.tileHeight ?? 0);
    expect((short?.height ?? 0) / (tall?.height ?? 1)).toBeCloseTo(1, 1);
  });

  it('shrinks the tiles of a room that is wider than the window', () => {
    const [card] = cards(packRooms([room(20, 2)], { width: 700, height: 500 }, sizes));
    expect(card?.width).toBeLessThanOrEqual(700);
    expect(card?.tileWidth).toBeLessThan(sizes.minTileWidth);
  });
});

function room(columns: number, rows: number) {
  return { columns, rows };
}

function cards(shelves: readonly Shelf[]): readonly PackedCard[] {
  return shelves.flatMap((shelf) => shelf.cards);
}

function overlap(a: PackedCard, b: PackedCard): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
