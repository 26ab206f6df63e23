import type { DiagnosedPlatform, DiagnosedRoom, RoomActivity } from '../../../main/diagnosis/input.ts';
import type { PathTarget } from '../../../shared/model/path.ts';
import type { DeviceKind } from '../../../shared/model/roster.ts';
import type { NetworkDevice } from '../../../shared/model/site.ts';

/** One device of a simulated school. */
export interface SimDevice {
  readonly id: string;
  readonly label: string;
  readonly seat: string;
  readonly kind: DeviceKind;
  readonly roomId: string;
  readonly isSpare: boolean;
  readonly hasStudent: boolean;
}

export interface SimSchool {
  readonly rooms: readonly DiagnosedRoom[];
  readonly devices: readonly SimDevice[];
  readonly network: readonly Pick<NetworkDevice, 'name' | 'kind' | 'uplink'>[];
  readonly targets: readonly PathTarget[];
  readonly platforms: readonly DiagnosedPlatform[];
  readonly medium: 'wired' | 'wifi';
  readonly signalPercent: number | null;
}

export interface RoomPlan {
  readonly id: string;
  readonly devices: number;
  readonly kinds?: readonly DeviceKind[];
  readonly accessPoint?: string | null;
  readonly uplink?: string | null;
  readonly activity?: RoomActivity;
  readonly platformIds?: readonly string[];
  readonly kind?: 'room' | 'cart';
}

export interface SchoolPlan {
  readonly rooms: readonly RoomPlan[];
  /** Access points and switches are asked too; off: they are known by name only. */
  readonly areBoxesWatched?: boolean;
  readonly internetTargets?: number;
  readonly hasNameServer?: boolean;
  readonly hasProctorCache?: boolean;
  readonly medium?: 'wired' | 'wifi';
  readonly signalPercent?: number | null;
  readonly platforms?: readonly DiagnosedPlatform[];
}

/** DRC's five minutes are from its facts; TestNav's are not known. */
export const TESTNAV: DiagnosedPlatform = { id: 'testnav', name: 'TestNav', retryMinutes: null, outageMeaning: '' };
export const DRC: DiagnosedPlatform = {
  id: 'drc-insight',
  name: 'DRC INSIGHT',
  retryMinutes: 5,
  outageMeaning: 'Students may be signed out.',
};

/** Builds a school from a plan: rooms in order, devices with seats, targets with the periods that a polite watch would use. */
export function buildSchool(plan: SchoolPlan): SimSchool {
  const rooms = plan.rooms.map(
    (room): DiagnosedRoom => ({
      id: room.id,
      name: room.kind === 'cart' ? `Cart ${room.id}` : `Room ${room.id}`,
      kind: room.kind ?? 'room',
      accessPoint: room.accessPoint === undefined ? `AP ${room.id}` : room.accessPoint,
      uplink: room.uplink === undefined ? null : room.uplink,
      activity: room.activity ?? 'testing',
      platformIds: room.platformIds ?? ['testnav'],
    }),
  );
  const network = boxesOf(rooms);
  return {
    rooms,
    devices: plan.rooms.flatMap(devicesOf),
    network,
    targets: targetsOf(plan, network),
    platforms: plan.platforms ?? [TESTNAV, DRC],
    medium: plan.medium ?? 'wired',
    signalPercent: plan.signalPercent ?? null,
  };
}

function devicesOf(room: RoomPlan): SimDevice[] {
  const kinds = room.kinds ?? ['chromebook'];
  return Array.from({ length: room.devices }, (_, index) => ({
    id: `${room.id}-${index + 1}`,
    label: `CB-${room.id}-${String(index + 1).padStart(2, '0')}`,
    seat: `${String.fromCharCode(65 + Math.floor(index / 6))}${(index % 6) + 1}`,
    kind: kinds[index % kinds.length] ?? 'chromebook',
    roomId: room.id,
    isSpare: room.kind === 'cart',
    hasStudent: room.kind !== 'cart',
  }));
}

function boxesOf(rooms: readonly DiagnosedRoom[]): SimSchool['network'] {
  const uplinkOf = new Map(rooms.map(({ accessPoint, uplink }) => [accessPoint, uplink]));
  const accessPoints = [...uplinkOf].flatMap(([name, uplink]) =>
    name === null ? [] : [{ name, kind: 'access-point' as const, uplink }],
  );
  const switches = [...new Set(rooms.map(({ uplink }) => uplink))].flatMap((name) =>
    name === null ? [] : [{ name, kind: 'switch' as const, uplink: null }],
  );
  return [...accessPoints, ...switches];
}

function targetsOf(plan: SchoolPlan, network: SimSchool['network']): PathTarget[] {
  const boxes =
    plan.areBoxesWatched === true
      ? network.map(({ name, kind }) =>
          aTarget({ id: `box:${name}`, kind, name, method: 'ping', periodMs: 5_000, timeoutMs: 1_000 }),
        )
      : [];
  const outside = Array.from({ length: plan.internetTargets ?? 2 }, (_, index) =>
    aTarget({
      id: `internet:${index + 1}`,
      kind: 'internet',
      name: `internet target ${index + 1}`,
      method: 'tcp',
      periodMs: 10_000,
      timeoutMs: 3_000,
    }),
  );
  const hosts = (plan.platforms ?? [TESTNAV, DRC]).flatMap(({ id, name }) =>
    ['sign-in', 'delivery', 'content'].map((what) =>
      aTarget({
        id: `${id}:${what}`,
        kind: 'platform-host',
        name: `${name} ${what}`,
        platformId: id,
        method: 'https',
        periodMs: 60_000,
        timeoutMs: 3_000,
      }),
    ),
  );
  const cache = {
    id: 'cache',
    kind: 'proctor-cache',
    name: 'ProctorCache in the library',
    platformId: 'testnav',
  } as const;
  return [
    aTarget({ id: 'gateway', kind: 'gateway', name: 'gateway', method: 'ping', periodMs: 2_000, timeoutMs: 1_000 }),
    ...(plan.hasNameServer === false
      ? []
      : [aTarget({ id: 'dns', kind: 'dns', name: 'name server', method: 'dns', periodMs: 10_000, timeoutMs: 2_000 })]),
    ...outside,
    ...hosts,
    ...boxes,
    ...(plan.hasProctorCache === true
      ? [aTarget({ ...cache, method: 'tcp', periodMs: 15_000, timeoutMs: 2_000 })]
      : []),
  ];
}

function aTarget(
  over: Partial<PathTarget> & Pick<PathTarget, 'id' | 'kind' | 'name' | 'method' | 'periodMs' | 'timeoutMs'>,
): PathTarget {
  return { host: null, address: null, port: null, platformId: null, need: 'required', ...over };
}

/** Like the demo school: three rooms and a cart, access points named but not asked. */
export function smallSchool(over: Partial<SchoolPlan> = {}): SimSchool {
  return buildSchool({
    rooms: [
      { id: '112', devices: 28 },
      { id: '114', devices: 12 },
      { id: '118', devices: 24, kinds: ['windows'], platformIds: ['drc-insight'] },
      { id: '3', devices: 12, kind: 'cart', accessPoint: null, activity: 'none' },
    ],
    ...over,
  });
}

/** Two floors, eight rooms; 203 and 204 share an access point; access points and switches are asked. */
export function twoFloors(over: Partial<SchoolPlan> = {}): SimSchool {
  const floor = (uplink: string, ids: readonly string[]): RoomPlan[] =>
    ids.map((id) => ({
      id,
      devices: 18,
      uplink,
      accessPoint: id === '203' || id === '204' ? 'AP 203/204' : `AP ${id}`,
      platformIds: id === '102' || id === '202' ? ['drc-insight'] : ['testnav'],
    }));
  return buildSchool({
    rooms: [...floor('Switch 1', ['101', '102', '103', '104']), ...floor('Switch 2', ['201', '202', '203', '204'])],
    areBoxesWatched: true,
    ...over,
  });
}

/** A roster that names no access point and no switch, and a school that agreed to no internet target. */
export function bareSchool(over: Partial<SchoolPlan> = {}): SimSchool {
  return buildSchool({
    rooms: ['1', '2', '3', '4', '5'].map((id) => ({ id, devices: 16, accessPoint: null })),
    internetTargets: 0,
    ...over,
  });
}

/** Forty rooms, a thousand devices, four floors. */
export function largeSchool(over: Partial<SchoolPlan> = {}): SimSchool {
  return buildSchool({
    rooms: Array.from({ length: 40 }, (_, index) => ({
      id: String(101 + index),
      devices: 25,
      uplink: `Switch ${Math.floor(index / 10) + 1}`,
      platformIds: index % 3 === 0 ? ['drc-insight'] : ['testnav'],
    })),
    areBoxesWatched: true,
    ...over,
  });
}
