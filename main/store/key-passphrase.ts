import { randomBytes, type ScryptOptions, scrypt, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ok } from '../../shared/result.ts';
import { type DataFolder, writeWhole } from './data-folder.ts';
import { KEY_BYTES, type KeySource } from './key-source.ts';
import { keyUnreadable, PASSPHRASE, refusedByFileSystem } from './refusals.ts';

const SALT_BYTES = 16;
/** scrypt works in 128 * cost * blockSize bytes (here 128 MiB); Node's own limit is 32 MiB. */
const MAX_MEMORY_BYTES = 512 * 1024 * 1024;

/** How a passphrase becomes a key. Kept beside the salt, so that a stronger choice later does not lock old folders. */
export const SaltFile = z.strictObject({
  derivation: z.literal('scrypt'),
  cost: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  blockSize: z.int().min(8).max(16),
  parallelization: z.int().min(1).max(4),
  salt: z.string().regex(/^[0-9a-f]{32,128}$/),
});
export type SaltFile = z.infer<typeof SaltFile>;

/** OWASP Password Storage Cheat Sheet, scrypt: N=2^17, r=8, p=1. */
const STRENGTH = { derivation: 'scrypt', cost: 2 ** 17, blockSize: 8, parallelization: 1 } as const;

/** The key derived from a passphrase and the salt in `database.salt`; the passphrase itself is never stored. */
export function passphraseSource(folder: DataFolder, passphrase: string): KeySource {
  return {
    howLocked: PASSPHRASE,
    exists: () => existsSync(folder.passphraseSalt),
    read() {
      try {
        return ok(deriveKey(passphrase, SaltFile.parse(JSON.parse(readFileSync(folder.passphraseSalt, 'utf8')))));
      } catch (error) {
        return keyUnreadable(folder.passphraseSalt, error instanceof Error ? error.message : String(error));
      }
    },
    create() {
      const salted = newSalt();
      try {
        writeWhole(folder.passphraseSalt, `${JSON.stringify(salted)}\n`);
        return ok(deriveKey(passphrase, salted));
      } catch (error) {
        return refusedByFileSystem(folder.dataDir, error);
      }
    },
  };
}

/** A salt of its own, at today's strength. */
export function newSalt(): SaltFile {
  return { ...STRENGTH, salt: randomBytes(SALT_BYTES).toString('hex') };
}

/** Holds the thread up for a third of a second, on purpose. Normalised, so that one passphrase typed on a Mac and on Windows gives one key. */
export function deriveKey(passphrase: string, { salt, ...strength }: SaltFile): Buffer {
  return scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), KEY_BYTES, optionsOf(strength));
}

/** The same beside other work, for where a pulse must go on. */
export function deriveKeyInBackground(passphrase: string, { salt, ...strength }: SaltFile): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), KEY_BYTES, optionsOf(strength), (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function optionsOf({ cost, blockSize, parallelization }: Omit<SaltFile, 'salt'>): ScryptOptions {
  return { N: cost, r: blockSize, p: parallelization, maxmem: MAX_MEMORY_BYTES };
}
