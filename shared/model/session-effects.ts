import { HOUR_MS, SECOND_MS } from '../units.ts';
import type { RoomId } from './roster.ts';
import { currentSessionOf, roomsUnderTest, type SessionState, type TestSession } from './session.ts';

/** Ours: how often devices are checked on a testing day while no session needs it closer. Down is then known a minute later. */
export const IDLE_PERIOD_MS = 30 * SECOND_MS;
/** Ours: a planned session is watched closely from this long before its start, whether or not somebody moved it on. */
export const WATCH_AHEAD_MS = HOUR_MS;

const ACTIVE: ReadonlySet<SessionState> = new Set(['preparing', 'ready', 'testing', 'paused']);

/**
 * How often devices are checked now.
 *
 * - a session is prepared, ready, testing or paused, or about to be: as the person set it
 * - there are sessions today, but none needs it now: calmer, never closer than set
 * - no sessions today: as set, since nobody told the console about the day
 *
 * @param setPeriodMs  What the person chose in Settings.
 * @param now  Epoch milliseconds; "today" is the laptop's own day.
 */
export function checkingPeriodMs(sessions: readonly TestSession[], setPeriodMs: number, now: number): number {
  if (sessions.some((session) => isWatched(session, now))) return setPeriodMs;
  const isTestingDay = sessions.some((session) => isOnDayOf(session, now));
  return isTestingDay ? Math.max(setPeriodMs, IDLE_PERIOD_MS) : setPeriodMs;
}

/**
 * Whether trouble in a room is worth a sound or an announcement. Quiet are rooms whose session is paused, and rooms without
 * students while others test. The grid shows everything all the same.
 */
export function mayAnnounce(sessions: readonly TestSession[], roomId: RoomId): boolean {
  const state = currentSessionOf(sessions, roomId)?.state ?? null;
  if (state === 'testing') return true;
  if (state === 'paused') return false;
  return roomsUnderTest(sessions).size === 0;
}

/** Whether checks that put load on the network may run: never while students are in, wherever that is. */
export function mayLoadNetwork(sessions: readonly TestSession[]): boolean {
  return roomsUnderTest(sessions).size === 0;
}

function isWatched({ state, plannedStartAt, plannedEndAt }: TestSession, now: number): boolean {
  if (ACTIVE.has(state)) return true;
  return state === 'planned' && now >= plannedStartAt - WATCH_AHEAD_MS && now < plannedEndAt;
}

function isOnDayOf({ plannedStartAt, plannedEndAt }: TestSession, now: number): boolean {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  // The calendar's next midnight: a day may have 23 or 25 hours.
  const nextMidnight = new Date(now).setHours(24, 0, 0, 0);
  return plannedStartAt < nextMidnight && plannedEndAt >= midnight;
}
