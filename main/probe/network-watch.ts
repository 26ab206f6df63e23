import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';

const LOOK_EVERY_MS = SECOND_MS;

export type InterfaceTable = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

export interface NetworkEvents {
  /** No interface is left that could reach a device. */
  lost(): void;
  back(): void;
  /** Still online, but by other interfaces or IPv4 addresses than before. */
  changed(): void;
}

export interface NetworkWatchOptions {
  readonly clock: Clock;
  readonly events: NetworkEvents;
  /** The system's own by default; it lists only interfaces that are up and connected. */
  readonly interfaces?: () => InterfaceTable;
}

/** Watches this computer's own connection, once a second. Returns the end of watching. */
export function watchNetwork({ clock, events, interfaces = networkInterfaces }: NetworkWatchOptions): () => void {
  let known = fingerprint(interfaces());
  if (known === '') events.lost();
  return clock.every(LOOK_EVERY_MS, () => {
    const current = fingerprint(interfaces());
    const before = known;
    known = current;
    if (current === before) return;
    if (current === '') events.lost();
    else if (before === '') events.back();
    else events.changed();
  });
}

/**
 * Which interfaces can reach devices, as one string; empty: none. IPv6 addresses are left out where there are IPv4 ones,
 * because temporary ones come and go all day (RFC 8981). Link-local ones alone reach no roster.
 */
export function fingerprint(table: InterfaceTable): string {
  return Object.entries(table)
    .flatMap(([name, infos = []]) => {
      const usable = infos.filter(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address));
      const ipv4 = usable.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
      return usable.length === 0 ? [] : [`${name}=${ipv4.sort().join('+')}`];
    })
    .sort()
    .join(' ');
}
