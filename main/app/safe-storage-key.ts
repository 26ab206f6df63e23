import type { SafeStorage } from 'electron';
import type { KeyWrapper } from '../store/key-sealed.ts';

/** What is needed of Electron's `safeStorage`; usable only after the application is ready. */
export type Keychain = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>;

/**
 * Seals the database key with the keychain of this account: DPAPI on Windows, Keychain on macOS, the keyring on Linux.
 * Linux without a keyring (`basic_text`) would scramble it with a password that everybody knows, so there it counts as none.
 */
export function createSafeStorageKey(keychain: Keychain, platform: NodeJS.Platform): KeyWrapper {
  return {
    isAvailable() {
      if (!keychain.isEncryptionAvailable()) return false;
      return platform !== 'linux' || !['basic_text', 'unknown'].includes(keychain.getSelectedStorageBackend());
    },
    wrap: (key) => keychain.encryptString(key.toString('base64')),
    unwrap: (blob) => Buffer.from(keychain.decryptString(blob), 'base64'),
  };
}
