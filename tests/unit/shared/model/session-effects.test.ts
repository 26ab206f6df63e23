import { describe, expect, test } from 'vitest';
import type { SessionState, TestSession } from '../../../../shared/model/session.ts';
import {
  checkingPeriodMs,
  IDLE_PERIOD_MS,
  mayAnnounce,
  mayLoadNetwork,
  WATCH_AHEAD_MS,
} from '../../../../shared/model/session-effects.ts';
import { DAY_MS, HOUR_MS } from '../../../../shared/units.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

/** 08:00 to 09:30 on a day in March, on this machine's clock. */
const START = new Date(2027, 2, 9, 8).getTime();
const END = START + 1.5 * HOUR_MS;
const SET_MS = 5_000;

const inState = (state: SessionState, over: Partial<TestSession> = {}) =>
  aSession({ state, plannedStartAt: START, plannedEndAt: END, ...over });

const elsewhere = (state: SessionState) =>
  inState(state, { id: 'other', rooms: [{ roomId: 'room-2', proctor: '', expectedDevices: null }] });

describe('checkingPeriodMs', () => {
  test.each(['preparing', 'ready', 'testing', 'paused'] as const)(
    'is the set period while a session is %s',
    (state) => {
      expect(checkingPeriodMs([inState(state), elsewhere('ended')], SET_MS, START + 6 * HOUR_MS)).toBe(SET_MS);
    },
  );

  test('is calmer on a testing day when no session needs it', () => {
    expect(checkingPeriodMs([inState('ended')], SET_MS, END + HOUR_MS)).toBe(IDLE_PERIOD_MS);
    expect(checkingPeriodMs([inState('planned')], SET_MS, START - WATCH_AHEAD_MS - 1)).toBe(IDLE_PERIOD_MS);
  });

  test('is the set period around a planned session, whether or not somebody moved it on', () => {
    expect(checkingPeriodMs([inState('planned')], SET_MS, START - WATCH_AHEAD_MS)).toBe(SET_MS);
    expect(checkingPeriodMs([inState('planned')], SET_MS, END - 1)).toBe(SET_MS);
  });

  test('is never closer than what the person set', () => {
    expect(checkingPeriodMs([inState('ended')], 120_000, END + HOUR_MS)).toBe(120_000);
  });

  test('is the set period when nothing is known about today', () => {
    expect(checkingPeriodMs([], SET_MS, START)).toBe(SET_MS);
    expect(checkingPeriodMs([inState('planned')], SET_MS, START - 2 * DAY_MS)).toBe(SET_MS);
    expect(checkingPeriodMs([inState('ended')], SET_MS, END + 2 * DAY_MS)).toBe(SET_MS);
  });
});

describe('mayAnnounce', () => {
  test('is true everywhere while nobody tests', () => {
    expect(mayAnnounce([], 'room-1')).toBe(true);
    expect(mayAnnounce([inState('preparing')], 'room-9')).toBe(true);
  });

  test('is true where students test and quiet where they have a break', () => {
    expect(mayAnnounce([inState('testing')], 'room-1')).toBe(true);
    expect(mayAnnounce([inState('paused')], 'room-1')).toBe(false);
  });

  test('is quiet in rooms without students while others test', () => {
    expect(mayAnnounce([elsewhere('testing')], 'room-1')).toBe(false);
    expect(mayAnnounce([elsewhere('testing'), inState('ready')], 'room-1')).toBe(false);
  });
});

describe('mayLoadNetwork', () => {
  test('is false while students are in anywhere, a break included', () => {
    expect(mayLoadNetwork([inState('ready'), elsewhere('ended')])).toBe(true);
    expect(mayLoadNetwork([inState('ready'), elsewhere('testing')])).toBe(false);
    expect(mayLoadNetwork([elsewhere('paused')])).toBe(false);
  });
});
