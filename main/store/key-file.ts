import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { ok } from '../../shared/result.ts';
import { type DataFolder, writeWhole } from './data-folder.ts';
import { KEY_BYTES, type KeepingKeySource } from './key-source.ts';
import { keyOpenToOthers, keyUnreadable, refusedByFileSystem } from './refusals.ts';

const KEY_TEXT = new RegExp(`^[0-9a-f]{${2 * KEY_BYTES}}\\s*$`);
/** Read, write or run by group or others. */
const OTHERS = 0o077;

/**
 * The key as 64 hexadecimal digits in `database.key`. It keeps other accounts and a copied database out, not someone
 * who can copy the whole folder.
 */
export function keyFileSource(folder: DataFolder): KeepingKeySource {
  return {
    howLocked: 'the key file database.key',
    exists: () => existsSync(folder.key),
    read() {
      try {
        // Windows has no such bits; there the access list of the user's profile guards the file.
        if (process.platform !== 'win32' && (statSync(folder.key).mode & OTHERS) !== 0) {
          return keyOpenToOthers(folder.key);
        }
        const text = readFileSync(folder.key, 'utf8');
        return KEY_TEXT.test(text) ? ok(Buffer.from(text.trim(), 'hex')) : keyUnreadable(folder.key, 'not a key');
      } catch (error) {
        return keyUnreadable(folder.key, error instanceof Error ? error.message : String(error));
      }
    },
    create() {
      return this.keep(randomBytes(KEY_BYTES));
    },
    keep(key) {
      try {
        writeWhole(folder.key, `${key.toString('hex')}\n`);
        return ok(key);
      } catch (error) {
        return refusedByFileSystem(folder.dataDir, error);
      }
    },
  };
}
