import { z } from 'zod';
import { PlatformId } from '../profiles/schema.ts';
import { RoomId } from './roster.ts';

/**
 * The life of a test session.
 *
 * - `planned`    on the calendar
 * - `preparing`  readiness is being worked on
 * - `ready`      the coordinator says students may come
 * - `testing`    students are in; nothing that loads the network runs
 * - `paused`     break or drill: devices may go quiet without anybody being called
 * - `ended`
 */
export const SessionState = z.enum(['planned', 'preparing', 'ready', 'testing', 'paused', 'ended']);
export type SessionState = z.infer<typeof SessionState>;

export const SessionId = z.string().min(1).max(64);
export type SessionId = z.infer<typeof SessionId>;

export const SessionRoom = z.strictObject({
  roomId: RoomId,
  /** A staff member; empty: not known yet. */
  proctor: z.string().trim().max(80),
  /** Devices that students need there; null: as many as the room has that are not spares. */
  expectedDevices: z.int().min(0).max(1_000).nullable(),
});
export type SessionRoom = z.infer<typeof SessionRoom>;

/** What a person fills in. */
export const SessionDraft = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    platformId: PlatformId,
    /** Id from the platform's profile; null: as the site says. */
    managementSystem: z.string().nullable(),
    subject: z.string().trim().max(40),
    grade: z.string().trim().max(20),
    rooms: z.array(SessionRoom).min(1).max(200),
    /** Epoch milliseconds. */
    plannedStartAt: z.number(),
    plannedEndAt: z.number(),
  })
  .refine((draft) => draft.plannedEndAt > draft.plannedStartAt, {
    path: ['plannedEndAt'],
    message: 'The session ends before it starts.',
  })
  .refine((draft) => new Set(draft.rooms.map(({ roomId }) => roomId)).size === draft.rooms.length, {
    path: ['rooms'],
    message: 'A room is listed twice.',
  });
export type SessionDraft = z.infer<typeof SessionDraft>;

export const SessionMove = z.strictObject({
  at: z.number(),
  from: SessionState,
  to: SessionState,
  by: z.string().max(80),
});
export type SessionMove = z.infer<typeof SessionMove>;

export const TestSession = z.strictObject({
  ...SessionDraft.shape,
  id: SessionId,
  state: SessionState,
  /** When this state began. */
  since: z.number(),
  /** Oldest first: what happened when, for the day report. */
  moves: z.array(SessionMove),
});
export type TestSession = z.infer<typeof TestSession>;

/** From where to where. Skipping ahead is allowed, since mornings are short; an ended session stays ended. */
const MOVES: Readonly<Record<SessionState, readonly SessionState[]>> = {
  planned: ['preparing', 'ready', 'testing', 'ended'],
  preparing: ['ready', 'testing', 'planned', 'ended'],
  ready: ['testing', 'preparing', 'ended'],
  testing: ['paused', 'ended'],
  paused: ['testing', 'ended'],
  ended: [],
};

export function movesFrom(state: SessionState): readonly SessionState[] {
  return MOVES[state];
}

/** True from the first student on: such a session is part of the day's record and is not removed any more. */
export function hasBegun({ state, moves }: TestSession): boolean {
  return state === 'testing' || state === 'paused' || moves.some(({ to }) => to === 'testing');
}

/** The session after a move that {@link movesFrom} allows. */
export function moved(session: TestSession, to: SessionState, by: string, at: number): TestSession {
  return { ...session, state: to, since: at, moves: [...session.moves, { at, from: session.state, to, by }] };
}

/** The session that decides what a room is doing now: the one under way, else the nearest one ahead of today. */
const CLAIMS: readonly SessionState[] = ['testing', 'paused', 'ready', 'preparing', 'planned'];

/** Null: no session that is not over has this room. */
export function currentSessionOf(sessions: readonly TestSession[], roomId: RoomId): TestSession | null {
  const candidates = sessions
    .filter(({ state, rooms }) => state !== 'ended' && rooms.some((room) => room.roomId === roomId))
    .toSorted((a, b) => CLAIMS.indexOf(a.state) - CLAIMS.indexOf(b.state) || a.plannedStartAt - b.plannedStartAt);
  return candidates[0] ?? null;
}

/** Rooms where students are in, paused included: no check there may load the network. */
export function roomsUnderTest(sessions: readonly TestSession[]): ReadonlySet<RoomId> {
  return new Set(
    sessions
      .filter(({ state }) => state === 'testing' || state === 'paused')
      .flatMap(({ rooms }) => rooms.map(({ roomId }) => roomId)),
  );
}
