import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { ok } from '../../shared/result.ts';
import { type DataFolder, writeWhole } from './data-folder.ts';
import { KEY_BYTES, type KeepingKeySource } from './key-source.ts';
import { keychainRefused, keyUnreadable, refusedByFileSystem } from './refusals.ts';

/**
 * The operating system's keychain as the window can ask it (Electron `safeStorage`).
 *
 * `isAvailable` must be false where the system would only scramble the key with a fixed password (Linux without a keyring,
 * backend `basic_text`): that looks like protection and is none, a key file for its owner only is the honest choice.
 */
export interface KeyWrapper {
  isAvailable(): boolean;
  /** Seals the key for this account. May throw. */
  wrap(key: Buffer): Buffer;
  /** Opens what {@link wrap} sealed. Throws when the keychain is locked or belongs to someone else. */
  unwrap(blob: Buffer): Buffer;
}

/** The key in `database.key.sealed`, readable only through this account's keychain. */
export function sealedKeySource(folder: DataFolder, wrapper: KeyWrapper): KeepingKeySource {
  return {
    howLocked: 'the key file database.key.sealed',
    exists: () => existsSync(folder.sealedKey),
    read() {
      let blob: Buffer;
      try {
        blob = readFileSync(folder.sealedKey);
      } catch (error) {
        return keyUnreadable(folder.sealedKey, reasonOf(error));
      }
      try {
        const key = wrapper.unwrap(blob);
        return key.length === KEY_BYTES ? ok(key) : keyUnreadable(folder.sealedKey, 'not a key');
      } catch (error) {
        return keychainRefused(folder.dataDir, reasonOf(error));
      }
    },
    create() {
      return this.keep(randomBytes(KEY_BYTES));
    },
    keep(key) {
      let blob: Buffer;
      try {
        blob = wrapper.wrap(key);
      } catch (error) {
        return keychainRefused(folder.dataDir, reasonOf(error));
      }
      try {
        writeWhole(folder.sealedKey, blob);
        return ok(key);
      } catch (error) {
        return refusedByFileSystem(folder.dataDir, error);
      }
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
