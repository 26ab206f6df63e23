import type { NetworkInterfaceInfo } from 'node:os';
import { MINUTE_MS } from '../../shared/units.ts';
import type { LaptopFacts } from '../diagnosis/input.ts';

/** Losses older than this say nothing about a loose cable. */
const REMEMBER_LOSSES_MS = 10 * MINUTE_MS;

export const UNREAD_LAPTOP: LaptopFacts = {
  link: 'unknown',
  medium: 'unknown',
  linkSince: null,
  linkLosses: [],
  wokeAt: null,
  roamedAt: null,
  signalPercent: null,
};

/** What the system's list of interfaces says: is there any address that could reach something? */
export function linkFrom(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): 'up' | 'down' {
  const usable = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .some(
      ({ internal, address, scopeid }) =>
        !internal && !address.startsWith('169.254.') && !isLinkLocal(address, scopeid),
    );
  return usable ? 'up' : 'down';
}

/** Takes one look at the interfaces into account. Pure. */
export function rememberLink(before: LaptopFacts, link: 'up' | 'down', now: number): LaptopFacts {
  if (link === before.link) return before;
  const isLoss = link === 'down' && before.link === 'up';
  const recent = before.linkLosses.filter((at) => now - at < REMEMBER_LOSSES_MS);
  return { ...before, link, linkSince: now, linkLosses: isLoss ? [...recent, now] : recent };
}

/** What the slower look at the Wi-Fi brought; null parts are not known. */
export interface RadioReading {
  readonly medium: LaptopFacts['medium'];
  readonly signalPercent: number | null;
  /** Tells one access point from another; null: wired, or not told. */
  readonly accessPointId: string | null;
}

/** Pure. `lastAccessPointId`: of the reading before. */
export function rememberRadio(
  before: LaptopFacts,
  reading: RadioReading,
  lastAccessPointId: string | null,
  now: number,
): LaptopFacts {
  const hasRoamed =
    reading.accessPointId !== null && lastAccessPointId !== null && reading.accessPointId !== lastAccessPointId;
  return {
    ...before,
    medium: reading.medium,
    signalPercent: reading.signalPercent,
    roamedAt: hasRoamed ? now : before.roamedAt,
  };
}

/** IPv6 addresses that an interface gives itself have a zone. */
function isLinkLocal(address: string, scopeId: number | undefined): boolean {
  return (scopeId !== undefined && scopeId !== 0) || address.toLowerCase().startsWith('fe80:');
}
