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

interface Parsed {
  readonly address: EchoAddress;
  readonly scope: AddressScope;
}

/** Addresses are parsed for every check; a school has a few thousand different ones. Emptied when it grows past that. */
const parsedByText = new Map<string, Parsed | null>();
const MAX_REMEMBERED = 20_000;

/** Null for anything but a plain IPv4 or IPv6 address. A mapped IPv4 address becomes the IPv4 address that it means. */
export function parseEchoAddress(text: string): EchoAddress | null {
  return remembered(text)?.address ?? null;
}

/** Source: the IANA special-purpose registries, as `ipaddr.js` carries them. */
export function scopeOf(address: EchoAddress): AddressScope {
  return remembered(address.text)?.scope ?? 'never';
}

function remembered(text: string): Parsed | null {
  const known = parsedByText.get(text);
  if (known !== undefined) return known;
  if (parsedByText.size >= MAX_REMEMBERED) parsedByText.clear();
  const parsed = parse(text);
  parsedByText.set(text, parsed);
  return parsed;
}

function parse(text: string): Parsed | null {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null;
  if (text.includes('%')) return null;
  const parsed = ipaddr.process(text);
  const family = parsed.kind() === 'ipv4' ? 4 : 6;
  const address: EchoAddress = { text: parsed.toString(), family, bytes: Uint8Array.from(parsed.toByteArray()) };
  return { address, scope: scopeOfRange(parsed.range()) };
}

function scopeOfRange(range: ReturnType<ipaddr.IPv4['range'] | ipaddr.IPv6['range']>): AddressScope {
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
