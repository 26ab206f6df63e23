import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ok, type Result } from '../../shared/result.ts';
import { companionsOf, type DataFolder, journalOf } from './data-folder.ts';
import { SQLITE_CORRUPT, SQLITE_NOTADB, StoreFault } from './fault.ts';
import {
  damaged,
  foreignDatabase,
  fromNewerVersion,
  notADatabase,
  refusedByDatabase,
  refusedByFileSystem,
  wrongKey,
} from './refusals.ts';
import { quoted, SqlDatabase } from './sql.ts';

/** Marks a database file as this console's (`application_id`): the letters TDC1 in ASCII. */
export const APPLICATION_ID = 0x54444331;

/** Up to this size every page is checked at every start (about 4 ms a MiB); above it only after a crash. */
const CHECKED_WHOLE_BYTES = 32 * 1024 * 1024;

/** Tables that hold what people typed; always checked. */
const TYPED_TABLES = ['roster_state', 'rooms', 'devices', 'roster_changes', 'settings'] as const;

/** The page size that SQLite gives every new database; ours are never made with another. */
const PAGE_BYTES = 4_096;

/** The first 16 bytes of an unencrypted SQLite file. Source: https://www.sqlite.org/fileformat.html, 1.2 */
const PLAIN_HEADER = Buffer.from('SQLite format 3\0', 'latin1');

export interface Inspection {
  readonly folder: DataFolder;
  readonly passphrase: string;
  readonly howLocked: string;
  /** `user_version` of the newest form that this program knows. */
  readonly newestVersion: number;
}

/**
 * Looks whether the database is ours, whole, and of a form we know, without changing a byte of it: opened read-only,
 * including changes that a crash left in its write-ahead log. The one exception is {@link takeBackUnfinished}.
 */
export function inspectDatabase(inspection: Inspection): Result<null> {
  const { database, dataDir } = inspection.folder;
  try {
    const header = readHeader(database);
    if (header.subarray(0, PLAIN_HEADER.length).equals(PLAIN_HEADER)) return foreignDatabase(database);
    if (statSync(database).size < PAGE_BYTES) return damaged(database, 'cut short');
    if (!looksEncrypted(header)) return notADatabase(database);
  } catch (error) {
    return refusedByFileSystem(dataDir, error);
  }
  try {
    const takenBack = takeBackUnfinished(inspection);
    return takenBack.ok ? askDatabase(inspection) : takenBack;
  } finally {
    // Reading a write-ahead log makes an index of it; it can always be made again.
    rmSync(`${database}-shm`, { force: true });
  }
}

/**
 * Takes back the step that a crash interrupted where a rollback journal, not a log, guards it: making a folder, upgrading it,
 * closing it. SQLite does so at the first look through a connection that may write, and refuses to look through another one.
 *
 * The key is tried on the file alone before: with a wrong one SQLite takes no page of the journal for sound, and deletes it.
 */
function takeBackUnfinished(inspection: Inspection): Result<null> {
  const { folder, passphrase, howLocked } = inspection;
  if (!existsSync(journalOf(folder.database))) return ok(null);
  const address = `${readOnlyAddress(pathToFileURL(folder.database))}&immutable=1`;
  try {
    tryKey(address, passphrase);
    tryKey(folder.database, passphrase);
    return ok(null);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return error.resultCode === SQLITE_NOTADB ? wrongKey(folder.database, howLocked) : refusedByDatabase(folder, error);
  }
}

/** @throws StoreFault when the key does not fit or the file cannot be reached. Damage is looked for later, on the mended file. */
function tryKey(location: string, passphrase: string): void {
  let connection: SqlDatabase | null = null;
  try {
    connection = new SqlDatabase(location, passphrase);
    connection.exec('SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    if (!(error instanceof StoreFault && error.resultCode === SQLITE_CORRUPT)) throw error;
  } finally {
    connection?.close();
  }
}

function askDatabase(inspection: Inspection): Result<null> {
  const { database } = inspection.folder;
  let connection: SqlDatabase | null = null;
  try {
    connection = new SqlDatabase(readOnlyAddress(pathToFileURL(database)), inspection.passphrase);
    // The first look at a page shows whether the key fits.
    connection.exec('SELECT count(*) FROM sqlite_schema');
    if (!holds(connection, `SELECT application_id = ${APPLICATION_ID} FROM pragma_application_id`)) {
      return foreignDatabase(database);
    }
    if (!holds(connection, `SELECT user_version <= ${inspection.newestVersion} FROM pragma_user_version`)) {
      return fromNewerVersion(database);
    }
    return isWhole(connection, database) ? ok(null) : damaged(database, 'integrity check');
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    if (error.resultCode === SQLITE_NOTADB) return wrongKey(database, inspection.howLocked);
    if (error.resultCode === SQLITE_CORRUPT) return damaged(database, error.message);
    return refusedByDatabase(inspection.folder, error);
  } finally {
    connection?.close();
  }
}

/**
 * The address under which SQLite opens a file read-only.
 *
 * @param file  From `pathToFileURL`. Windows shares (`file://server/share/…`) get the form that SQLite reads; it takes
 *   what stands between the second and third slash for a host and refuses it. Source: https://www.sqlite.org/uri.html
 */
export function readOnlyAddress(file: URL): string {
  return `${file.href.replace(/^file:\/\/(?=[^/])/, 'file:////')}?mode=ro`;
}

function isWhole(connection: SqlDatabase, database: string): boolean {
  const hasCrashed = companionsOf(database).length > 0;
  if (hasCrashed || statSync(database).size <= CHECKED_WHOLE_BYTES) {
    return holds(connection, "SELECT quick_check = 'ok' FROM pragma_quick_check");
  }
  return TYPED_TABLES.every((table) =>
    holds(connection, `SELECT quick_check = 'ok' FROM pragma_quick_check(${quoted(table)})`),
  );
}

/**
 * Whether every row of a query is true. Asked through a table with a check instead of a prepared statement, because a
 * statement would keep the file open (and locked) for an unknown time, see {@link SqlDatabase}.
 */
function holds(connection: SqlDatabase, query: string): boolean {
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS answers (answer INTEGER NOT NULL CHECK (answer = 1))');
  try {
    connection.exec(`INSERT INTO temp.answers ${query}`);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('CHECK constraint failed')) return false;
    throw error;
  }
}

function readHeader(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const header = Buffer.alloc(100);
    return header.subarray(0, readSync(handle, header, 0, header.length, 0));
  } finally {
    closeSync(handle);
  }
}

/**
 * The cipher leaves bytes 16 to 23 of the file in the clear: page size 4,096, file versions 1 or 2, no reserved bytes
 * besides the cipher's own, and SQLite's three fixed payload fractions. Source: https://www.sqlite.org/fileformat.html, 1.3
 */
function looksEncrypted(header: Buffer): boolean {
  if (header.length < 24) return false;
  const isVersion = (byte: number | undefined) => byte === 1 || byte === 2;
  return (
    header.readUInt16BE(16) === PAGE_BYTES &&
    isVersion(header[18]) &&
    isVersion(header[19]) &&
    header[21] === 64 &&
    header[22] === 32 &&
    header[23] === 32
  );
}
