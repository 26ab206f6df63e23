import type { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import type { IncidentContent, IncidentDraft, StudentLine } from '../../shared/model/incident.ts';
import { contentOfSession } from '../../shared/model/incident-session.ts';
import { newStudentLine } from '../../shared/model/new-student-line.ts';
import type { Device, DeviceId, RoomId, RosterSnapshot } from '../../shared/model/roster.ts';
import { currentSessionOf, type TestSession } from '../../shared/model/session.ts';
import type { Site } from '../../shared/model/site.ts';
import { emptyContent } from './record.ts';

export interface PrefillWish {
  readonly roomId: RoomId | null;
  readonly deviceIds: readonly DeviceId[];
  /** Null: it did not begin at a finding. */
  readonly finding: Pick<DiagnosisFinding, 'since' | 'scope'> | null;
  /** Whoever is signed in; empty: nobody. */
  readonly reporter: string;
  readonly now: number;
  /** When it happened, where the person said so before; null: the finding says, or it is now. */
  readonly occurredAt: number | null;
}

export interface PrefillSources {
  readonly roster: Pick<RosterSnapshot, 'rooms' | 'devices'>;
  readonly sessions: readonly TestSession[];
  readonly site: Pick<Site, 'testing' | 'platforms'>;
}

/** All that the console knows already about what somebody is about to report. Severity and category stay theirs to say. */
export function prefilled(wish: PrefillWish, sources: PrefillSources): Pick<IncidentDraft, 'content' | 'students'> {
  const devices = devicesOf(wish, sources.roster.devices);
  const roomId = wish.roomId ?? roomOfFinding(wish.finding) ?? onlyRoomOf(devices);
  const room = sources.roster.rooms.find(({ id }) => id === roomId) ?? null;
  const session = room === null ? null : sessionOf(sources.sessions, room.id, wish.occurredAt);
  const content: IncidentContent = {
    ...emptyContent(Math.round(wish.occurredAt ?? wish.finding?.since ?? wish.now)),
    awareAt: Math.round(wish.now),
    programId: sources.site.testing.programId,
    platformId: onlyPlatformOf(sources),
    ...(session === null ? {} : contentOfSession(session, roomId)),
    ...phaseThen(session, wish.occurredAt),
    roomId: room?.id ?? null,
    roomName: room?.name ?? '',
    devices: devices.map(({ id, label }) => ({ deviceId: id, label })),
    reporter: wish.reporter,
  };
  return { content, students: linesOf(devices) };
}

/** @param at  Of a moment that somebody looks back on: the session that was in then, or was planned for then. Null: now. */
function sessionOf(sessions: readonly TestSession[], roomId: RoomId, at: number | null): TestSession | null {
  if (at === null) return currentSessionOf(sessions, roomId);
  const ofRoom = sessions.filter(({ rooms }) => rooms.some((room) => room.roomId === roomId));
  const planned = ofRoom.find(({ plannedStartAt, plannedEndAt }) => at >= plannedStartAt && at < plannedEndAt);
  return ofRoom.find((session) => wereStudentsIn(session, at)) ?? planned ?? null;
}

function wereStudentsIn({ moves }: TestSession, at: number): boolean {
  const begunAt = moves.find(({ to }) => to === 'testing')?.at ?? Number.POSITIVE_INFINITY;
  const endedAt = moves.find(({ to }) => to === 'ended')?.at ?? Number.POSITIVE_INFINITY;
  return at >= begunAt && at < endedAt;
}

/** Of a session that somebody looks back on; one of now says it by its state. */
function phaseThen(session: TestSession | null, at: number | null): Partial<Pick<IncidentContent, 'phase'>> {
  if (session === null || at === null) return {};
  return { phase: wereStudentsIn(session, at) ? 'during' : 'before' };
}

function devicesOf({ deviceIds, finding }: PrefillWish, known: readonly Device[]): Device[] {
  const scope = finding?.scope;
  const named = deviceIds.length === 0 && scope?.kind === 'device' ? [scope.id] : deviceIds;
  return named.flatMap((deviceId) => known.find(({ id }) => id === deviceId) ?? []);
}

function roomOfFinding(finding: PrefillWish['finding']): RoomId | null {
  const scope = finding?.scope;
  if (scope?.kind !== 'rooms' && scope?.kind !== 'access-point' && scope?.kind !== 'uplink') return null;
  const [room, ...others] = scope.rooms;
  return others.length === 0 ? (room?.id ?? null) : null;
}

function onlyRoomOf(devices: readonly Device[]): RoomId | null {
  const rooms = new Set(devices.flatMap(({ roomId }) => roomId ?? []));
  return rooms.size === 1 ? ([...rooms][0] ?? null) : null;
}

/** Of a school that tests with one platform. */
function onlyPlatformOf({ site }: PrefillSources): string | null {
  const platforms = Object.keys(site.platforms);
  return platforms.length === 1 ? (platforms[0] ?? null) : null;
}

/**
 * One line for each device at which a student sits, by seat: the roster's label for the student is taken only where there is no
 * seat, and it is no name.
 */
function linesOf(devices: readonly Device[]): StudentLine[] {
  return devices
    .filter(({ isSpare, isRetired, seat, studentLabel }) => !isSpare && !isRetired && (seat ?? studentLabel) !== null)
    .map(({ id, label, seat, studentLabel }, index) => ({
      ref: `S${index + 1}`,
      ...newStudentLine(seat ?? studentLabel ?? '', { deviceId: id, label }),
    }));
}
