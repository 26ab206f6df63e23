import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { publicKey, rawPublic } from './raw-keys.ts';

/*
 * Sealing to a public key with what `node:crypto` has: an X25519 key made for this one file, HKDF-SHA256 over the shared
 * secret, AES-256-GCM. Built like DHKEM(X25519) in HPKE (RFC 9180), not compatible with it.
 */

const KEY_BYTES = 32;
/** The size that GCM is specified for (NIST SP 800-38D). Key and nonce serve one file only. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'testing-day-console seal 1';

export interface Sealed {
  /** Base64 of the raw X25519 key made for this file. */
  readonly ephemeral: string;
  /** Base64: what was sealed, then the tag. */
  readonly sealed: string;
}

/**
 * @param to  Base64 of the recipient's raw X25519 key.
 * @param bind  Gives what has to stay beside it unchanged, from the key made for this file.
 * @returns null when `to` is no usable key.
 */
export function seal(plain: Buffer, to: string, bind: (ephemeral: string) => string): Sealed | null {
  const theirs = publicKey('x25519', to);
  if (theirs === null) return null;
  const pair = generateKeyPairSync('x25519');
  const ephemeral = rawPublic(pair.publicKey);
  const secret = agree(pair.privateKey, theirs);
  if (secret === null) return null;
  const { key, nonce } = derive(secret, ephemeral, to);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bind(ephemeral)));
  const parts = [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return { ephemeral, sealed: Buffer.concat(parts).toString('base64') };
}

/** @returns null when it was changed, or sealed for another key. */
export function unseal({ ephemeral, sealed }: Sealed, own: KeyObject, bound: string): Buffer | null {
  const theirs = publicKey('x25519', ephemeral);
  const bytes = Buffer.from(sealed, 'base64');
  // Base64 can be written in more than one way; ours is the only one taken.
  const isOurWriting = bytes.toString('base64') === sealed;
  if (theirs === null || !isOurWriting || bytes.length < TAG_BYTES) return null;
  const secret = agree(own, theirs);
  if (secret === null) return null;
  const { key, nonce } = derive(secret, ephemeral, rawPublic(createPublicKey(own)));
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Null for the few public keys with which every secret would be the same; both OpenSSL and BoringSSL refuse them. */
function agree(privateKey: KeyObject, theirs: KeyObject): Buffer | null {
  try {
    return diffieHellman({ privateKey, publicKey: theirs });
  } catch {
    return null;
  }
}

function derive(secret: Buffer, ephemeral: string, to: string): { readonly key: Buffer; readonly nonce: Buffer } {
  const salt = Buffer.concat([Buffer.from(ephemeral, 'base64'), Buffer.from(to, 'base64')]);
  const bytes = Buffer.from(hkdfSync('sha256', secret, salt, PURPOSE, KEY_BYTES + NONCE_BYTES));
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
}
