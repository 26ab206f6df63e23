import { describe, expect, it } from 'vitest';
import { describeDrop, describeTarget } from '../../../../../../renderer/features/roster/rooms/drag-words.ts';
import {
  type Direction,
  type DropTarget,
  nextTarget,
  targetFrom,
  targetId,
} from '../../../../../../renderer/features/roster/rooms/drop-targets.ts';
import { planRoom } from '../../../../../../renderer/features/roster/rooms/seat-plan.ts';
import { aDevice, aRoom } from '../../../../../helpers/builders.ts';

const MAP = { columns: 3, rows: 2, roomIds: ['r1', 'r2', 'r3'], roomId: 'r2' };
const seat = (row: number, column: number): DropTarget => ({ kind: 'seat', position: { row, column } });
const room = (roomId: string): DropTarget => ({ kind: 'room', roomId });
const TRAY: DropTarget = { kind: 'tray' };

describe('nextTarget', () => {
  it.each([
    ['moves within the grid', seat(0, 0), 'right', seat(0, 1)],
    ['stops at the right edge', seat(0, 2), 'right', seat(0, 2)],
    ['stops at the top', seat(0, 1), 'up', seat(0, 1)],
    ['leaves the grid to the list of rooms', seat(1, 0), 'left', room('r2')],
    ['leaves the grid to the tray', seat(1, 2), 'down', TRAY],
    ['goes through the rooms', room('r2'), 'down', room('r3')],
    ['stops at the last room', room('r3'), 'down', room('r3')],
    ['comes back from the rooms', room('r1'), 'right', seat(0, 0)],
    ['comes back from the tray', TRAY, 'up', seat(1, 0)],
  ] satisfies [string, DropTarget, Direction, DropTarget][])('%s', (_what, from, direction, to) => {
    expect(nextTarget(from, direction, MAP)).toEqual(to);
  });
});

describe('targetFrom', () => {
  it.each([seat(12, 3), room('r:1'), TRAY])('reads back its own id %#', (target) => {
    expect(targetFrom(targetId(target))).toEqual(target);
  });
});

describe('announcements', () => {
  const devices = [aDevice({ id: 'a', label: 'CB-1' }), aDevice({ id: 'b', label: 'CB-2' })];
  const [first = aDevice()] = devices;
  const scene = {
    plan: planRoom({ columns: 3 }, devices),
    rooms: new Map([['r3', aRoom({ id: 'r3', name: 'Library' })]]),
  };

  it('say who sits there and what will happen', () => {
    expect(describeTarget(first, seat(0, 1), scene)).toBe('Seat A2, taken by CB-2: they change places.');
    expect(describeTarget(first, seat(0, 2), scene)).toBe('Seat A3, free.');
    expect(describeTarget(first, seat(0, 0), scene)).toBe('Seat A1, where it was.');
    expect(describeTarget(first, room('r3'), scene)).toBe('Library: the first free seat.');
  });

  it('say where it was put down', () => {
    expect(describeDrop(first, seat(1, 0), scene)).toBe('CB-1 is on seat B1.');
    expect(describeDrop(first, TRAY, scene)).toBe('CB-1 is in no room now.');
    expect(describeDrop(first, null, scene)).toBe('CB-1 stays where it was.');
  });
});
