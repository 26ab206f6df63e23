import { type AddressScope, parseNetworkAddress } from '../../shared/model/address.ts';
import type { EchoAddress } from './transport.ts';

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

export function scopeOf(address: EchoAddress): AddressScope {
  return remembered(address.text)?.scope ?? 'never';
}

function remembered(text: string): Parsed | null {
  const known = parsedByText.get(text);
  if (known !== undefined) return known;
  if (parsedByText.size >= MAX_REMEMBERED) parsedByText.clear();
  const found = parseNetworkAddress(text);
  const parsed =
    found === null
      ? null
      : {
          address: { text: found.text, family: found.family, bytes: Uint8Array.from(found.bytes) },
          scope: found.scope,
        };
  parsedByText.set(text, parsed);
  return parsed;
}
