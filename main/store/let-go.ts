import { SQLITE_FULL, StoreFault } from './fault.ts';
import type { SqlDatabase } from './sql.ts';

/** By file: connections that a full disk kept from closing. They hold SQLite's lock as long as this process lives. */
const notLetGo = new Map<string, SqlDatabase>();

/**
 * Leaves a single file behind (no log beside it, so that copying `console.db` is a backup) and gives up SQLite's locks at
 * once: `close()` alone would keep them until the garbage collector has freed the statements, see {@link SqlDatabase}.
 *
 * Where a full disk has no room for what the log holds, the log stays beside the file, to be read at the next start; the
 * connection is kept for {@link letGoOfEarlier}.
 */
export function letGo(database: SqlDatabase, file: string): void {
  try {
    giveUpLocks(database);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    if (error.resultCode === SQLITE_FULL) {
      notLetGo.set(file, database);
      return;
    }
  }
  database.close();
}

/**
 * Before a file is opened again in this process: finishes a {@link letGo} that found the disk full.
 *
 * @throws StoreFault  The disk is full still.
 */
export function letGoOfEarlier(file: string): void {
  const earlier = notLetGo.get(file);
  if (earlier === undefined) return;
  try {
    giveUpLocks(earlier);
  } catch (error) {
    if (!(error instanceof StoreFault) || error.resultCode === SQLITE_FULL) throw error;
  }
  notLetGo.delete(file);
  earlier.close();
}

function giveUpLocks(database: SqlDatabase): void {
  database.exec('PRAGMA journal_mode = DELETE');
  database.exec('PRAGMA locking_mode = NORMAL');
  database.exec('SELECT count(*) FROM sqlite_schema');
}
