import { existsSync } from 'node:fs';
import type { Result } from '../../shared/result.ts';
import type { DataFolder } from './data-folder.ts';
import { keyFileSource } from './key-file.ts';
import { passphraseSource } from './key-passphrase.ts';
import { type KeyWrapper, sealedKeySource } from './key-sealed.ts';
import type { KeySource } from './key-source.ts';
import { keySealed, passphraseNeeded, passphraseNotUsed } from './refusals.ts';

export interface KeyOptions {
  /** From `TDC_PASSPHRASE`; absent or empty: none. */
  readonly passphrase?: string;
  /** The window's keychain; absent: no window. */
  readonly wrapper?: KeyWrapper;
}

/**
 * Decides how a data folder is locked: as it was on its first use, whatever is at hand now.
 *
 * | Folder has            | Opened by the window      | Opened without a window            |
 * | --------------------- | ------------------------- | ---------------------------------- |
 * | `database.key`        | that file                 | that file                          |
 * | `database.key.sealed` | keychain                  | refused, with the ways out         |
 * | `database.salt`       | passphrase, else refused  | passphrase, else refused           |
 * | nothing (first use)   | passphrase if given, keychain if there is one, else `database.key` | passphrase if given, else `database.key` |
 *
 * A plain key file is never sealed afterwards: the commands that made the folder would lose their data. A passphrase
 * given for a folder that is not locked with one is refused, since it would look like protection and be none.
 */
export function chooseKeySource(folder: DataFolder, options: KeyOptions): Result<KeySource> {
  const { wrapper } = options;
  const passphrase = options.passphrase === '' ? undefined : options.passphrase;
  const file = keyFileSource(folder);
  if (existsSync(folder.passphraseSalt) && !file.exists()) {
    if (passphrase === undefined) return passphraseNeeded(folder.dataDir);
    return { ok: true, value: passphraseSource(folder, passphrase) };
  }
  const hasOtherKey = file.exists() || existsSync(folder.sealedKey);
  if (passphrase !== undefined) {
    return hasOtherKey ? passphraseNotUsed(folder.dataDir) : { ok: true, value: passphraseSource(folder, passphrase) };
  }
  if (file.exists()) return { ok: true, value: file };
  if (wrapper?.isAvailable() === true) return { ok: true, value: sealedKeySource(folder, wrapper) };
  return existsSync(folder.sealedKey) ? keySealed(folder.dataDir) : { ok: true, value: file };
}
