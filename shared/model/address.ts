import ipaddr from 'ipaddr.js';

/**
 * Where an address leads, as far as probing cares:
 * `inside` private, unique-local, link-local, carrier-grade, documentation: a school's own network;
 * `loopback` this laptop; `public` the internet; `impossible` cannot be one device (0.0.0.0, multicast, broadcast).
 */
export type AddressReach = 'inside' | 'loopback' | 'public' | 'impossible';

/** Null when the text is no address at all. Accepts IPv4 in four decimal parts and every IPv6 form, without a zone. */
export function addressReach(text: string): AddressReach | null {
  const address = parseAddress(text);
  if (address === null) return null;
  switch (address.range()) {
    case 'loopback':
      return 'loopback';
    case 'unicast':
      return 'public';
    case 'unspecified':
    case 'broadcast':
    case 'multicast':
      return 'impossible';
    default:
      return 'inside';
  }
}

/** The one way an address is written here, so that equal addresses are equal texts; null when it is no address. */
export function canonicalAddress(text: string): string | null {
  return parseAddress(text)?.toString() ?? null;
}

function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const trimmed = text.trim();
  // The library also reads 10.1 and octal parts, which in a roster are damage, not addresses.
  if (!trimmed.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(trimmed)) return null;
  if (!ipaddr.isValid(trimmed) || trimmed.includes('%')) return null;
  return ipaddr.process(trimmed);
}
