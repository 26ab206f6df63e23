import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRosterDelta, fromRosterSnapshot } from '../../../../renderer/state/roster-delta.ts';
import type { RosterDelta } from '../../../../shared/model/roster.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';

function aDelta(patch: Partial<RosterDelta> = {}): RosterDelta {
  return { revision: 1, rooms: [], removedRooms: [], devices: [], removedDevices: [], ...patch };
}

describe('applyRosterDelta', () => {
  it('ends with what was set last and not removed since', () => {
    const ids = fc.constantFrom('a', 'b', 'c');
    const step = fc.oneof(
      fc.record({ set: ids, label: fc.string({ minLength: 1, maxLength: 5 }) }),
      fc.record({ remove: ids }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const expected = new Map<string, string>();
        let data = fromRosterSnapshot({ revision: 0, rooms: [], devices: [] });
        for (const [index, change] of steps.entries()) {
          if ('set' in change) expected.set(change.set, change.label);
          else expected.delete(change.remove);
          const patch =
            'set' in change
              ? { devices: [aDevice({ id: change.set, label: change.label })] }
              : { removedDevices: [change.remove] };
          const next = applyRosterDelta(data, aDelta({ revision: index + 1, ...patch }));
          if (typeof next === 'string') throw new Error(next);
          data = next;
        }
        const labels = new Map([...data.devices].map(([id, device]) => [id, device.label]));
        expect(Object.fromEntries(labels)).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  it('drops a revision that is already in', () => {
    const data = fromRosterSnapshot({ revision: 3, rooms: [], devices: [] });
    expect(applyRosterDelta(data, aDelta({ revision: 3 }))).toBe('old');
  });

  it('reports a gap when a revision is missing', () => {
    const data = fromRosterSnapshot({ revision: 3, rooms: [], devices: [] });
    expect(applyRosterDelta(data, aDelta({ revision: 5 }))).toBe('gap');
  });

  it('removes a room and leaves the others as they are', () => {
    const rooms = [aRoom({ id: 'r1' }), aRoom({ id: 'r2' })];
    const data = fromRosterSnapshot({ revision: 1, rooms, devices: [] });
    const next = applyRosterDelta(data, aDelta({ revision: 2, removedRooms: ['r1'] }));
    expect(next).toMatchObject({ revision: 2 });
    expect(typeof next === 'string' ? [] : [...next.rooms.keys()]).toEqual(['r2']);
  });
});
