import type { UncheckedReason } from '../../../shared/model/evidence.ts';
import type { AddressSource } from '../../../shared/model/roster.ts';
import { parseEchoAddress, scopeOf } from '../address.ts';
import type { ProbeTarget } from '../engine.ts';
import type { Neighbour } from '../life-signs.ts';
import type { EchoAddress } from '../transport.ts';

/** What is known about a host name: fresh addresses, preferred first, or why there are none. Null: not asked, or too old. */
export type NameAnswer = { readonly addresses: readonly string[] } | { readonly reason: UncheckedReason } | null;

export type AddressChoice =
  | { readonly kind: 'address'; readonly address: EchoAddress; readonly source: AddressSource }
  | { readonly kind: 'none'; readonly reason: UncheckedReason };

export interface AddressFacts {
  readonly name: NameAnswer;
  /** The neighbour table by MAC and by address; see {@link indexNeighbours}. */
  readonly neighbours: NeighbourIndex;
  /** Which devices of the roster have a MAC. */
  readonly ownersOfMac: ReadonlyMap<string, readonly string[]>;
  readonly isPublicAllowed: boolean;
}

export interface NeighbourIndex {
  readonly byMac: ReadonlyMap<string, readonly Neighbour[]>;
  readonly byAddress: ReadonlyMap<string, Neighbour>;
}

export function indexNeighbours(neighbours: readonly Neighbour[]): NeighbourIndex {
  const byMac = new Map<string, Neighbour[]>();
  const byAddress = new Map<string, Neighbour>();
  for (const neighbour of neighbours) {
    const sameMac = byMac.get(neighbour.mac);
    if (sameMac === undefined) byMac.set(neighbour.mac, [neighbour]);
    else sameMac.push(neighbour);
    byAddress.set(neighbour.address, neighbour);
  }
  return { byMac, byAddress };
}

/**
 * Which address to probe a device at: its resolved host name, else where its MAC is seen now, else what the roster says.
 * An address that certainly belongs to another device of the roster is passed over. Source of the order: rosters go stale
 * (DHCP leases, moved carts), names with local DNS do not, and MACs are seen where they are.
 *
 * @returns the reason why nothing can be probed, preferring the one a person can act on.
 */
export function chooseAddress(target: ProbeTarget, facts: AddressFacts): AddressChoice {
  let reason: UncheckedReason | null = null;
  for (const { text, source } of candidates(target, facts)) {
    const address = parseEchoAddress(text);
    if (address === null) continue;
    const scope = scopeOf(address);
    if (scope === 'never' || (scope === 'public' && !facts.isPublicAllowed)) {
      reason ??= 'not-allowed';
      continue;
    }
    // Needs an interface, which neither a roster nor a name gives.
    if (scope === 'link' && address.family === 6) continue;
    if (isSomebodyElses(target, address.text, facts)) continue;
    return { kind: 'address', address, source };
  }
  const nameReason = facts.name !== null && 'reason' in facts.name ? facts.name.reason : null;
  return { kind: 'none', reason: reason ?? nameReason ?? 'no-address' };
}

/** Where the device's MAC is seen, other than at `except`; null when nowhere. Confirmed entries first, IPv4 before IPv6. */
export function followMac(target: ProbeTarget, neighbours: NeighbourIndex, except: string | null): string | null {
  const seen = target.macs
    .flatMap((mac) => neighbours.byMac.get(mac) ?? [])
    .filter(({ address, isFresh }) => isFresh && address !== except && !isLinkLocal(address));
  return seen.find(({ address }) => !address.includes(':'))?.address ?? seen[0]?.address ?? null;
}

function* candidates(target: ProbeTarget, facts: AddressFacts): Generator<{ text: string; source: AddressSource }> {
  if (facts.name !== null && 'addresses' in facts.name) {
    for (const text of facts.name.addresses) yield { text, source: 'dns' };
  }
  // Seen at its roster address too: then nothing has moved.
  const rosterMac = target.address === null ? undefined : facts.neighbours.byAddress.get(target.address)?.mac;
  const hasMoved = rosterMac === undefined || !target.macs.includes(rosterMac);
  const followed = hasMoved ? followMac(target, facts.neighbours, null) : null;
  if (followed !== null) yield { text: followed, source: 'neighbour' };
  if (target.address !== null) yield { text: target.address, source: 'roster' };
}

/**
 * The system sees a MAC there that exactly one other device of the roster has, and this device has MACs, none of them it.
 * A private (made-up) MAC or a shared adapter proves nothing.
 */
function isSomebodyElses(target: ProbeTarget, address: string, { neighbours, ownersOfMac }: AddressFacts): boolean {
  const seen = neighbours.byAddress.get(address);
  if (seen === undefined || !seen.isFresh || target.macs.length === 0 || target.macs.includes(seen.mac)) return false;
  const owners = ownersOfMac.get(seen.mac);
  return owners !== undefined && owners.length === 1 && owners[0] !== target.deviceId;
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('fe80:') || address.startsWith('169.254.');
}
