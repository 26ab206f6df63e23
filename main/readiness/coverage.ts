import type { CheckResult } from '../../shared/model/readiness.ts';
import { platformIdsOf } from '../../shared/model/room-platforms.ts';
import type { RoomId } from '../../shared/model/roster.ts';
import type { PlatformId } from '../../shared/profiles/schema.ts';
import type { ReadinessSources } from './sources.ts';

export type RoomPlatforms = ReadonlyMap<RoomId, readonly PlatformId[]>;

/** What every room tests on now. */
export function roomPlatforms(sources: Pick<ReadinessSources, 'roster' | 'sessions' | 'site'>): RoomPlatforms {
  const site = sources.site();
  const sessions = sources.sessions();
  return new Map(sources.roster().rooms.map(({ id }) => [id, platformIdsOf(site, sessions, id)]));
}

/**
 * Results of rooms that are to test on a platform which they were never looked at for: what is known of them must not speak for
 * that one. Such a room counts as not checked until the next sweep.
 *
 * @param before  What the rooms tested on when that was last asked; a platform of then was dealt with then.
 */
export function overtaken(results: readonly CheckResult[], now: RoomPlatforms, before: RoomPlatforms): CheckResult[] {
  const ofRooms = results.filter(({ scope }) => scope.kind === 'room');
  const known = new Set(ofRooms.map(({ scope, platformId }) => `${roomOf(scope)} ${platformId}`));
  const uncovered = new Set<RoomId>();
  for (const [roomId, platforms] of now) {
    const gained = platforms.filter((id) => before.get(roomId)?.includes(id) !== true);
    if (gained.some((id) => !known.has(`${roomId} ${id}`))) uncovered.add(roomId);
  }
  return ofRooms.filter(({ scope }) => uncovered.has(roomOf(scope)));
}

function roomOf(scope: CheckResult['scope']): RoomId {
  return scope.kind === 'room' ? scope.roomId : '';
}
