import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUP_MIN_SIZE, GROUP_WINDOW_MS, groupEvents } from '../../../../shared/model/event-groups.ts';
import type { Transition } from '../../../../shared/model/live.ts';
import { aTransition } from '../../../helpers/builders.ts';

function drops(count: number, patch: Partial<Transition> = {}, everyMs = 100): readonly Transition[] {
  return Array.from({ length: count }, (_, index) =>
    aTransition({ id: index + 1, at: index * everyMs, deviceId: `d${index}`, ...patch }),
  );
}

describe('groupEvents', () => {
  it('makes one event of a room that loses several devices within three seconds', () => {
    const [event, ...others] = groupEvents(drops(11));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ roomName: 'Room 112', to: 'down', at: 0 });
    expect(event?.transitions).toHaveLength(11);
  });

  it('leaves two devices of a room as two events', () => {
    expect(groupEvents(drops(2)).map((event) => event.transitions.length)).toEqual([1, 1]);
  });

  it('keeps rooms apart', () => {
    const mixed = [...drops(2), ...drops(2, { roomName: 'Room 114' })];
    expect(groupEvents(mixed)).toHaveLength(4);
  });

  it('keeps devices that come back apart from those that drop', () => {
    const mixed = [...drops(3), ...drops(3, { to: 'up' })];
    expect(groupEvents(mixed).map((event) => [event.to, event.transitions.length])).toEqual(
      expect.arrayContaining([
        ['down', 3],
        ['up', 3],
      ]),
    );
  });

  it('does not stretch a group over a slow trickle', () => {
    expect(groupEvents(drops(6, {}, GROUP_WINDOW_MS))).toHaveLength(6);
  });

  it('never groups devices without a room', () => {
    expect(groupEvents(drops(5, { roomName: null }))).toHaveLength(5);
  });

  it('keeps a growing group under the same key, so that its line stays where it is', () => {
    expect(groupEvents(drops(3))[0]?.key).toBe(groupEvents(drops(9))[0]?.key);
  });

  it('loses no transition, invents none, and puts the newest first', () => {
    const arbitrary = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 20_000 }),
        roomName: fc.constantFrom('A', 'B', null),
        to: fc.constantFrom('down' as const, 'up' as const),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(arbitrary, (facts) => {
        const transitions = facts
          .sort((a, b) => a.at - b.at)
          .map((fact, index) => aTransition({ ...fact, id: index + 1 }));
        const events = groupEvents(transitions);
        const ids = events.flatMap((event) => event.transitions.map((transition) => transition.id));
        expect(ids.sort((a, b) => a - b)).toEqual(transitions.map((transition) => transition.id));
        expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).sort((a, b) => b - a));
        for (const { transitions: members } of events) {
          expect(members.length === 1 || members.length >= GROUP_MIN_SIZE).toBe(true);
        }
      }),
    );
  });
});
