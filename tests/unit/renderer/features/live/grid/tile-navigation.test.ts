import { describe, expect, it } from 'vitest';
import { gridAction } from '../../../../../../renderer/features/live/grid/grid-keys.ts';
import { packRooms } from '../../../../../../renderer/features/live/grid/room-packing.ts';
import { type Move, moveFrom, tileSpots } from '../../../../../../renderer/features/live/grid/tile-navigation.ts';
import { fromRosterSnapshot } from '../../../../../../renderer/state/roster-delta.ts';
import { arrangeSchool } from '../../../../../../renderer/state/school.ts';
import { fakeSchool } from '../../../../../helpers/fake-school.ts';

const school = fakeSchool('demo', 'good', 0);
const view = arrangeSchool(fromRosterSnapshot({ revision: 1, rooms: [...school.rooms], devices: [...school.devices] }));
const sizes = { minTileHeight: 28, maxTileHeight: 76, minTileWidth: 46 };
const shelves = packRooms(
  view.rooms.map((room) => room.layout),
  { width: 848, height: 552 },
  sizes,
);
const spots = tileSpots(shelves, view.rooms, null);

function go(from: string, ...moves: readonly Move[]): string | undefined {
  return moves.reduce<string | undefined>((at, move) => moveFrom(spots, at ?? null, move)?.deviceId, from);
}

describe('moveFrom', () => {
  it('steps along a row and down a column within a room', () => {
    expect(go('d1-1', 'right')).toBe('d1-2');
    expect(go('d1-1', 'down')).toBe('d1-8');
    expect(go('d1-9', 'left')).toBe('d1-8');
    expect(go('d1-9', 'up')).toBe('d1-2');
  });

  it('goes on into the room beside it at the end of a row', () => {
    expect(go('d1-7', 'right')).toBe('d2-1');
    expect(go('d2-1', 'left')).toBe('d1-7');
  });

  it('goes on into the room below it at the last row', () => {
    expect(go('d1-22', 'down')).toBe('d3-1');
    expect(go('d3-1', 'up')).toBe('d1-22');
  });

  it('stays where it is at the edge of the school', () => {
    expect(go('d1-1', 'left')).toBe('d1-1');
    expect(go('d1-1', 'up')).toBe('d1-1');
  });

  it('jumps to the ends of the room and of the school', () => {
    expect(go('d1-9', 'roomStart')).toBe('d1-1');
    expect(go('d1-9', 'roomEnd')).toBe('d1-28');
    expect(go('d3-9', 'first')).toBe('d1-1');
    expect(go('d3-9', 'last')).toBe('d5-12');
  });

  it('starts at the first seat when the device is not in the grid', () => {
    expect(go('gone', 'right')).toBe('d1-1');
  });

  it('skips seats that the filters hide', () => {
    const left = tileSpots(shelves, view.rooms, new Set(['d1-1', 'd1-5', 'd2-3']));
    expect(moveFrom(left, 'd1-1', 'right')?.deviceId).toBe('d1-5');
    expect(left).toHaveLength(3);
  });

  it('reaches every seat of the school with the arrows alone', () => {
    const reached = new Set(['d1-1']);
    const queue = ['d1-1'];
    for (const from of queue) {
      for (const move of ['left', 'right', 'up', 'down'] as const) {
        const to = go(from, move);
        if (to === undefined || reached.has(to)) continue;
        reached.add(to);
        queue.push(to);
      }
    }
    expect(reached.size).toBe(spots.length);
  });
});

describe('gridAction', () => {
  const key = (name: string, ctrlKey = false) => gridAction({ key: name, ctrlKey, metaKey: false, altKey: false });

  it('opens with Enter, checks with Space, moves with the arrows', () => {
    expect(key('Enter')).toEqual({ kind: 'open' });
    expect(key(' ')).toEqual({ kind: 'check' });
    expect(key('ArrowDown')).toEqual({ kind: 'move', move: 'down' });
    expect(key('End', true)).toEqual({ kind: 'move', move: 'last' });
  });

  it('leaves shortcuts with Ctrl and letters to others', () => {
    expect(key('k', true)).toBeNull();
    expect(key('ArrowLeft', true)).toBeNull();
    expect(key('a')).toBeNull();
  });
});
