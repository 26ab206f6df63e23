import { describe, expect, it } from 'vitest';
import {
  layOutAutomatically,
  moveToRoom,
  placeOnSeat,
  planRoom,
  seatKey,
} from '../../../../../../renderer/features/roster/rooms/seat-plan.ts';
import type { Device, Placement, Room } from '../../../../../../shared/model/roster.ts';
import { aDevice, aRoom } from '../../../../../helpers/builders.ts';

const ROOM = aRoom({ id: 'r', columns: 3 });
const FOUR = ['a', 'b', 'c', 'd'].map((id) => aDevice({ id, label: id, roomId: 'r' }));

/** Seat names after the placements were saved, in reading order. */
function seatsAfter(room: Room, devices: readonly Device[], placements: readonly Placement[]): string[] {
  const changes = new Map(placements.map((placement) => [placement.deviceId, placement]));
  const after = devices.map((device) => ({ ...device, ...changes.get(device.id) }));
  const plan = planRoom(
    room,
    after.filter((device) => device.roomId === room.id),
  );
  return [...plan.deviceAt].map(([seat, device]) => `${device.id}@${seat}`);
}

describe('planRoom', () => {
  it('offers one empty row to grow into', () => {
    const plan = planRoom(ROOM, FOUR);
    expect([plan.columns, plan.rows]).toEqual([3, 3]);
    expect(plan.deviceAt.has(seatKey({ row: 2, column: 0 }))).toBe(false);
  });
});

describe('placeOnSeat', () => {
  it('moves one device and leaves the others where they are seen', () => {
    const placements = placeOnSeat(ROOM, FOUR, 'a', { row: 1, column: 2 });
    expect(seatsAfter(ROOM, FOUR, placements)).toEqual(['b@0:1', 'c@0:2', 'd@1:0', 'a@1:2']);
  });

  it('changes places with a device that sits there', () => {
    const placements = placeOnSeat(ROOM, FOUR, 'a', { row: 0, column: 2 });
    expect(seatsAfter(ROOM, FOUR, placements)).toEqual(['c@0:0', 'b@0:1', 'a@0:2', 'd@1:0']);
  });

  it('takes a device from elsewhere; who sat there goes to the first free seat', () => {
    const newcomer = aDevice({ id: 'x', label: 'x', roomId: null });
    const placements = placeOnSeat(ROOM, FOUR, 'x', { row: 0, column: 0 });
    expect(placements.find((placement) => placement.deviceId === 'x')?.roomId).toBe('r');
    const seats = seatsAfter(ROOM, [...FOUR, newcomer], placements);
    expect(seats).toEqual(['x@0:0', 'b@0:1', 'c@0:2', 'd@1:0', 'a@1:1']);
  });

  it('saves nothing when a device is put back where it was', () => {
    expect(placeOnSeat(ROOM, FOUR, 'b', { row: 0, column: 1 })).toEqual([]);
  });

  it('saves only the moved device once the others are pinned', () => {
    const pinned = FOUR.map((device, column) => ({ ...device, position: { row: 0, column } }));
    const placements = placeOnSeat(aRoom({ id: 'r', columns: 4 }), pinned, 'a', { row: 1, column: 0 });
    expect(placements).toEqual([{ deviceId: 'a', roomId: 'r', position: { row: 1, column: 0 } }]);
  });
});

describe('moveToRoom', () => {
  it('lets the layout of the new room find a seat, and skips who is there already', () => {
    const there = aDevice({ id: 'x', roomId: 'other' });
    expect(moveToRoom([there, ...FOUR.slice(0, 1)], 'other')).toEqual([
      { deviceId: 'a', roomId: 'other', position: null },
    ]);
  });
});

describe('layOutAutomatically', () => {
  it('gives back only seats that were set by hand', () => {
    const [first, ...others] = FOUR.map((device) => ({ ...device }));
    const pinned = { ...aDevice(first), position: { row: 4, column: 0 } };
    expect(layOutAutomatically('r', [pinned, ...others])).toEqual([{ deviceId: 'a', roomId: 'r', position: null }]);
  });
});
