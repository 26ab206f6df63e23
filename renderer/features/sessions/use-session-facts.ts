import { useMemo } from 'react';
import type { Room, RoomId } from '../../../shared/model/roster.ts';
import { platformName, useProfiles } from '../../state/profiles-store.ts';
import { useReadinessStore } from '../../state/readiness-store.ts';
import { orderedRooms, useRosterStore } from '../../state/roster-store.ts';
import { useSessions } from '../../state/sessions-store.ts';
import { useSite } from '../../state/site-store.ts';
import {
  countSeats,
  type JudgedSession,
  type SessionWarning,
  sessionWarnings,
  type WarningFacts,
} from './session-warnings.ts';

/** What sessions are judged by and chosen from, from the stores. */
export interface SessionFacts extends Omit<WarningFacts, 'platformName'> {
  /** In the order of the roster. */
  readonly orderedRooms: readonly Room[];
  readonly warningsOf: (session: JudgedSession) => readonly SessionWarning[];
}

const NO_ROOMS: ReadonlyMap<RoomId, Room> = new Map();

export function useSessionFacts(): SessionFacts {
  const roster = useRosterStore((store) => store.data);
  const sessions = useSessions();
  const site = useSite();
  const profiles = useProfiles();
  const signOffs = useReadinessStore((store) => store.data?.signOffs);
  return useMemo(() => {
    const rooms = roster?.rooms ?? NO_ROOMS;
    const facts = {
      rooms,
      orderedRooms: orderedRooms(rooms.values()),
      deviceCounts: countSeats(roster?.devices.values() ?? []),
      sessions,
      site,
      signedOff: new Set((signOffs ?? []).filter((one) => one.reopenedAt === null).map(({ roomId }) => roomId)),
    };
    const warningsOf = (session: JudgedSession) =>
      sessionWarnings(session, { ...facts, platformName: platformName(profiles, session.platformId) });
    return { ...facts, warningsOf };
  }, [roster, sessions, site, profiles, signOffs]);
}
