import type { DeviceLive } from '../../shared/model/live.ts';
import type { Confirmation } from '../../shared/model/readiness.ts';
import { platformIdsOf, systemsInPlay } from '../../shared/model/room-platforms.ts';
import type { Device, DeviceId, Room, RoomId, RosterSnapshot } from '../../shared/model/roster.ts';
import { currentSessionOf, roomsUnderTest, type TestSession } from '../../shared/model/session.ts';
import { type PlatformSite, platformSite, type Site } from '../../shared/model/site.ts';
import type { PlatformId, PlatformProfile } from '../../shared/profiles/schema.ts';

/** One platform as this school uses it. */
export interface PlannedPlatform {
  readonly profile: PlatformProfile;
  readonly site: PlatformSite;
  /** The management systems in play: the site's, and those of sessions that differ. Empty: not chosen. */
  readonly managementSystems: ReadonlySet<string>;
}

export interface PlannedRoom {
  readonly room: Room;
  readonly devices: readonly Device[];
  /** The session that claims the room now; null: none. */
  readonly session: TestSession | null;
  /** What the room tests on: its session's platform, else every platform that the site uses. */
  readonly platforms: readonly PlannedPlatform[];
  /** Devices that students need; spares come on top. */
  readonly seats: number;
}

/** Everything a sweep looks at, frozen at its start. Built by {@link planSweep}; checks only read it. */
export interface SweepPlan {
  readonly at: number;
  readonly site: Site;
  readonly rooms: readonly PlannedRoom[];
  /** Every platform of the planned rooms, each once. */
  readonly platforms: readonly PlannedPlatform[];
  /** Whole roster, for what rooms share. */
  readonly roster: Pick<RosterSnapshot, 'rooms' | 'devices'>;
  readonly live: ReadonlyMap<DeviceId, DeviceLive>;
  readonly confirmations: readonly Confirmation[];
  /** Rooms with students in, anywhere in the school. */
  readonly roomsUnderTest: ReadonlySet<RoomId>;
}

export interface PlanInput {
  readonly at: number;
  readonly site: Site;
  readonly profiles: readonly PlatformProfile[];
  readonly roster: Pick<RosterSnapshot, 'rooms' | 'devices'>;
  readonly sessions: readonly TestSession[];
  readonly live: ReadonlyMap<DeviceId, DeviceLive>;
  readonly confirmations: readonly Confirmation[];
  /** Null: all rooms that are not carts. */
  readonly roomIds: readonly RoomId[] | null;
  /** Null: as sessions and site say. */
  readonly platformIds: readonly PlatformId[] | null;
}

/** Pure: who is swept for what. */
export function planSweep(input: PlanInput): SweepPlan {
  const devicesByRoom = groupDevices(input);
  const rooms = input.roster.rooms
    .filter((room) => (input.roomIds === null ? room.kind === 'room' : input.roomIds.includes(room.id)))
    .map((room) => plannedRoom(input, room, devicesByRoom.get(room.id) ?? []));
  const platforms = new Map(rooms.flatMap((room) => room.platforms).map((platform) => [platform.profile.id, platform]));
  return {
    at: input.at,
    site: input.site,
    rooms,
    platforms: [...platforms.values()],
    roster: input.roster,
    live: input.live,
    confirmations: input.confirmations,
    roomsUnderTest: roomsUnderTest(input.sessions),
  };
}

function plannedRoom(input: PlanInput, room: Room, devices: readonly Device[]): PlannedRoom {
  const session = currentSessionOf(input.sessions, room.id);
  const platforms = platformIdsOf(input.site, input.sessions, room.id, input.platformIds).flatMap((id) => {
    const profile = input.profiles.find((candidate) => candidate.id === id);
    return profile === undefined ? [] : [plannedPlatform(input, profile)];
  });
  const expected = session?.rooms.find(({ roomId }) => roomId === room.id)?.expectedDevices ?? null;
  const seated = devices.filter(({ isSpare, isPaused }) => !isSpare && !isPaused).length;
  return { room, devices, session, platforms, seats: expected ?? seated };
}

function plannedPlatform({ site, sessions }: PlanInput, profile: PlatformProfile): PlannedPlatform {
  const { id } = profile;
  return { profile, site: platformSite(site, id), managementSystems: systemsInPlay(site, sessions, id) };
}

function groupDevices({ roster }: PlanInput): ReadonlyMap<RoomId, Device[]> {
  const groups = new Map<RoomId, Device[]>();
  for (const device of roster.devices) {
    if (device.roomId === null) continue;
    const group = groups.get(device.roomId);
    if (group === undefined) groups.set(device.roomId, [device]);
    else group.push(device);
  }
  return groups;
}
