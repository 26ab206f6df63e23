import type { RoomId } from '../../../../shared/model/roster.ts';
import { currentSessionOf, type SessionState, type TestSession } from '../../../../shared/model/session.ts';
import { mayAnnounce } from '../../../../shared/model/session-effects.ts';

/** States in which people work towards a session of a room, or are in one. */
const UNDER_WAY: readonly SessionState[] = ['preparing', 'ready', 'testing', 'paused'];

/**
 * Whether trouble in a room is no news: its session is paused, it has no students while others test, or its session ended today
 * and nobody has begun with the next one.
 *
 * @param now  Epoch milliseconds; "today" is the laptop's own day.
 */
export function isCalmRoom(sessions: readonly TestSession[], roomId: RoomId, now: number): boolean {
  if (!mayAnnounce(sessions, roomId)) return true;
  const current = currentSessionOf(sessions, roomId);
  if (current !== null && UNDER_WAY.includes(current.state)) return false;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  return sessions.some(
    ({ state, since, rooms }) => state === 'ended' && since >= midnight && rooms.some((room) => room.roomId === roomId),
  );
}
