import { describe, expect, it } from 'vitest';
import { announcement } from '../../../../../renderer/features/shell/announcer.tsx';
import { eventWords } from '../../../../../renderer/features/shell/event-words.ts';
import { keysFor } from '../../../../../renderer/features/shell/shortcuts.ts';
import { groupEvents } from '../../../../../shared/model/event-groups.ts';
import type { Transition } from '../../../../../shared/model/live.ts';
import { aTransition } from '../../../../helpers/builders.ts';

function events(...patches: readonly Partial<Transition>[]) {
  return groupEvents(patches.map((patch, index) => aTransition({ id: index + 1, ...patch })));
}

const words = (patch: Partial<Transition>) => events(patch).map(eventWords)[0];

describe('eventWords', () => {
  it('names seat and room, and tells coming back from going up', () => {
    expect(words({ to: 'down' })).toBe('Room 112 A1 is down');
    expect(words({ from: 'down', to: 'up' })).toBe('Room 112 A1 is back');
    expect(words({ from: 'slow', to: 'up' })).toBe('Room 112 A1 is up');
  });

  it('falls back to the label of a device that has no place', () => {
    expect(words({ roomName: null, seat: null, to: 'flaky' })).toBe('CB-0001 is flaky');
  });

  it('counts the devices that a room lost', () => {
    const [event] = events({}, {}, {}, {});
    expect(event === undefined ? '' : eventWords(event)).toBe('Room 112 lost 4 devices');
  });
});

describe('announcement', () => {
  it('tells the largest event first and counts the rest', () => {
    const rooms = ['A', 'B', 'C'].map((roomName) => ({ roomName }));
    const text = announcement(events(...rooms, { roomName: 'D' }, { roomName: 'D' }, { roomName: 'D' }));
    expect(text).toMatch(/^D lost 3 devices\. .* and 1 more$/);
  });

  it('is silent about first answers and unknown states', () => {
    expect(announcement(events({ from: 'unknown', to: 'up' }, { from: 'up', to: 'unknown' }))).toBe('');
  });
});

describe('keysFor', () => {
  it('writes keys as they stand on the keyboard', () => {
    expect(keysFor('mod+K', false)).toBe('Ctrl K');
    expect(keysFor('mod+Shift+P', true)).toBe('⌘ Shift P');
  });
});
