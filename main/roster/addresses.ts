import ipaddr from 'ipaddr.js';

/**
 * One address cell. `public` is a real address outside the school: refused unless the person allows it. `impossible` is
 * nobody's: malformed, unspecified, broadcast or multicast.
 */
export type ParsedAddress =
  | { readonly kind: 'usable'; readonly address: string }
  | { readonly kind: 'public'; readonly address: string }
  | { readonly kind: 'impossible' };

const IMPOSSIBLE: ParsedAddress = { kind: 'impossible' };
const FOUR_PARTS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Ranges a school's own network may use. Loopback serves tests and rehearsals. Names: ipaddr.js. */
const USABLE = new Set(['private', 'loopback', 'linkLocal', 'carrierGradeNat', 'uniqueLocal', 'deprecatedSiteLocal']);
const NOBODY = new Set(['unspecified', 'broadcast', 'multicast', 'discard']);

/**
 * Reads an IPv4 or IPv6 address into its canonical form. A prefix length (`/24`) and an IPv6 zone are dropped; zeros in
 * front (`010.001.002.003`) are padding, never octal.
 */
export function parseAddress(text: string): ParsedAddress {
  if (FOUR_PARTS.test(text)) return parseIpv4(text);
  const bare = text
    .replace(/\/\d{1,3}$/, '')
    .replace(/%[\w.-]+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  if (FOUR_PARTS.test(bare)) return parseIpv4(bare);
  if (!bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return IMPOSSIBLE;
  const six = ipaddr.IPv6.parse(bare);
  return six.isIPv4MappedAddress() ? parseIpv4(six.toIPv4Address().toString()) : classify(six);
}

function parseIpv4(text: string): ParsedAddress {
  const octets = text.split('.').map(Number);
  if (octets.some((octet) => octet > 255) || (octets[0] ?? 0) >= 240) return IMPOSSIBLE;
  return classify(new ipaddr.IPv4(octets));
}

function classify(address: ipaddr.IPv4 | ipaddr.IPv6): ParsedAddress {
  const range = address.range();
  if (NOBODY.has(range)) return IMPOSSIBLE;
  return USABLE.has(range)
    ? { kind: 'usable', address: address.toString() }
    : { kind: 'public', address: address.toString() };
}

/**
 * The best of the addresses in one cell: the first one of the school's network that others can reach, else the first usable,
 * else the first public one.
 */
export function bestAddress(parts: readonly string[]): ParsedAddress {
  const parsed = parts.map(parseAddress);
  const usable = parsed.filter((one) => one.kind === 'usable');
  return (
    usable.find((one) => !/^(?:169\.254\.|fe[89ab])/.test(one.address)) ??
    usable[0] ??
    parsed.find((one) => one.kind === 'public') ??
    IMPOSSIBLE
  );
}
