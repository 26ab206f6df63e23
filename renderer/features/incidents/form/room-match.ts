import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { contentOfSession } from '../../../../shared/model/incident-session.ts';
import type { Room } from '../../../../shared/model/roster.ts';
import type { TestSession } from '../../../../shared/model/session.ts';

type RoomName = Pick<Room, 'id' | 'name'>;

/** The room that the typed words mean: its name, or the one room that has them as a whole word (`114`). Null: none, or several. */
export function roomMeant(typed: string, rooms: readonly RoomName[]): RoomName | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return null;
  const same = rooms.find(({ name }) => name.toLowerCase() === wanted);
  if (same !== undefined) return same;
  const having = rooms.filter(({ name }) => name.toLowerCase().split(/\s+/).includes(wanted));
  return having.length === 1 ? (having[0] ?? null) : null;
}

/**
 * What the form says once the place is known: the room, and what its session brings along. What the session of the room before
 * brought is replaced; without a session nothing is lost.
 */
export function placePatch(
  room: RoomName | null,
  typed: string,
  session: TestSession | null,
): Partial<IncidentContent> {
  const place = { roomId: room?.id ?? null, roomName: (room?.name ?? typed).slice(0, MAX_PLACE_LENGTH) };
  return session === null ? place : { ...place, ...contentOfSession(session, place.roomId) };
}

export const MAX_PLACE_LENGTH = 80;
