import type { Evidence } from '../../../shared/model/evidence.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import type { Neighbour } from '../life-signs.ts';

/**
 * A neighbour entry is believed by the system for up to a minute after its latest confirmation (Linux: 45 s reachable, 5 s
 * delay, 3 s of probes), whatever has happened to the device since. After so long without an echo reply, a fresh entry
 * must have been confirmed since.
 */
const ENTRY_OUTLIVES_DEVICE_MS = MINUTE_MS;

export interface NeighbourCase {
  readonly entry: Neighbour | undefined;
  /** Epoch milliseconds of this check's first request. */
  readonly startedAt: number;
  /** How long ago the address last answered echo; null: never. */
  readonly sinceEchoMs: number | null;
  /** What the previous check of the device rested on. */
  readonly previous: Evidence['kind'] | null;
}

/**
 * Whether the neighbour table proves that a device which is silent to echo is alive.
 *
 * For a device that answered a moment ago, an entry may only be remembered from then: it counts when it was confirmed after
 * the request went out. For one that is known to answer ARP only, or has not answered echo for long, a fresh entry is enough.
 */
export function neighbourEvidence({ entry, startedAt, sinceEchoMs, previous }: NeighbourCase): Evidence | null {
  if (entry === undefined || !entry.isFresh) return null;
  const isConfirmedSince = entry.confirmedAt !== undefined && entry.confirmedAt >= startedAt;
  const isOnlyRemembered = sinceEchoMs !== null && sinceEchoMs < ENTRY_OUTLIVES_DEVICE_MS && previous !== 'neighbour';
  return isConfirmedSince || !isOnlyRemembered ? { kind: 'neighbour', mac: entry.mac } : null;
}
