import type { Confirmation } from '../../shared/model/readiness.ts';
import type { RoomId } from '../../shared/model/roster.ts';
import type { TestSession } from '../../shared/model/session.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type Site } from '../../shared/model/site.ts';
import { EMPTY_SITE_TESTING } from '../../shared/model/site-testing.ts';
import { checklistOf } from '../../shared/profiles/read.ts';
import type { PlatformId, PlatformProfile } from '../../shared/profiles/schema.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/units.ts';
import { DEMO_PROGRAM } from './incidents.ts';
import { demoNetworkDevices } from './infrastructure.ts';
import { DEMO_PLACES } from './places.ts';

/** Names and addresses that cannot exist, as everything in the demo school. */
export function demoSite(at: number): Site {
  return {
    ...EMPTY_SITE,
    school: 'Maplewood Middle School',
    program: 'Demo state program',
    platforms: {
      testnav: {
        ...EMPTY_PLATFORM_SITE,
        isUsed: true,
        managementSystem: 'PAN',
        fields: { customer: 'maplewood', contentHost: 'maplewood', managementHost: 'pan.maplewood.example' },
        localServices: { 'proctor-cache': [{ name: 'Library', host: '192.0.2.9', ports: [] }] },
      },
      'drc-insight': {
        ...EMPTY_PLATFORM_SITE,
        isUsed: true,
        fields: { program: 'maplewood', state: 'maplewood' },
      },
    },
    network: {
      ...EMPTY_SITE.network,
      dnsServers: ['192.0.2.2', '192.0.2.3'],
      internetTargets: [
        { host: 'one.maplewood.example', port: 443 },
        { host: 'two.maplewood.example', port: 443 },
      ],
      devices: demoNetworkDevices(),
    },
    contacts: {
      'school-technician': { name: 'J. Rivera', phone: 'Room 101', email: 'tech@maplewood.example', note: '' },
      'district-network': {
        name: 'District network desk',
        phone: '555-0142',
        email: 'network@district.example',
        note: 'Answers from 7:00',
      },
      'vendor-support': { name: 'Vendor support', phone: '555-0187', email: '', note: 'Have the school code ready' },
    },
    testing: {
      ...EMPTY_SITE_TESTING,
      programId: DEMO_PROGRAM,
      district: 'Maplewood School District',
      districtCode: '0000',
      schoolCode: '0001',
      schoolCoordinator: 'Ms. Alvarez',
      districtCoordinator: 'Dr. Whitfield',
      windowEndsAt: at + 8 * DAY_MS,
    },
    windowStartedAt: at - 6 * DAY_MS,
    // Belt and braces: even a check that forgot where it runs could not leave this laptop.
    rehearsal: { ...EMPTY_SITE.rehearsal, isLocalOnly: true },
  };
}

/** The morning as it is planned: two rooms of one test, one of each other, all before their start. Ids never change. */
export function demoSessions(at: number): TestSession[] {
  const quarter = 15 * MINUTE_MS;
  const startAt = Math.ceil((at + 30 * MINUTE_MS) / quarter) * quarter;
  const session = (
    id: string,
    name: string,
    over: Pick<TestSession, 'platformId' | 'subject' | 'grade' | 'rooms'> & Partial<TestSession>,
  ): TestSession => ({
    id,
    name,
    managementSystem: null,
    plannedStartAt: startAt,
    plannedEndAt: startAt + 90 * MINUTE_MS,
    state: 'preparing',
    since: at,
    moves: [{ at, from: 'planned', to: 'preparing', by: 'Demo' }],
    ...over,
  });
  const room = (roomId: RoomId, proctor: string) => ({ roomId, proctor, expectedDevices: null });
  return [
    session('demo-session-ela', 'Grade 8 ELA', {
      platformId: 'testnav',
      subject: 'ELA',
      grade: '8',
      rooms: [room('demo-room-112', 'Ms. Ortiz'), room('demo-room-114', 'Mr. Lee')],
    }),
    session('demo-session-math', 'Grade 7 Math', {
      platformId: 'testnav',
      subject: 'Math',
      grade: '7',
      rooms: [room('demo-library', 'Mr. Haas')],
    }),
    session('demo-session-wida', 'WIDA', {
      platformId: 'drc-insight',
      subject: 'English language',
      grade: '6-8',
      rooms: [room('demo-room-118', 'Ms. Okafor')],
      plannedStartAt: startAt + HOUR_MS,
      plannedEndAt: startAt + 2.5 * HOUR_MS,
      state: 'planned',
      moves: [],
    }),
  ];
}

/** Left open for visitors to tick. */
const OPEN_ITEMS: Readonly<Record<RoomId, readonly string[]>> = { 'demo-library': ['ALL-16', 'TICKETS'] };

/** What people have confirmed by now: nearly everything. */
export function demoConfirmations(site: Site, profiles: readonly PlatformProfile[], at: number): Confirmation[] {
  const roomsOf: Readonly<Record<PlatformId, readonly RoomId[]>> = Object.fromEntries(
    profiles.map(({ id }) => [
      id,
      demoSessions(at)
        .filter(({ platformId }) => platformId === id)
        .flatMap(({ rooms }) => rooms.map(({ roomId }) => roomId)),
    ]),
  );
  return profiles.flatMap((profile) => {
    const said = site.platforms[profile.id];
    if (said === undefined) return [];
    const systems = new Set(said.managementSystem === null ? [] : [said.managementSystem]);
    const rooms = roomsOf[profile.id] ?? [];
    const itemsOf = (roomIds: readonly RoomId[]) => checklistOf(profile, said, systems, kindsIn(roomIds));
    const tick = (itemId: string, roomId: RoomId | null): Confirmation => ({
      platformId: profile.id,
      itemId,
      roomId,
      by: 'J. Rivera',
      at,
      isOk: true,
      note: '',
    });
    return [
      ...itemsOf(rooms)
        .filter(({ per }) => per === 'site')
        .map(({ id }) => tick(id, null)),
      ...rooms.flatMap((roomId) =>
        itemsOf([roomId])
          .filter(({ id, per }) => per === 'room' && OPEN_ITEMS[roomId]?.includes(id) !== true)
          .map(({ id }) => tick(id, roomId)),
      ),
    ];
  });
}

function kindsIn(roomIds: readonly RoomId[]) {
  return new Set(DEMO_PLACES.filter(({ roomId }) => roomIds.includes(roomId)).map(({ kind }) => kind));
}
