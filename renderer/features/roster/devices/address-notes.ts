import type { Device } from '../../../../shared/model/roster.ts';
import { spellDuration } from '../../../../shared/model/wording.ts';
import { DAY_MS, MINUTE_MS } from '../../../../shared/units.ts';

/** Addresses older than this are dimmed: with DHCP they may belong to another device by now. */
export const OLD_ADDRESS_AFTER_MS = DAY_MS;

/** What to say about the age of a roster address. */
export interface AddressAge {
  readonly isOld: boolean;
  /** `Learned 3 days ago. …`; null when there is no address. */
  readonly sentence: string | null;
}

/** @param now Epoch milliseconds. An address whose age is unknown counts as old. */
export function addressAge(device: Pick<Device, 'address' | 'addressLearnedAt'>, now: number): AddressAge {
  if (device.address === null) return { isOld: false, sentence: null };
  if (device.addressLearnedAt === null) {
    return { isOld: true, sentence: 'Nobody knows how old this address is. It may have changed.' };
  }
  const ageMs = now - device.addressLearnedAt;
  const learned = ageMs < MINUTE_MS ? 'Learned just now.' : `Learned ${spellDuration(ageMs)} ago.`;
  return ageMs > OLD_ADDRESS_AFTER_MS
    ? { isOld: true, sentence: `${learned} It may have changed since.` }
    : { isOld: false, sentence: learned };
}

/**
 * True for a made-up ("private", "randomized") MAC: the second hex digit is 2, 6, A or E, the mark of a locally administered
 * address (IEEE 802, bit 1 of the first octet). The device shows another one on another network.
 */
export function isMadeUpMac(mac: string): boolean {
  return /^[0-9a-f][26ae]/i.test(mac);
}

export const MADE_UP_MAC_SENTENCE =
  'A made-up MAC: the device hides its real one on this network, so it cannot be matched with inventory lists.';
