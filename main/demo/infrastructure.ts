import type { NetworkDevice } from '../../shared/model/site.ts';
import { conditionsAt } from './morning.ts';
import { DEMO_ROOMS } from './places.ts';

/** The demo school's router. */
export const DEMO_GATEWAY = '192.0.2.1';

/** Documentation addresses (RFC 5737) that no device of the demo school has. */
const ACCESS_POINTS: Readonly<Record<string, string>> = {
  'AP Hall 1': '203.0.113.241',
  'AP 114': '203.0.113.242',
  'AP Library': '203.0.113.243',
};
const SWITCHES: Readonly<Record<string, string>> = { 'Floor 1': '203.0.113.251', 'Floor 2': '203.0.113.252' };

/** The seat whose fate the access point of the scripted failure shares. */
const FAILING = { address: ACCESS_POINTS['AP 114'], roomId: 'demo-room-114', seat: 'A1' } as const;

/** What rooms name as their access point and floor, with the addresses it is pinged at. */
export function demoNetworkDevices(): NetworkDevice[] {
  const points = DEMO_ROOMS.flatMap(({ accessPoint, uplink }): NetworkDevice[] =>
    accessPoint === null
      ? []
      : [{ name: accessPoint, kind: 'access-point', address: ACCESS_POINTS[accessPoint] ?? null, uplink }],
  );
  const floors = DEMO_ROOMS.flatMap(({ uplink }): NetworkDevice[] =>
    uplink === null ? [] : [{ name: uplink, kind: 'switch', address: SWITCHES[uplink] ?? null, uplink: null }],
  );
  return [...new Map([...points, ...floors].map((device) => [device.name, device])).values()];
}

const ADDRESSES: ReadonlySet<string> = new Set([
  DEMO_GATEWAY,
  ...Object.values(ACCESS_POINTS),
  ...Object.values(SWITCHES),
]);

export function isInfrastructure(address: string): boolean {
  return ADDRESSES.has(address);
}

/** Everything answers all morning, but for the access point that fails. */
export function doesInfrastructureAnswer(address: string, atMs: number): boolean {
  if (address !== FAILING.address) return true;
  return conditionsAt(FAILING.roomId, FAILING.seat, atMs).isReachable;
}
