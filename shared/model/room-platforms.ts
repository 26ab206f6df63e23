import type { PlatformId } from '../profiles/schema.ts';
import type { RoomId } from './roster.ts';
import { currentSessionOf, type TestSession } from './session.ts';
import { platformSite, type Site } from './site.ts';

/** Ids of the platforms that a room tests on: its session's, else all that the site uses. `only` narrows that down; null: it does not. */
export function platformIdsOf(
  site: Site,
  sessions: readonly TestSession[],
  roomId: RoomId,
  only: readonly PlatformId[] | null = null,
): PlatformId[] {
  const session = currentSessionOf(sessions, roomId);
  const used = Object.entries(site.platforms).filter(([, { isUsed }]) => isUsed);
  const ids = session === null ? used.map(([id]) => id) : [session.platformId];
  return only === null ? ids : only.filter((id) => session === null || ids.includes(id));
}

/** The management systems in play on a platform: those of its sessions that are not over, else the school's. Empty: not chosen. */
export function systemsInPlay(
  site: Site,
  sessions: readonly TestSession[],
  platformId: PlatformId,
): ReadonlySet<string> {
  const { managementSystem: usual } = platformSite(site, platformId);
  const ofSessions = sessions
    .filter((session) => session.platformId === platformId && session.state !== 'ended')
    .map(({ managementSystem }) => managementSystem ?? usual);
  return new Set((ofSessions.length > 0 ? ofSessions : [usual]).filter((id) => id !== null));
}
