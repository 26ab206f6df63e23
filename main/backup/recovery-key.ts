import { createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import { deriveKey, deriveKeyInBackground, newSalt, SaltFile } from '../store/key-passphrase.ts';
import { KEY_BYTES } from '../store/key-source.ts';
import { notMade } from './faults.ts';
import { keyIdOf } from './manifest.ts';

/** Crockford's base 32: no I, L, O or U, which are misread or spell words. Source: https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 125 bits: guessing is out of the question even without scrypt. */
const GROUPS = 5;
const GROUP_LENGTH = 5;

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;

/** The database key, locked with the recovery code. Worth nothing without the code, so it may lie beside the backups. */
const RecoveryFile = z.strictObject({
  format: z.literal(1),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  madeAt: z.number(),
  salt: SaltFile,
  nonce: z.string().regex(/^[0-9a-f]{24}$/),
  wrapped: z.string().regex(/^[0-9a-f]{64}$/),
  tag: z.string().regex(/^[0-9a-f]{32}$/),
});

/** Named by its key: several consoles may keep backups on one stick. */
function recoveryFile(folder: string, keyId: string): string {
  return join(folder, `recovery-key-${keyId}.json`);
}

/**
 * Makes a new recovery code and writes what it opens into each folder, in the place of an older one: an older code then opens
 * nothing there any more.
 *
 * @param passphrase  The database key, 64 hexadecimal digits.
 * @returns The code, `7K3QX-…` in five groups. It is kept nowhere.
 */
export async function makeRecoveryKey(
  folders: readonly string[],
  passphrase: string,
  madeAt: number,
): Promise<Result<string>> {
  const code = Array.from({ length: GROUPS }, newGroup).join('-');
  const keyId = keyIdOf(passphrase);
  const salt = newSalt();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, await deriveKeyInBackground(normalised(code), salt), nonce);
  cipher.setAAD(Buffer.from(keyId));
  const wrapped = Buffer.concat([cipher.update(Buffer.from(passphrase, 'hex')), cipher.final()]);
  const content = {
    format: 1,
    keyId,
    madeAt: Math.round(madeAt),
    salt,
    nonce: nonce.toString('hex'),
    wrapped: wrapped.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  } satisfies z.infer<typeof RecoveryFile>;
  for (const folder of folders) {
    try {
      const file = recoveryFile(folder, keyId);
      await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
      await rename(`${file}.new`, file);
    } catch (error) {
      return notMade(folder, error);
    }
  }
  return ok(code);
}

/**
 * The database key behind a recovery code. Small slips in typing (dashes, lower case, O for 0) do not matter.
 *
 * @returns 64 hexadecimal digits. Fails with `backup.no-recovery-key` or `backup.wrong-recovery-code`.
 */
export function openRecoveryKey(folder: string, keyId: string, code: string): Result<string> {
  const file = recoveryFile(folder, keyId);
  if (!existsSync(file)) return noRecoveryKey(file, 'it is not there');
  let stored: z.infer<typeof RecoveryFile>;
  try {
    stored = RecoveryFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return noRecoveryKey(file, error instanceof Error ? error.message : String(error));
  }
  try {
    const decipher = createDecipheriv(
      CIPHER,
      deriveKey(normalised(code), stored.salt),
      Buffer.from(stored.nonce, 'hex'),
    );
    decipher.setAAD(Buffer.from(stored.keyId));
    decipher.setAuthTag(Buffer.from(stored.tag, 'hex'));
    const key = Buffer.concat([decipher.update(Buffer.from(stored.wrapped, 'hex')), decipher.final()]);
    if (key.length === KEY_BYTES && keyIdOf(key.toString('hex')) === keyId) return ok(key.toString('hex'));
  } catch {
    // The seal does not fit: told below.
  }
  return fail(
    'backup.wrong-recovery-code',
    `The recovery code does not open ${file}. Check it letter by letter; if a newer code was made later, only the newer one opens this file.`,
    { file },
  );
}

function noRecoveryKey(file: string, reason: string): Result<never> {
  return fail(
    'backup.no-recovery-key',
    `The recovery key ${file} that belongs to this backup cannot be used (${reason}). Bring it from the folder where the backup was made.`,
    { file, reason },
  );
}

function newGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

function normalised(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
