import type { Device, DeviceKind, Room } from '../../shared/model/roster.ts';
import { DAY_MS, HOUR_MS } from '../../shared/units.ts';
import { demoFacts } from './facts.ts';
import { DEMO_PLACES, DEMO_ROOMS, type DemoPlace } from './places.ts';

const LABEL_PREFIX: Readonly<Record<DeviceKind, string>> = {
  chromebook: 'CB',
  windows: 'PC',
  mac: 'MAC',
  ipad: 'IPAD',
  linux: 'LX',
  other: 'DEV',
};

/** Sticker numbers begin here, as in a school that has thrown some away. */
const FIRST_LABEL_NUMBER = 387;

/**
 * The made-up school: four rooms and a cart of spares, 106 devices of mixed kinds, ids that never change.
 *
 * @param at  Epoch milliseconds that "learned" and "last seen" are counted back from; the start of the demo.
 */
export function demoSchool(at: number): { readonly rooms: readonly Room[]; readonly devices: readonly Device[] } {
  return { rooms: DEMO_ROOMS, devices: DEMO_PLACES.map((place) => deviceOf(place, at)) };
}

/** The id of the device in a seat, for scripts and tests: `demoDeviceId('demo-room-114', 'A3')`. */
export function demoDeviceId(roomId: string, seat: string): string {
  return `${roomId}-${seat.toLowerCase()}`;
}

function deviceOf(place: DemoPlace, at: number): Device {
  const number = String(FIRST_LABEL_NUMBER + place.index).padStart(4, '0');
  const label = `${LABEL_PREFIX[place.kind]}-${number}`;
  return {
    id: demoDeviceId(place.roomId, place.seat),
    label,
    serial: `DEMO${number}`,
    assetTag: label,
    macs: place.roster.mac === null ? [] : [place.roster.mac],
    host: place.roster.host,
    address: place.roster.address,
    addressLearnedAt: place.roster.address === null ? null : at - 2 * HOUR_MS,
    kind: place.kind,
    ...demoFacts(place, at),
    lastSeenAt: place.network === null ? at - 9 * DAY_MS : at - HOUR_MS,
    roomId: place.roomId,
    seat: place.seat,
    position: { row: place.row, column: place.column },
    isSpare: place.roomId === 'demo-cart-3',
    isPaused: place.isPaused,
    studentLabel: place.hasStudent ? place.seat : null,
  };
}
