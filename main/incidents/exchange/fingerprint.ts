import { createHash } from 'node:crypto';
import type { KeyCard } from '../../../shared/model/district-exchange.ts';

const GROUPS = 6;
const DIGITS_EACH = 5;

/**
 * What two people read to each other on the phone: `48213 90457 …`, six groups of five digits. Covers both keys and not the
 * name. Thirty digits are about 100 bits: somebody who swaps a card would have to make that many keys to hit the same digits.
 */
export function fingerprintOf({ signingKey, sealingKey }: Pick<KeyCard, 'signingKey' | 'sealingKey'>): string {
  const digest = createHash('sha256').update(`testing-day-console card 1\n${signingKey}\n${sealingKey}`).digest('hex');
  // 128 bits folded into 10^30: no digit is likelier than another by a part in 10^8.
  const digits = String(BigInt(`0x${digest.slice(0, 32)}`) % 10n ** BigInt(GROUPS * DIGITS_EACH));
  const padded = digits.padStart(GROUPS * DIGITS_EACH, '0');
  return (padded.match(/.{5}/g) ?? []).join(' ');
}
