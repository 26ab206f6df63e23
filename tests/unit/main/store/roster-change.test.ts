import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { RosterChange } from '../../../../main/store/repositories.ts';
import { type RosterById, resolveChange } from '../../../../main/store/roster-change.ts';
import type { Device, Room, RosterSnapshot } from '../../../../shared/model/roster.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';

function rosterOf(rooms: readonly Room[], devices: readonly Device[]): RosterById {
  return {
    rooms: new Map(rooms.map((room) => [room.id, room])),
    devices: new Map(devices.map((device) => [device.id, device])),
  };
}

describe('resolveChange', () => {
  test('resolveChange > takes the last of two rows with one id', () => {
    const { edit } = resolveChange(rosterOf([], []), {
      what: 'x',
      rooms: [aRoom({ name: 'first' }), aRoom({ name: 'last' })],
    });
    expect(edit.rooms).toEqual([aRoom({ name: 'last' })]);
  });

  test('resolveChange > leaves a device where the change puts it when its old room is removed', () => {
    const moved = aDevice({ roomId: 'room-2' });
    const { edit } = resolveChange(rosterOf([aRoom(), aRoom({ id: 'room-2' })], [aDevice()]), {
      what: 'x',
      devices: [moved],
      removedRooms: ['room-1'],
    });
    expect(edit.devices).toEqual([moved]);
  });

  test('resolveChange > ignores the removal of what is not there', () => {
    const { edit, inverse } = resolveChange(rosterOf([], []), {
      what: 'x',
      removedRooms: ['gone'],
      removedDevices: ['gone'],
    });
    expect([...edit.removedRooms, ...edit.removedDevices, ...inverse.rooms, ...inverse.devices]).toEqual([]);
  });

  test('resolveChange > throws when a row is both written and removed', () => {
    const current = rosterOf([aRoom()], [aDevice()]);
    expect(() => resolveChange(current, { what: 'x', devices: [aDevice()], removedDevices: ['device-1'] })).toThrow();
    expect(() => resolveChange(current, { what: 'x', rooms: [aRoom()], removedRooms: ['room-1'] })).toThrow();
  });
});

describe('changes and undo', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd');
  const rooms = fc.uniqueArray(fc.tuple(names, names), { selector: ([id]) => id, maxLength: 3 });
  const devices = fc.uniqueArray(fc.tuple(names, fc.option(names), fc.boolean()), { selector: ([id]) => id });
  const removals = fc.uniqueArray(names, { maxLength: 2 });
  const wishes = fc.array(fc.record({ rooms, devices, goneRooms: removals, goneDevices: removals }), { maxLength: 8 });

  /** Any change that a caller may ask for in this state of the roster. */
  function allowed(
    now: RosterSnapshot,
    wish: typeof wishes extends fc.Arbitrary<(infer W)[]> ? W : never,
  ): RosterChange {
    const written = wish.rooms.map(([id, name]) => aRoom({ id, name }));
    const removedRooms = wish.goneRooms.filter((id) => written.every((room) => room.id !== id));
    const known = new Set([...now.rooms, ...written].map(({ id }) => id));
    for (const id of removedRooms) known.delete(id);
    return {
      what: 'change',
      rooms: written,
      removedRooms,
      devices: wish.devices.map(([id, roomId, isPaused]) =>
        aDevice({ id, isPaused, roomId: roomId !== null && known.has(roomId) ? roomId : null }),
      ),
      removedDevices: wish.goneDevices.filter((id) => wish.devices.every(([written]) => written !== id)),
    };
  }

  function contents({ rooms, devices }: RosterSnapshot) {
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    return { rooms: rooms.toSorted(byId), devices: devices.toSorted(byId) };
  }

  test('undo > leads back through every earlier state, whatever was changed, and every device keeps a room that exists', () => {
    fc.assert(
      fc.property(wishes, (steps) => {
        const { roster } = openMemoryStore({ clock: { now: () => 1 }, onProblem: () => undefined });
        const states = [contents(roster.load())];
        for (const step of steps) {
          roster.write(allowed(roster.load(), step));
          const now = contents(roster.load());
          const rooms = new Set(now.rooms.map(({ id }) => id));
          expect(now.devices.every(({ roomId }) => roomId === null || rooms.has(roomId))).toBe(true);
          if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now);
        }
        for (const earlier of states.toReversed().slice(1)) {
          roster.undo();
          expect(contents(roster.load())).toEqual(earlier);
        }
        expect(roster.undo()).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  test('deltas > lead from any state to the next when applied to a copy', () => {
    fc.assert(
      fc.property(wishes, (steps) => {
        const { roster } = openMemoryStore({ clock: { now: () => 1 }, onProblem: () => undefined });
        const copy = { rooms: new Map<string, Room>(), devices: new Map<string, Device>() };
        for (const step of steps) {
          const delta = roster.write(allowed(roster.load(), step));
          for (const room of delta.rooms) copy.rooms.set(room.id, room);
          for (const device of delta.devices) copy.devices.set(device.id, device);
          for (const id of delta.removedRooms) copy.rooms.delete(id);
          for (const id of delta.removedDevices) copy.devices.delete(id);
          const { revision, ...now } = roster.load();
          expect(delta.revision).toBe(revision);
          expect(contents({ revision, rooms: [...copy.rooms.values()], devices: [...copy.devices.values()] })).toEqual(
            contents({ revision, ...now }),
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
