import { z } from 'zod';
import { parseEchoAddress } from '../address.ts';
import type { Neighbour } from '../life-signs.ts';

/**
 * Neighbour tables as the systems print them. Pure. What cannot be read is left out: the table is a hint, not a promise.
 *
 * "Fresh" is what a system has confirmed or is confirming now, in contrast to what it remembers; see {@link Neighbour}.
 */

/** An entry being verified (Linux DELAY, PROBE) is believed only if it was confirmed lately, not remembered from this morning. */
const VERIFYING_BELIEVED_FOR_S = 60;

const IpNeighbour = z.array(
  z.object({
    dst: z.string(),
    lladdr: z.string().optional(),
    state: z.array(z.string()).optional(),
    confirmed: z.number().optional(),
  }),
);

/** `ip -s -j neigh` (iproute2). `now`: epoch milliseconds; the table gives whole seconds ago, rounded down. */
export function parseIpNeigh(output: string, now: number): Neighbour[] {
  const rows = IpNeighbour.safeParse(parseJson(output));
  if (!rows.success) return [];
  return rows.data.flatMap(({ dst, lladdr, state = [], confirmed }) => {
    if (state.includes('FAILED') || state.includes('INCOMPLETE')) return [];
    const isVerifying = state.includes('DELAY') || state.includes('PROBE');
    const isFresh =
      state.includes('REACHABLE') || (isVerifying && confirmed !== undefined && confirmed <= VERIFYING_BELIEVED_FOR_S);
    const entry = neighbour(dst, lladdr, isFresh);
    if (entry === null) return [];
    return confirmed === undefined ? [entry] : [{ ...entry, confirmedAt: now - (confirmed + 1) * 1_000 }];
  });
}

/** `/proc/net/arp`, where iproute2 is missing: IPv4 only, and no telling fresh from remembered. */
export function parseProcNetArp(content: string): Neighbour[] {
  return content.split('\n').flatMap((line) => {
    const [address, , flags, mac] = line.trim().split(/\s+/);
    const isComplete = (Number.parseInt(flags ?? '0', 16) & 0x2) !== 0;
    return isComplete ? present(neighbour(address, mac, false)) : [];
  });
}

/**
 * `arp -anl` (macOS): `10.0.0.7 a4:83:e7:0:12:34 1m54s 1m54s en0 1`. The fourth column says how much longer the system
 * considers the host reachable.
 */
export function parseMacArp(output: string): Neighbour[] {
  return output.split('\n').flatMap((line) => {
    const [address, mac, , inbound] = line.trim().split(/\s+/);
    return present(neighbour(address, mac, isTimeLeft(inbound)));
  });
}

/** `ndp -an` (macOS): `fd00::7 a4:83:e7:0:12:34 en0 23s R R`; the fifth column is the state, R for reachable. */
export function parseMacNdp(output: string): Neighbour[] {
  return output.split('\n').flatMap((line) => {
    const [address, mac, , , state] = line.trim().split(/\s+/);
    return present(neighbour(address, mac, state === 'R'));
  });
}

/**
 * `netsh interface ipv4|ipv6 show neighbors` (Windows): address, MAC with dashes, state. State words are translated on
 * other Windows languages; then an entry counts as remembered only.
 */
export function parseNetshNeighbours(output: string): Neighbour[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const [address, mac, ...state] = line.trim().split(/\s+/);
    return present(neighbour(address, mac, state[0] === 'Reachable'));
  });
}

function neighbour(address: string | undefined, mac: string | undefined, isFresh: boolean): Neighbour | null {
  const parsed = parseEchoAddress(address?.split('%')[0] ?? '');
  const canonical = canonicalMac(mac ?? '');
  return parsed === null || canonical === null ? null : { address: parsed.text, mac: canonical, isFresh };
}

/** Lower-case, colons, leading zeros; null for anything that is not one device's MAC. */
function canonicalMac(text: string): string | null {
  const parts = text.toLowerCase().split(/[:-]/);
  if (parts.length !== 6 || !parts.every((part) => /^[0-9a-f]{1,2}$/.test(part))) return null;
  const mac = parts.map((part) => part.padStart(2, '0')).join(':');
  // All zeros means none; a set group bit means multicast or broadcast.
  return mac === '00:00:00:00:00:00' || (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1 ? null : mac;
}

function isTimeLeft(text: string | undefined): boolean {
  return text !== undefined && /^(\d+[dhms])+$/.test(text);
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
