import { create } from 'zustand';
import type { RoomId } from '../../shared/model/roster.ts';
import { currentSessionOf, type TestSession } from '../../shared/model/session.ts';

export interface SessionsStore {
  /** In order of their planned start; null until they have arrived. */
  readonly sessions: readonly TestSession[] | null;
  /** The session that decides what a room is doing now, by room; worked out once for each change. */
  readonly current: ReadonlyMap<RoomId, TestSession>;
  load(sessions: readonly TestSession[]): void;
}

/** Test sessions, written only by what the main process sends. */
export const useSessionsStore = create<SessionsStore>()((set) => ({
  sessions: null,
  current: new Map(),
  load(sessions) {
    set({ sessions, current: currentSessions(sessions) });
  },
}));

const NO_SESSIONS: readonly TestSession[] = [];

/** All sessions; empty until they have arrived. */
export function useSessions(): readonly TestSession[] {
  return useSessionsStore((store) => store.sessions ?? NO_SESSIONS);
}

/** The session that has this room now; null: none. */
export function useRoomSession(roomId: RoomId): TestSession | null {
  return useSessionsStore((store) => store.current.get(roomId) ?? null);
}

function currentSessions(sessions: readonly TestSession[]): ReadonlyMap<RoomId, TestSession> {
  const roomIds = new Set(sessions.flatMap(({ rooms }) => rooms.map(({ roomId }) => roomId)));
  const current = new Map<RoomId, TestSession>();
  for (const roomId of roomIds) {
    const session = currentSessionOf(sessions, roomId);
    if (session !== null) current.set(roomId, session);
  }
  return current;
}
