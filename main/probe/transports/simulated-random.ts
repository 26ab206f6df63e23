/**
 * Chance without a die: the same text and number always give the same share, so that a simulated morning plays the same way
 * every time and a test can state what happens in it.
 */

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A well-mixed unsigned 32-bit number for a text and a whole number. FNV-1a over both, then MurmurHash3's finaliser. */
export function hash32(text: string, number = 0): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  hash = Math.imul(hash ^ (number >>> 0), FNV_PRIME);
  // Epoch milliseconds need more than 32 bits.
  hash = Math.imul(hash ^ Math.floor(number / 2 ** 32), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A share from 0 up to, not including, 1. */
export function shareOf(text: string, number = 0): number {
  return hash32(text, number) / 2 ** 32;
}
