import type { Device, DeviceKind, Room } from '../../shared/model/roster.ts';
import { EMPTY_PLATFORM_SITE, EMPTY_SITE, type NetworkDevice, type Site } from '../../shared/model/site.ts';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';
import { aDevice, aRoom } from '../helpers/builders.ts';
import { LAB_PROFILE } from './servers/lab-profile.ts';

/** One room of the lab school: its access point is a bridge of its own, with an address of its own. */
export interface LabRoom {
  readonly id: string;
  readonly name: string;
  readonly accessPoint: string;
  readonly accessPointAddress: string;
  /** Null: hangs on the core itself. */
  readonly uplink: string | null;
  readonly kind: DeviceKind;
  readonly addresses: readonly string[];
}

const DEVICES_A_ROOM = 6;
const addressesIn = (net: string) => Array.from({ length: DEVICES_A_ROOM }, (_, index) => `${net}.${index + 1}`);

/** Three legs of the core: two access points, a switch with two more, and the router, behind which the annex lies. */
export const LAB_ROOMS = {
  '101': room('101', 'windows', null),
  '102': room('102', 'chromebook', null),
  '201': room('201', 'windows', 'Switch 2'),
  '202': room('202', 'chromebook', 'Switch 2'),
  annex: {
    id: 'annex',
    name: 'Annex',
    accessPoint: 'AP Annex',
    accessPointAddress: '10.79.0.11',
    uplink: null,
    kind: 'windows',
    addresses: addressesIn('10.79.0').map((address) => address.replace(/\.(\d+)$/, '.10$1')),
  },
} as const satisfies Record<string, LabRoom>;
export type LabRoomId = keyof typeof LAB_ROOMS;
export const LAB_ROOM_IDS = ['101', '102', '201', '202', 'annex'] as const satisfies readonly LabRoomId[];

function room(id: string, kind: DeviceKind, uplink: string | null): LabRoom {
  const accessPointAddress = `10.77.0.${Number(id.slice(0, 1)) * 10 + Number(id.slice(-1))}`;
  const net = `10.77.${id}`;
  return {
    id,
    name: `Room ${id}`,
    accessPoint: `AP ${id}`,
    accessPointAddress,
    uplink,
    kind,
    addresses: addressesIn(net),
  };
}

export const SWITCH_ADDRESS = '10.77.0.2';
export const GATEWAY_ADDRESS = '10.77.0.254';
export const LAPTOP_ADDRESS = '10.77.0.1';
export const NAME_SERVER_ADDRESS = '10.77.0.53';
/** Documentation addresses (RFC 5737): nobody's, and only inside the lab. */
export const INTERNET_ADDRESSES = ['198.51.100.1', '203.0.113.1'] as const;
export const VENDOR_ADDRESS = '192.0.2.10';
/** Four hosts that take turns, as those of the real platforms do: one of them is asked every 15 s. */
export const VENDOR_NAMES = ['login', 'tests', 'answers', 'media'].map((name) => `${name}.vendor.example`);

/** Everything that the console is told about the school. */
export interface LabSchool {
  readonly rooms: readonly Room[];
  readonly devices: readonly Device[];
  readonly site: Site;
  readonly profile: PlatformProfile;
}

/** @param trustedCertificate  PEM of the authority that signed the vendor's certificate. */
export function labSchool(trustedCertificate: string): LabSchool {
  const rooms = LAB_ROOM_IDS.map((id) => LAB_ROOMS[id]);
  return {
    rooms: rooms.map(({ id, name, accessPoint, uplink }, order) => aRoom({ id, name, order, accessPoint, uplink })),
    devices: rooms.flatMap(({ id, kind, addresses }) =>
      addresses.map((address, index) =>
        aDevice({
          id: `${id}-${index + 1}`,
          label: `${id}-${index + 1}`,
          address,
          roomId: id,
          kind,
          studentLabel: `S${index}`,
        }),
      ),
    ),
    site: {
      ...EMPTY_SITE,
      school: 'Lab School',
      platforms: { [PROFILE.id]: { ...EMPTY_PLATFORM_SITE, isUsed: true } },
      network: {
        ...EMPTY_SITE.network,
        dnsServers: [NAME_SERVER_ADDRESS],
        internetTargets: INTERNET_ADDRESSES.map((host) => ({ host, port: 443 })),
        devices: [
          ...rooms.map(
            ({ accessPoint, accessPointAddress, uplink }): NetworkDevice => ({
              name: accessPoint,
              kind: 'access-point',
              address: accessPointAddress,
              uplink,
            }),
          ),
          { name: 'Switch 2', kind: 'switch', address: SWITCH_ADDRESS, uplink: null },
        ],
      },
      rehearsal: { ...EMPTY_SITE.rehearsal, trustedCertificates: [trustedCertificate] },
    },
    profile: PROFILE,
  };
}

const PROFILE: PlatformProfile = {
  ...LAB_PROFILE,
  hosts: VENDOR_NAMES.map((host) => ({
    id: host,
    host,
    port: 443,
    purpose: 'testing',
    need: 'required',
    managementSystems: [],
    kinds: [],
    protocol: 'tls',
    sources: [],
    confidence: 'ours',
  })),
  siteFields: [],
  localServices: [],
  versionFeeds: [],
};
