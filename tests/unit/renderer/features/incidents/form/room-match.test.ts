import { describe, expect, test } from 'vitest';
import { placePatch, roomMeant } from '../../../../../../renderer/features/incidents/form/room-match.ts';
import { aSession } from '../../../../../helpers/readiness-builders.ts';

const ROOMS = ['Room 112', 'Room 114', 'Library', 'Cart 3', 'Lab 3'].map((name, index) => ({ id: `r${index}`, name }));

describe('roomMeant', () => {
  test.each([
    ['Room 114', 'Room 114'],
    ['  library ', 'Library'],
    ['114', 'Room 114'],
  ])('%j means %s', (typed, name) => {
    expect(roomMeant(typed, ROOMS)?.name).toBe(name);
  });

  test.each(['', 'Room', '3', '11', 'Hallway'])('%j means no room for certain', (typed) => {
    expect(roomMeant(typed, ROOMS)).toBeNull();
  });
});

describe('placePatch', () => {
  test('brings along what the session of the room says', () => {
    expect(placePatch({ id: 'room-1', name: 'Room 114' }, '114', aSession({ state: 'testing' }))).toMatchObject({
      roomId: 'room-1',
      roomName: 'Room 114',
      sessionId: 'session-1',
      platformId: 'testnav',
      grade: '8',
      phase: 'during',
    });
  });

  test('keeps any other place as it was typed, and touches nothing else', () => {
    expect(placePatch(null, 'Hallway by the gym', null)).toEqual({ roomId: null, roomName: 'Hallway by the gym' });
  });
});
