import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { RosterRepository } from '../../../../main/store/repositories.ts';
import type { Device, RosterSnapshot } from '../../../../shared/model/roster.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';

let now: number;
let roster: RosterRepository;
beforeEach(() => {
  now = 1_000;
  roster = openMemoryStore({
    clock: { now: () => now },
    onProblem: (problem) => {
      throw new Error(problem.message);
    },
  }).roster;
});

/** What a person sees, whatever the order. */
function contents({ rooms, devices }: RosterSnapshot) {
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  return { rooms: rooms.toSorted(byId), devices: devices.toSorted(byId) };
}

describe('write', () => {
  test('write > returns what changed and the next revision', () => {
    const delta = roster.write({ what: 'Imported', rooms: [aRoom()], devices: [aDevice()] });
    expect(delta).toEqual({
      revision: 1,
      rooms: [aRoom()],
      removedRooms: [],
      devices: [aDevice()],
      removedDevices: [],
    });
    expect(roster.load()).toEqual({ revision: 1, rooms: [aRoom()], devices: [aDevice()] });
  });

  test('write > leaves unchanged rows out of the delta', () => {
    roster.write({ what: 'Imported', rooms: [aRoom()], devices: [aDevice(), aDevice({ id: 'device-2' })] });
    const changed = aDevice({ id: 'device-2', isPaused: true });
    const delta = roster.write({ what: 'Paused', devices: [aDevice(), changed] });
    expect(delta.devices).toEqual([changed]);
  });

  test('write > lets the devices of a removed room go instead of losing them', () => {
    const seated = aDevice({ position: { row: 0, column: 1 } });
    roster.write({ what: 'Imported', rooms: [aRoom()], devices: [seated] });
    const delta = roster.write({ what: 'Removed Room 112', removedRooms: ['room-1'] });
    expect(delta.devices).toEqual([{ ...seated, roomId: null, position: null }]);
    expect(delta.removedRooms).toEqual(['room-1']);
  });

  test('write > throws and changes nothing when a device names a room that is not there', () => {
    expect(() => roster.write({ what: 'x', devices: [aDevice({ roomId: 'nowhere' })] })).toThrow(/nowhere/);
    expect(roster.load()).toEqual({ revision: 0, rooms: [], devices: [] });
  });

  test('write > throws and changes nothing when a device does not fit the model', () => {
    const tooLong = aDevice({ roomId: null, label: 'x'.repeat(81) });
    expect(() => roster.write({ what: 'x', rooms: [aRoom()], devices: [tooLong] })).toThrow(/label/);
    expect(roster.load()).toEqual({ revision: 0, rooms: [], devices: [] });
    expect(roster.undoInfo()).toBeNull();
  });
});

describe('undo', () => {
  test('undo > has nothing to offer on an empty roster', () => {
    expect(roster.undoInfo()).toBeNull();
    expect(roster.undo()).toBeNull();
  });

  test('undo > takes additions, updates and removals of one change back together', () => {
    const before: readonly Device[] = [aDevice(), aDevice({ id: 'device-2' })];
    roster.write({ what: 'Imported', rooms: [aRoom()], devices: before });
    const old = contents(roster.load());
    now = 2_000;
    roster.write({
      what: 'Imported again',
      rooms: [aRoom({ name: 'Lab' }), aRoom({ id: 'room-2' })],
      devices: [aDevice({ label: 'new label', roomId: 'room-2' }), aDevice({ id: 'device-3', roomId: 'room-2' })],
      removedDevices: ['device-2'],
    });
    expect(roster.undoInfo()).toEqual({ what: 'Imported again', at: 2_000 });

    const undone = roster.undo();
    expect(contents(roster.load())).toEqual(old);
    expect(undone?.delta.revision).toBe(3);
    expect(undone?.delta.removedDevices).toEqual(['device-3']);
    expect(undone?.delta.removedRooms).toEqual(['room-2']);
  });

  test('undo > brings a removed room back with its devices in their seats', () => {
    roster.write({
      what: 'Imported',
      rooms: [aRoom()],
      devices: [aDevice({ position: { row: 2, column: 3 } })],
    });
    const old = contents(roster.load());
    roster.write({ what: 'Removed Room 112', removedRooms: ['room-1'] });
    roster.undo();
    expect(contents(roster.load())).toEqual(old);
  });

  test('undo > goes back step by step and offers no undone change again', () => {
    roster.write({ what: 'first', rooms: [aRoom()] });
    roster.write({ what: 'second', rooms: [aRoom({ name: 'Lab' })] });
    expect(roster.undo()?.what).toBe('second');
    expect(roster.undo()?.what).toBe('first');
    expect(roster.undo()).toBeNull();
    expect(roster.load().rooms).toEqual([]);
  });

  test('undo > offers neither a change that nobody made nor anything before it', () => {
    roster.write({ what: 'Imported', rooms: [aRoom()] });
    roster.write({ what: 'Opened the demo school', devices: [aDevice()], isUndoable: false });
    expect(roster.undoInfo()).toBeNull();
    expect(roster.undo()).toBeNull();

    roster.write({ what: 'Paused CB-0001', devices: [aDevice({ isPaused: true })] });
    expect(roster.undo()?.what).toBe('Paused CB-0001');
    expect(roster.load().devices).toEqual([aDevice()]);
    expect(roster.undoInfo()).toBeNull();
  });

  test('undo > is not offered for a write that changed nothing', () => {
    roster.write({ what: 'first', rooms: [aRoom()] });
    roster.write({ what: 'nothing new', rooms: [aRoom()] });
    expect(roster.undoInfo()?.what).toBe('first');
  });
});
