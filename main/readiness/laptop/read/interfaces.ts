import { networkInterfaces } from 'node:os';
import type { LaptopInterface } from '../facts.ts';

/** How VPN programs and systems name what they add. Windows uses whole words, the others short names with a number. */
const VPN_DEVICE = /^(utun|tun|tap|ppp|wg|ipsec|gpd|nordlynx|tailscale|zt)[a-z0-9]*$/i;
const VPN_WORDS =
  /vpn|anyconnect|globalprotect|pangp|wireguard|zscaler|forti|tailscale|zerotier|tap-windows|wintun|netskope|warp/i;
const LINK_LOCAL = /^(fe80:|169\.254\.)/i;

/** Interfaces that are up and have an address beyond their own cable; `table` is a seam for tests. */
export function readInterfaces(table: ReturnType<typeof networkInterfaces> = networkInterfaces()): LaptopInterface[] {
  return Object.entries(table).flatMap(([name, infos = []]) => {
    const addresses = infos
      .filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address))
      .map(({ address }) => address);
    return addresses.length === 0 ? [] : [{ name, addresses, isVpn: VPN_DEVICE.test(name) || VPN_WORDS.test(name) }];
  });
}
