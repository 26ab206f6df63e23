import { parseNetworkAddress } from '../../shared/model/address.ts';

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

/**
 * Reads an IPv4 or IPv6 address into its canonical form. A prefix length (`/24`) and an IPv6 zone are dropped; zeros in
 * front (`010.001.002.003`) are padding, never octal.
 */
export function parseAddress(text: string): ParsedAddress {
  const plain = FOUR_PARTS.test(text) ? text : withoutTrimmings(text);
  const parsed = parseNetworkAddress(FOUR_PARTS.test(plain) ? plain.split('.').map(Number).join('.') : plain);
  if (parsed === null || parsed.scope === 'never') return IMPOSSIBLE;
  return { kind: parsed.scope === 'public' ? 'public' : 'usable', address: parsed.text };
}

function withoutTrimmings(text: string): string {
  return text
    .replace(/\/\d{1,3}$/, '')
    .replace(/%[\w.-]+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
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
