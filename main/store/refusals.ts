import { fail, type Result } from '../../shared/result.ts';
import type { DataFolder } from './data-folder.ts';
import {
  SQLITE_BUSY,
  SQLITE_CANTOPEN,
  SQLITE_CORRUPT,
  SQLITE_FULL,
  SQLITE_NOTADB,
  SQLITE_READONLY,
  type StoreFault,
} from './fault.ts';

/**
 * Why a data folder is not opened: a stable code and what to tell the person. Nothing in the folder has been changed
 * when one of these is returned.
 */
type StoreRefusal = Result<never>;

export function alreadyOpen(dataDir: string): StoreRefusal {
  return fail(
    'store.already-open',
    `The data folder ${dataDir} is already open in another window or command of this console. Use that one, or close it first; to look at other data beside it, start with --data and another folder.`,
    { dataDir },
  );
}

export function lockFileSpoilt(file: string): StoreRefusal {
  return fail(
    'store.lock-file-spoilt',
    `Something was written into the file ${file}, which should be empty. It holds no data: delete it and start again.`,
    { file },
  );
}

function heldByAnother(dataDir: string): StoreRefusal {
  return fail(
    'store.busy',
    `Another program (a backup or a database viewer, perhaps) holds console.db in ${dataDir}. Close it and start again.`,
    { dataDir },
  );
}

export function folderNotWritable(dataDir: string, reason: string): StoreRefusal {
  return fail(
    'store.folder-not-writable',
    `The data folder ${dataDir} cannot be written to, so nothing could be saved. Check that the disk is connected and that your account may write there, or start with --data and another folder.`,
    { dataDir, reason },
  );
}

export function diskFull(dataDir: string): StoreRefusal {
  return fail(
    'store.disk-full',
    `The disk with the data folder ${dataDir} is full, so the console cannot save anything. Free some space on it, or start with --data and a folder on another disk.`,
    { dataDir },
  );
}

export function diskError(dataDir: string, reason: string): StoreRefusal {
  return fail(
    'store.disk-error',
    `The disk with the data folder ${dataDir} reported an error. Check that it is connected and healthy, or start with --data and a folder on another disk.`,
    { dataDir, reason },
  );
}

export function damaged(file: string, reason: string): StoreRefusal {
  return fail(
    'store.damaged',
    `The database ${file} is damaged and was left as it is. Restore a backup, or move it to another place to start empty and import the roster again.`,
    { file, reason },
  );
}

export function notADatabase(file: string): StoreRefusal {
  return fail(
    'store.not-a-database',
    `The file ${file} is not a database of this console and was left as it is. Restore a backup, or move the file to another place to start empty.`,
    { file },
  );
}

export function foreignDatabase(file: string): StoreRefusal {
  return fail(
    'store.foreign',
    `The file ${file} is another program's database and was left as it is. Move it to another place, or start with --data and another folder.`,
    { file },
  );
}

export function wrongKey(file: string, howLocked: string): StoreRefusal {
  return fail(
    'store.wrong-key',
    `The database ${file} does not open with ${howLocked}: it was locked with another one, or its first page is damaged. It was left as it is. ${
      howLocked === PASSPHRASE
        ? 'Check the passphrase and try again.'
        : 'Put back the key file that belongs to it, from the same backup as the database.'
    }`,
    { file },
  );
}

/** How {@link wrongKey} speaks of a passphrase. */
export const PASSPHRASE = 'this passphrase';

export function fromNewerVersion(file: string): StoreRefusal {
  return fail(
    'store.newer-version',
    `The database ${file} was last used by a newer version of this console, so this version leaves it alone. Install the newer version again, or start with --data and another folder.`,
    { file },
  );
}

export function databaseMissing(file: string, leftover: string): StoreRefusal {
  return fail(
    'store.database-missing',
    `The database ${file} is missing, but ${leftover} with its latest changes is still there. Put console.db back beside it, or move ${leftover} to another place to start empty.`,
    { file, leftover },
  );
}

export function migrationFailed(file: string, reason: string): StoreRefusal {
  return fail(
    'store.migration-failed',
    `The database ${file} could not be brought to the form of this version and was left as it was. Go on with the version of the console that you used before, and report this to whoever looks after the console.`,
    { file, reason },
  );
}

export function keyMissing(dataDir: string, file: string): StoreRefusal {
  return fail(
    'store.key-missing',
    `The database ${file} is locked, and its key (database.key or database.key.sealed) is not in ${dataDir} any more. Put the key file back from a backup, or move console.db to another place to start empty.`,
    { dataDir, file },
  );
}

export function keyOpenToOthers(file: string): StoreRefusal {
  return fail(
    'store.key-open-to-others',
    `Other accounts of this computer can read the key file ${file}, so the data is not protected. Run: chmod 600 "${file}" and start again.`,
    { file },
  );
}

export function keyUnreadable(file: string, reason: string): StoreRefusal {
  return fail(
    'store.key-unreadable',
    `The key file ${file} cannot be read or is not a key, and was left as it is. Put it back from a backup of this folder; without it the data cannot be opened.`,
    { file, reason },
  );
}

export function keySealed(dataDir: string): StoreRefusal {
  return fail(
    'store.key-sealed',
    `The data folder ${dataDir} belongs to the console window: its key is kept by this account's keychain, which only the window can ask. Open the window instead, or start with --data and another folder and import the roster there (a new folder can be locked with a passphrase: set TDC_PASSPHRASE).`,
    { dataDir },
  );
}

export function keychainRefused(dataDir: string, reason: string): StoreRefusal {
  return fail(
    'store.keychain-refused',
    `The keychain of this account did not release the key of the data folder ${dataDir}. Unlock the keychain and start again; if the folder came from another computer or account, open it there and export the roster.`,
    { dataDir, reason },
  );
}

export function passphraseNeeded(dataDir: string): StoreRefusal {
  return fail(
    'store.passphrase-needed',
    `The data folder ${dataDir} is locked with a passphrase. Set TDC_PASSPHRASE to it and start again, or start with --data and another folder.`,
    { dataDir },
  );
}

export function passphraseNotUsed(dataDir: string): StoreRefusal {
  return fail(
    'store.passphrase-not-used',
    `A passphrase was given, but the data folder ${dataDir} is not locked with one, so the passphrase would protect nothing. Start without TDC_PASSPHRASE, or with --data and a new folder to lock that one with it.`,
    { dataDir },
  );
}

/** The refusal for an error of Node's file functions in `dataDir`. */
export function refusedByFileSystem(dataDir: string, error: unknown): StoreRefusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir);
  if (NOT_WRITABLE.has(code)) return folderNotWritable(dataDir, reason);
  if (code === '') throw error;
  return diskError(dataDir, reason);
}

/** The refusal for a database call that failed while the folder was being opened, where nothing more is known. */
export function refusedByDatabase({ dataDir, database }: DataFolder, fault: StoreFault): StoreRefusal {
  switch (fault.resultCode) {
    case SQLITE_FULL:
      return diskFull(dataDir);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return folderNotWritable(dataDir, fault.message);
    case SQLITE_BUSY:
      return heldByAnother(dataDir);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return damaged(database, fault.message);
    default:
      return diskError(dataDir, fault.message);
  }
}

const NOT_WRITABLE: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'EISDIR',
]);
