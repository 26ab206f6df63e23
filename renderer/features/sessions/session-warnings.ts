import type { Device, Room, RoomId } from '../../../shared/model/roster.ts';
import type { SessionDraft, SessionId, SessionState, TestSession } from '../../../shared/model/session.ts';
import { platformSite, type Site } from '../../../shared/model/site.ts';
import { minuteTime } from '../../ui/times.ts';
import { isSameDay } from './local-day.ts';

/** Something about a session that a person should know; nothing of it stands in the way of saving or starting. */
export interface SessionWarning {
  /** Stable: the same warning keeps it while its words change. */
  readonly key: string;
  readonly message: string;
  /** Null: it concerns the session as a whole. */
  readonly roomId: RoomId | null;
}

/** What a session is judged by. */
export interface WarningFacts {
  readonly rooms: ReadonlyMap<RoomId, Room>;
  readonly deviceCounts: ReadonlyMap<RoomId, number>;
  readonly sessions: readonly TestSession[];
  readonly site: Site;
  readonly platformName: string;
  /** Rooms that somebody declared ready and nothing has reopened. */
  readonly signedOff: ReadonlySet<RoomId>;
}

/** A session as it is saved, or as it stands in the form. */
export type JudgedSession = Pick<SessionDraft, 'platformId' | 'rooms' | 'plannedStartAt' | 'plannedEndAt'> & {
  /** Null: not saved yet. */
  readonly id: SessionId | null;
  readonly state: SessionState;
};

/** Devices of each room that students can use: spares and those put away do not count. */
export function countSeats(devices: Iterable<Device>): ReadonlyMap<RoomId, number> {
  const counts = new Map<RoomId, number>();
  for (const { roomId, isSpare, isPaused } of devices) {
    if (roomId !== null && !isSpare && !isPaused) counts.set(roomId, (counts.get(roomId) ?? 0) + 1);
  }
  return counts;
}

/** Most general first. An ended session has none: nothing can be done about it any more. */
export function sessionWarnings(session: JudgedSession, facts: WarningFacts): readonly SessionWarning[] {
  if (session.state === 'ended') return [];
  return [
    ...platformWarnings(session, facts),
    ...session.rooms.flatMap(({ roomId, expectedDevices }) => deviceWarnings(roomId, expectedDevices, facts)),
    ...overlapWarnings(session, facts),
    ...readinessWarnings(session, facts),
  ];
}

function platformWarnings({ platformId }: JudgedSession, { site, platformName }: WarningFacts): SessionWarning[] {
  if (platformSite(site, platformId).isUsed) return [];
  const message = `${platformName} is not switched on for this school, so its settings may be missing. Switch it on in Settings.`;
  return [{ key: 'platform', roomId: null, message }];
}

function deviceWarnings(roomId: RoomId, expected: number | null, facts: WarningFacts): SessionWarning[] {
  const room = facts.rooms.get(roomId);
  if (room === undefined) {
    return [{ key: `gone-${roomId}`, roomId, message: 'A room of this session is no longer in the roster.' }];
  }
  const count = facts.deviceCounts.get(roomId) ?? 0;
  if (count === 0) {
    return [{ key: `empty-${roomId}`, roomId, message: `${room.name} has no devices that students can use.` }];
  }
  if (expected === null || count >= expected) return [];
  const message = `${room.name} has ${count} ${count === 1 ? 'device' : 'devices'}, and ${expected} are expected. Spares do not count.`;
  return [{ key: `few-${roomId}`, roomId, message }];
}

function overlapWarnings(session: JudgedSession, { sessions, rooms }: WarningFacts): SessionWarning[] {
  const mine = new Set(session.rooms.map(({ roomId }) => roomId));
  return sessions
    .filter((other) => other.id !== session.id && other.state !== 'ended' && isAtTheSameTime(session, other))
    .flatMap((other) => {
      const shared = other.rooms.filter(({ roomId }) => mine.has(roomId)).map(({ roomId }) => roomId);
      if (shared[0] === undefined) return [];
      const names = shared.map((roomId) => rooms.get(roomId)?.name ?? 'a room');
      const time = `${minuteTime(other.plannedStartAt)} to ${minuteTime(other.plannedEndAt)}`;
      const message = `${listWords(names)} ${names.length === 1 ? 'has' : 'have'} “${other.name}” at the same time, ${time}.`;
      return [{ key: `overlap-${other.id}`, roomId: shared.length === 1 ? shared[0] : null, message }];
    });
}

function isAtTheSameTime(a: JudgedSession, b: TestSession): boolean {
  return a.plannedStartAt < b.plannedEndAt && b.plannedStartAt < a.plannedEndAt;
}

/** From the moment it is getting serious until it is over: before that, nobody expects a room to be ready. */
const NEEDS_READY_ROOMS: readonly SessionState[] = ['ready', 'testing', 'paused'];

function readinessWarnings({ state, rooms: own }: JudgedSession, { rooms, signedOff }: WarningFacts): SessionWarning[] {
  if (!NEEDS_READY_ROOMS.includes(state)) return [];
  const open = own.filter(({ roomId }) => rooms.has(roomId) && !signedOff.has(roomId));
  if (open.length === 0) return [];
  const names = listWords(open.map(({ roomId }) => rooms.get(roomId)?.name ?? ''));
  const began = state === 'ready' ? '' : 'Started all the same: ';
  const message = `${began}${names} ${open.length === 1 ? 'has' : 'have'} not been declared ready on the Readiness screen.`;
  return [{ key: 'readiness', roomId: null, message }];
}

/** More than this are counted, not named. */
const MAX_NAMED = 3;

/** `Room 112`, `Room 112 and Library`, `Room 112, Room 114 and 4 more rooms`. */
export function listWords(names: readonly string[]): string {
  const shown = names.length > MAX_NAMED ? names.slice(0, MAX_NAMED - 1) : names.slice(0, -1);
  const rest = names.length - shown.length;
  const last = rest === 1 ? (names.at(-1) ?? '') : `${rest} more rooms`;
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** Sessions of a day, and those that were left open on an earlier one. */
export function sessionsOfDay(
  sessions: readonly TestSession[],
  day: number,
): { readonly today: readonly TestSession[]; readonly leftOpen: readonly TestSession[] } {
  return {
    today: sessions.filter(({ plannedStartAt }) => isSameDay(plannedStartAt, day)),
    leftOpen: sessions.filter(
      ({ state, plannedStartAt }) =>
        (state === 'testing' || state === 'paused') && plannedStartAt < day && !isSameDay(plannedStartAt, day),
    ),
  };
}
