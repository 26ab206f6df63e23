import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import type { LaptopInterface } from '../facts.ts';
import { outputOf } from './bounded.ts';

interface DefaultRoute {
  /** Interface name; on Windows the interface's own address. */
  readonly via: string;
  /** Address of the router; null: none, as on a tunnel, or one that is good on its own cable only. */
  readonly gateway: string | null;
  /** The lower, the more it is preferred. */
  readonly metric: number;
}

/**
 * Interfaces with a default route, the preferred one first, each once. Read without `systeminformation`, which asks for
 * routes with calls that stop the whole process meanwhile.
 */
export async function readWaysOut(interfaces: readonly LaptopInterface[], signal: AbortSignal): Promise<string[]> {
  const routes = (await readRoutes(signal)).toSorted((a, b) => a.metric - b.metric);
  const names = routes.flatMap(({ via }) => {
    const known = interfaces.find(({ name, addresses }) => name === via || addresses.includes(via));
    return known === undefined ? [] : [known.name];
  });
  return [...new Set(names)];
}

/** Address of the router of the preferred default route that has one; null: there is none. Rejects where the system does not tell. */
export async function readGateway(signal: AbortSignal): Promise<string | null> {
  const routes = (await readRoutes(signal)).toSorted((a, b) => a.metric - b.metric);
  return routes.find(({ gateway }) => gateway !== null)?.gateway ?? null;
}

async function readRoutes(signal: AbortSignal): Promise<DefaultRoute[]> {
  if (process.platform === 'win32') return windowsRoutes(await outputOf('route', ['print', '-4'], signal));
  if (process.platform === 'darwin') return macRoutes(await outputOf('netstat', ['-rn', '-f', 'inet'], signal));
  const [ipv4, ipv6] = await Promise.all([
    readFile('/proc/net/route', { encoding: 'utf8', signal }),
    // Missing where IPv6 is switched off.
    readFile('/proc/net/ipv6_route', { encoding: 'utf8', signal }).catch(() => ''),
  ]);
  return [...linuxRoutes(ipv4), ...linuxIpv6Routes(ipv6)];
}

/** `RTF_UP` and `RTF_REJECT` of Linux's `route.h`. */
const UP = 0x1;
const REJECT = 0x200;
const isUsable = (flags: string) => {
  const value = Number.parseInt(flags, 16);
  return (value & UP) !== 0 && (value & REJECT) === 0;
};

/** `/proc/net/route`: interface, destination, gateway, flags, references, use, metric, mask. */
export function linuxRoutes(table: string): DefaultRoute[] {
  return fieldsOf(table).flatMap(([via = '', destination, next = '', flags = '', , , metric, mask]) =>
    destination === '00000000' && mask === '00000000' && isUsable(flags)
      ? [{ via, gateway: addressOf(next), metric: Number(metric) }]
      : [],
  );
}

/** `FE004D0A` is 10.77.0.254: the kernel prints its four bytes as one number of this processor, in practice backwards. */
function addressOf(hex: string): string | null {
  const bytes = hex.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? [];
  return bytes.length === 4 && bytes.some((byte) => byte !== 0) ? bytes.toReversed().join('.') : null;
}

/** Routers are known by addresses that are good on their own cable only. `/proc/net/ipv6_route`: destination, length, source, length, next hop, metric, references, use, flags, interface. */
export function linuxIpv6Routes(table: string): DefaultRoute[] {
  return fieldsOf(table).flatMap(([destination = '', length, , , , metric = '', , , flags = '', via = '']) =>
    /^0{32}$/.test(destination) && length === '00' && via !== 'lo' && isUsable(flags)
      ? [{ via, gateway: null, metric: Number.parseInt(metric, 16) }]
      : [],
  );
}

/** `default  192.168.1.1  UGScg  en0`, in order of preference. */
export function macRoutes(table: string): DefaultRoute[] {
  return fieldsOf(table).flatMap(([destination, next = '', , via], index) =>
    destination === 'default' && via !== undefined ? [{ via, gateway: isIPv4(next) ? next : null, metric: index }] : [],
  );
}

/** `0.0.0.0  0.0.0.0  192.168.1.1  192.168.1.20  35`; headings are in the system's language, the lines are not. */
export function windowsRoutes(table: string): DefaultRoute[] {
  return fieldsOf(table).flatMap((fields) => {
    const [destination, mask] = fields;
    const next = fields.at(-3) ?? '';
    const via = fields.at(-2);
    const metric = Number(fields.at(-1));
    return destination === '0.0.0.0' && mask === '0.0.0.0' && via !== undefined && Number.isFinite(metric)
      ? [{ via, gateway: isIPv4(next) ? next : null, metric }]
      : [];
  });
}

function fieldsOf(table: string): string[][] {
  return table.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
}
