import ipaddr from 'ipaddr.js';

/**
 * Where packets to an address would go.
 *
 * - `loopback`  this laptop itself; needs no network
 * - `local`     private, shared (carrier-grade NAT), unique-local or site-local: a school's own network
 * - `link`      IPv4 or IPv6 link-local; IPv6 ones need an interface, which a roster does not name
 * - `public`    anything routed on the internet; probed only when a person allows it
 * - `never`     multicast, broadcast, unspecified, discard-only, or IPv4 from 240.0.0.0 up: not one device, so never probed
 */
export type AddressScope = 'loopback' | 'local' | 'link' | 'public' | 'never';

export interface NetworkAddress {
  /** Canonical: `fd00::7`, never `FD00:0:0::0007`. */
  readonly text: string;
  readonly family: 4 | 6;
  /** Network byte order, 4 or 16 of them. */
  readonly bytes: readonly number[];
  readonly scope: AddressScope;
}

/**
 * Reads a plain IPv4 (four decimal parts, no zeros in front) or IPv6 address, without zone, prefix length or brackets.
 * A mapped IPv4 address becomes the IPv4 address that it means.
 *
 * @returns null for anything else.
 */
export function parseNetworkAddress(text: string): NetworkAddress | null {
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text));
  if (!isPlain || text.includes('%')) return null;
  const parsed = ipaddr.process(text);
  const bytes = parsed.toByteArray();
  const family = parsed.kind() === 'ipv4' ? 4 : 6;
  return { text: parsed.toString(), family, bytes, scope: scopeOf(parsed.range(), family, bytes[0] ?? 0) };
}

/** Source: the IANA special-purpose registries, as `ipaddr.js` carries them; RFC 1112 section 4 for 240.0.0.0/4. */
function scopeOf(range: string, family: 4 | 6, firstByte: number): AddressScope {
  if (family === 4 && firstByte >= 240) return 'never';
  switch (range) {
    case 'loopback':
      return 'loopback';
    case 'private':
    case 'carrierGradeNat':
    case 'uniqueLocal':
    case 'deprecatedSiteLocal':
      return 'local';
    case 'linkLocal':
      return 'link';
    case 'multicast':
    case 'broadcast':
    case 'unspecified':
    case 'discard':
      return 'never';
    default:
      return 'public';
  }
}
