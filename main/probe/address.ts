import ipaddr from 'ipaddr.js';
import type { EchoAddress } from './transport.ts';

/**
 * Where packets to an address would go.
 *
 * - `loopback`  this laptop itself; needs no network
 * - `local`     private, shared (carrier-grade NAT) or unique-local: a school's own network
 * - `link`      IPv4 or IPv6 link-local; IPv6 ones need an interface, which a roster does not name
 * - `public`    anything routed on the internet; probed only when a person allows it
 * - `never`     multicast, broadcast, unspecified: not one device, so never probed
 */
export type AddressScope = 'loopback' | 'local' | 'link' | 'public' | 'never';

/** Null for anything but a plain IPv4 or IPv6 address. A mapped IPv4 address becomes the IPv4 address that it means. */
export function parseEchoAddress(text: string): EchoAddress | null {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null;
  if (text.includes('%')) return null;
  const parsed = ipaddr.process(text);
  const bytes = Uint8Array.from(parsed.toByteArray());
  return { text: parsed.toString(), family: parsed.kind() === 'ipv4' ? 4 : 6, bytes };
}

/** Source: the IANA special-purpose registries, as `ipaddr.js` carries them. */
export function scopeOf(address: EchoAddress): AddressScope {
  const range = ipaddr.fromByteArray([...address.bytes]).range();
  switch (range) {
    case 'loopback':
      return 'loopback';
    case 'private':
    case 'carrierGradeNat':
    case 'uniqueLocal':
      return 'local';
    case 'linkLocal':
      return 'link';
    case 'multicast':
    case 'broadcast':
    case 'unspecified':
      return 'never';
    default:
      return 'public';
  }
}
