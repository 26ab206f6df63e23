import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { DataFolder } from '../store/data-folder.ts';
import { chooseKeySource, type KeyOptions } from '../store/key.ts';
import { deriveKey } from '../store/key-passphrase.ts';
import { keyNotFound } from './faults.ts';
import { type Backup, keyIdOf } from './manifest.ts';
import { openRecoveryKey } from './recovery-key.ts';

export interface KeyWishes {
  readonly keys: KeyOptions;
  /** From `TDC_RECOVERY_CODE`; absent or empty: none. */
  readonly recoveryCode?: string;
}

/** The key that opens a backup, and where it came from. */
export interface FoundKey {
  /** 64 hexadecimal digits. */
  readonly passphrase: string;
  readonly from: 'data-folder' | 'recovery-code' | 'passphrase';
}

/**
 * Looks for the key of a backup: the one of the data folder, the one behind the recovery code, the one that the passphrase gives
 * with the backup's own salt. Fails with `backup.key-not-found`, with why the data folder's key cannot be read, or with what is
 * wrong with the recovery code.
 */
export function findKey({ file, manifest }: Backup, folder: DataFolder, wishes: KeyWishes): Result<FoundKey> {
  const { keys, recoveryCode = '' } = wishes;
  const own = keyOfFolder(folder, keys);
  if (own.ok && own.value !== null && keyIdOf(own.value) === manifest.keyId) {
    return ok({ passphrase: own.value, from: 'data-folder' });
  }
  if (recoveryCode.trim() !== '') {
    const opened = openRecoveryKey(dirname(file), manifest.keyId, recoveryCode);
    return opened.ok ? ok({ passphrase: opened.value, from: 'recovery-code' }) : opened;
  }
  if (manifest.salt !== null && keys.passphrase !== undefined && keys.passphrase !== '') {
    const passphrase = deriveKey(keys.passphrase, manifest.salt).toString('hex');
    if (keyIdOf(passphrase) === manifest.keyId) return ok({ passphrase, from: 'passphrase' });
  }
  return own.ok ? keyNotFound(file) : own;
}

/** Null: the folder has none yet. The folder need not be locked for this, nor its database whole. */
export function keyOfFolder(folder: DataFolder, keys: KeyOptions): Result<string | null> {
  if (![folder.key, folder.sealedKey, folder.passphraseSalt].some((file) => existsSync(file))) return ok(null);
  const source = chooseKeySource(folder, keys);
  if (!source.ok) return source;
  const key = source.value.read();
  return key.ok ? ok(key.value.toString('hex')) : key;
}
