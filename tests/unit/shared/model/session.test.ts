import { describe, expect, test } from 'vitest';
import {
  currentSessionOf,
  movesFrom,
  roomsUnderTest,
  SessionDraft,
  SessionState,
} from '../../../../shared/model/session.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

describe('moves of a session', () => {
  test('an ended session stays ended', () => {
    expect(movesFrom('ended')).toEqual([]);
  });

  test('students who are in can only pause or finish', () => {
    expect(movesFrom('testing')).toEqual(['paused', 'ended']);
  });

  test.each(SessionState.options.filter((state) => state !== 'ended'))('%s can always end', (state) => {
    expect(movesFrom(state)).toContain('ended');
  });
});

describe('the session that claims a room', () => {
  test('is the one under way, before one that starts earlier', () => {
    const morning = aSession({ id: 'morning', plannedStartAt: 1 });
    const now = aSession({ id: 'now', plannedStartAt: 2, state: 'testing' });
    expect(currentSessionOf([morning, now], 'room-1')?.id).toBe('now');
  });

  test('is the next one when none is under way', () => {
    const later = aSession({ id: 'later', plannedStartAt: 9 });
    const next = aSession({ id: 'next', plannedStartAt: 5 });
    expect(currentSessionOf([later, next], 'room-1')?.id).toBe('next');
  });

  test('is none when the only one is over or has other rooms', () => {
    const over = aSession({ state: 'ended' });
    const elsewhere = aSession({ rooms: [{ roomId: 'room-2', proctor: '', expectedDevices: null }] });
    expect(currentSessionOf([over, elsewhere], 'room-1')).toBeNull();
  });
});

test('rooms on a break still count as under test', () => {
  expect([...roomsUnderTest([aSession({ state: 'paused' })])]).toEqual(['room-1']);
  expect([...roomsUnderTest([aSession({ state: 'ready' })])]).toEqual([]);
});

describe('a session as somebody fills it in', () => {
  const { id: _, state: __, since: ___, moves: ____, ...draft } = aSession();

  test('is refused when it ends before it starts', () => {
    expect(SessionDraft.safeParse({ ...draft, plannedEndAt: draft.plannedStartAt }).error?.issues[0]?.message).toBe(
      'The session ends before it starts.',
    );
  });

  test('is refused when a room is listed twice', () => {
    expect(
      SessionDraft.safeParse({ ...draft, rooms: [...draft.rooms, ...draft.rooms] }).error?.issues[0]?.message,
    ).toBe('A room is listed twice.');
  });
});
