import type { DeviceKind, Room, RoomId } from '../../shared/model/roster.ts';

/**
 * Everything the demo makes up about one device: what the roster believes and what is true on the made-up network. Where the
 * two differ lies the lesson: a stale address, a blocked ping, a tablet that was never written down properly.
 *
 * Nothing here can exist: addresses are from the documentation ranges (RFC 5737, RFC 3849), MACs from RFC 7042's, names end
 * in `.example` (RFC 2606), serials and people are invented.
 */
export interface DemoPlace {
  readonly roomId: RoomId;
  readonly seat: string;
  readonly row: number;
  readonly column: number;
  /** Counts through the whole school from 0; gives labels, serials and MACs. */
  readonly index: number;
  readonly kind: DeviceKind;
  /** What the roster has; null where it has none. */
  readonly roster: { readonly address: string | null; readonly mac: string | null; readonly host: string | null };
  /** What is true; null: switched off, or not on the network. */
  readonly network: DemoStation | null;
  readonly isPaused: boolean;
  readonly hasStudent: boolean;
}

/** A device that is on the made-up network. */
export interface DemoStation {
  readonly address: string;
  readonly mac: string;
  /** The name that resolves to `address`; null when no name does. */
  readonly host: string | null;
  readonly answersPing: boolean;
  /** What a TCP connect meets. */
  readonly tcp: 'refused' | 'silent';
}

const DOMAIN = 'maplewood.example';

interface RoomPlan extends Room {
  readonly columns: number;
  readonly seats: number;
  /** Network part of the addresses and the last number of the first seat. */
  readonly subnet: string;
  readonly firstHost: number;
  readonly kindOf: (seat: string) => DeviceKind;
}

const ROOM_PLANS: readonly RoomPlan[] = [
  {
    id: 'demo-room-112',
    name: 'Room 112',
    kind: 'room',
    note: 'Ms. Ortiz · TestNav · Grade 8 ELA',
    order: 0,
    columns: 7,
    // One access point in the hall serves both rooms; it has not been replaced for years.
    accessPoint: 'AP Hall 1',
    uplink: 'Floor 1',
    seats: 28,
    subnet: '192.0.2',
    firstHost: 20,
    kindOf: () => 'chromebook',
  },
  {
    id: 'demo-room-114',
    name: 'Room 114',
    kind: 'room',
    note: 'Mr. Lee · TestNav · Grade 8 ELA',
    order: 1,
    columns: 4,
    accessPoint: 'AP 114',
    uplink: 'Floor 1',
    seats: 12,
    subnet: '192.0.2',
    firstHost: 100,
    kindOf: (seat) => (seat === 'B4' ? 'windows' : 'chromebook'),
  },
  {
    id: 'demo-room-118',
    name: 'Room 118',
    kind: 'room',
    note: 'Ms. Okafor · DRC · WIDA',
    order: 2,
    columns: 6,
    accessPoint: 'AP Hall 1',
    uplink: 'Floor 1',
    seats: 24,
    subnet: '198.51.100',
    firstHost: 20,
    kindOf: () => 'windows',
  },
  {
    id: 'demo-library',
    name: 'Library',
    kind: 'room',
    note: 'Mr. Haas · TestNav · Grade 7 Math',
    order: 3,
    columns: 8,
    accessPoint: 'AP Library',
    uplink: 'Floor 2',
    seats: 30,
    subnet: '198.51.100',
    firstHost: 100,
    kindOf: (seat) => (seat.startsWith('C') ? 'ipad' : seat.startsWith('D') ? 'linux' : 'mac'),
  },
  {
    id: 'demo-cart-3',
    name: 'Cart 3',
    kind: 'cart',
    note: 'Spares',
    order: 4,
    columns: 6,
    accessPoint: null,
    uplink: 'Floor 1',
    seats: 12,
    subnet: '203.0.113',
    firstHost: 20,
    kindOf: (seat) => (seat.startsWith('A') ? 'chromebook' : 'ipad'),
  },
];

type PlaceChange = (place: DemoPlace) => Partial<DemoPlace>;

/** The devices that are not like the others, by room and seat. */
const SPECIAL_PLACES: Readonly<Record<string, PlaceChange>> = {
  // Got a new lease this morning; the roster still has yesterday's address, and the MAC leads to the new one.
  'demo-room-112/C4': (place) => ({ network: station(place, { address: '192.0.2.137' }) }),
  // Free seats.
  'demo-room-112/D5': () => ({ hasStudent: false }),
  'demo-room-112/D6': () => ({ hasStudent: false }),
  'demo-room-112/D7': () => ({ hasStudent: false }),
  'demo-room-118/C6': () => ({ hasStudent: false }),
  // A Windows firewall that drops ping; a TCP connect is refused, which proves life as well as an answer would.
  'demo-room-118/D3': (place) => ({ network: station(place, { answersPing: false }) }),
  // Drops everything; only the neighbour table shows that it is there.
  'demo-room-118/D4': (place) => ({ network: station(place, { answersPing: false, tcp: 'silent' }) }),
  // Known by name only.
  'demo-room-118/D5': (place) => named(place, 'rm118-d5'),
  'demo-room-118/D6': (place) => named(place, 'rm118-d6'),
  'demo-library/D5': (place) => named(place, 'library-d5'),
  // IPv6 only.
  'demo-library/B8': (place) => {
    const address = '2001:db8:0:64::b8';
    return { roster: { ...place.roster, address }, network: station(place, { address }) };
  },
  // Under repair: put away by hand.
  'demo-library/C7': () => ({ network: null, isPaused: true, hasStudent: false }),
  // Known by MAC only.
  'demo-cart-3/A6': (place) => ({ roster: { ...place.roster, address: null } }),
  // Two spares that are put away on purpose.
  'demo-cart-3/B3': () => ({ network: null, isPaused: true }),
  'demo-cart-3/B4': () => ({ network: null, isPaused: true }),
  // Not charged, never enrolled: no address yet, and a name that nobody registered.
  'demo-cart-3/B5': () => ({ roster: { address: null, mac: null, host: null }, network: null }),
  'demo-cart-3/B6': () => ({ roster: { address: null, mac: null, host: `cart3-b6.${DOMAIN}` }, network: null }),
};

/** The rooms of the demo school in the order of the screen. */
export const DEMO_ROOMS: readonly Room[] = ROOM_PLANS.map(
  ({ id, name, kind, note, order, columns, accessPoint, uplink }) => ({
    id,
    name,
    kind,
    note,
    order,
    columns,
    accessPoint,
    uplink,
  }),
);

/** Every device of the demo school, room by room, row by row. */
export const DEMO_PLACES: readonly DemoPlace[] = planPlaces();

function planPlaces(): DemoPlace[] {
  const places: DemoPlace[] = [];
  for (const plan of ROOM_PLANS) {
    for (let number = 0; number < plan.seats; number += 1) places.push(placeOf(plan, number, places.length));
  }
  return places;
}

function placeOf(plan: RoomPlan, number: number, index: number): DemoPlace {
  const row = Math.floor(number / plan.columns);
  const column = number % plan.columns;
  const seat = `${String.fromCharCode('A'.charCodeAt(0) + row)}${column + 1}`;
  const kind = plan.kindOf(seat);
  const address = `${plan.subnet}.${plan.firstHost + number}`;
  const mac = `00:00:5e:00:53:${index.toString(16).padStart(2, '0')}`;
  const place: DemoPlace = {
    roomId: plan.id,
    seat,
    row,
    column,
    index,
    kind,
    roster: { address, mac, host: null },
    network: { address, mac, host: null, answersPing: true, tcp: kind === 'windows' ? 'refused' : 'silent' },
    isPaused: false,
    hasStudent: plan.kind === 'room',
  };
  return { ...place, ...SPECIAL_PLACES[`${plan.id}/${seat}`]?.(place) };
}

function station(place: DemoPlace, change: Partial<DemoStation>): DemoStation | null {
  return place.network && { ...place.network, ...change };
}

function named(place: DemoPlace, name: string): Partial<DemoPlace> {
  const host = `${name}.${DOMAIN}`;
  return { roster: { address: null, mac: null, host }, network: station(place, { host }) };
}
