import { describe, expect, it } from 'vitest';
import { isCalmRoom } from '../../../../../../renderer/features/live/banner/calm-rooms.ts';
import type { SessionState, TestSession } from '../../../../../../shared/model/session.ts';
import { DAY_MS, HOUR_MS } from '../../../../../../shared/units.ts';
import { aSession } from '../../../../../helpers/readiness-builders.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();

const inRoom = (roomId: string, state: SessionState, over: Partial<TestSession> = {}) =>
  aSession({
    id: `${roomId}-${state}`,
    state,
    since: NOON - HOUR_MS,
    rooms: [{ roomId, proctor: '', expectedDevices: null }],
    ...over,
  });
const isCalm = (sessions: readonly TestSession[]) => isCalmRoom(sessions, 'r1', NOON);

describe('isCalmRoom', () => {
  it('is calm during a break, and not while students test', () => {
    expect(isCalm([inRoom('r1', 'paused')])).toBe(true);
    expect(isCalm([inRoom('r1', 'testing')])).toBe(false);
  });

  it('is calm after its session ended today, until somebody begins with the next one', () => {
    const ended = inRoom('r1', 'ended');
    expect(isCalm([ended])).toBe(true);
    expect(isCalm([ended, inRoom('r1', 'planned')])).toBe(true);
    expect(isCalm([ended, inRoom('r1', 'preparing')])).toBe(false);
  });

  it('is not calm the day after, and not without any session', () => {
    expect(isCalm([inRoom('r1', 'ended', { since: NOON - DAY_MS })])).toBe(false);
    expect(isCalm([])).toBe(false);
  });

  it('is calm without students while another room tests', () => {
    expect(isCalm([inRoom('r2', 'testing')])).toBe(true);
  });
});
