import type { UncheckedReason } from '../../shared/model/evidence.ts';
import type { EchoAddress } from './transport.ts';

/** A neighbour-table entry that the operating system believes in now. */
export interface Neighbour {
  readonly address: string;
  /** Lower-case, colon-separated. */
  readonly mac: string;
  /** Confirmed by the system since the last send (Linux REACHABLE and the like), not merely remembered. */
  readonly isFresh: boolean;
  /** Epoch milliseconds of the latest confirmation, where the system tells. */
  readonly confirmedAt?: number;
}

export type TcpAnswer = { readonly kind: 'open' | 'refused'; readonly rttMs: number } | { readonly kind: 'silent' };

/** Names and other signs of life beside echo. One implementation for the real network, one for the simulated lab. */
export interface LifeSigns {
  /** A connect attempt that is closed at once, no byte sent. Never throws. `ms`: its deadline. */
  connect(address: EchoAddress, port: number, ms: number): Promise<TcpAnswer>;
  /** The ARP and NDP tables as they are now; empty where the system does not tell. */
  neighbours(): Promise<readonly Neighbour[]>;
  /** Addresses of a host name, preferred first, or why there are none. */
  resolve(
    host: string,
    ms: number,
  ): Promise<{ readonly addresses: readonly string[] } | { readonly reason: UncheckedReason }>;
}
