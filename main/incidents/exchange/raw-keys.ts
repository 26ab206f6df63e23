import { createPublicKey, type KeyObject } from 'node:crypto';

type Curve = 'ed25519' | 'x25519';

export const RAW_KEY_BYTES = 32;

/** What stands before the 32 bytes of a public key in its DER form (RFC 8410, section 4). */
const DER_HEADS: Readonly<Record<Curve, Buffer>> = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
};

/** @returns null where the text is not the base64 of 32 bytes, written the one way there is. */
export function rawBytes(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === RAW_KEY_BYTES && bytes.toString('base64') === base64 ? bytes : null;
}

/** @returns null for what is no key. */
export function publicKey(curve: Curve, base64: string): KeyObject | null {
  const raw = rawBytes(base64);
  if (raw === null) return null;
  try {
    return createPublicKey({ key: Buffer.concat([DER_HEADS[curve], raw]), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Base64 of the raw 32 bytes of a public key, or of the public half of a private one. */
export function rawPublic(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES).toString('base64');
}
