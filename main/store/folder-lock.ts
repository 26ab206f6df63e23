import { ok, type Result } from '../../shared/result.ts';
import type { DataFolder } from './data-folder.ts';
import { SQLITE_BUSY, SQLITE_NOTADB, StoreFault } from './fault.ts';
import { alreadyOpen, lockFileSpoilt, refusedByDatabase } from './refusals.ts';
import { SqlDatabase } from './sql.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Makes a data folder ours alone, before anything else in it is looked at or made.
 *
 * The lock is SQLite's own on an empty database of its own (`console.lock`): an operating-system lock on Linux, macOS and
 * Windows alike, so it ends with its process however that ends, and no stale lock can be left by a crash.
 */
export function lockFolder(folder: DataFolder): Result<FolderLock> {
  let database: SqlDatabase | null = null;
  try {
    database = new SqlDatabase(folder.lock, null);
    // Nothing is ever written, so nothing has to be kept for taking it back.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (!(error instanceof StoreFault)) throw error;
    if (error.resultCode === SQLITE_BUSY) return alreadyOpen(folder.dataDir);
    return error.resultCode === SQLITE_NOTADB ? lockFileSpoilt(folder.lock) : refusedByDatabase(folder, error);
  }
  const held = database;
  return ok({
    release() {
      held.exec('ROLLBACK');
      held.close();
    },
  });
}
