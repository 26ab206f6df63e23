import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { type DataFolder, renameOnDisk } from './data-folder.ts';
import { SQLITE_FULL, StoreFault } from './fault.ts';
import { APPLICATION_ID } from './inspect.ts';
import type { Migration } from './migrations/migration.ts';
import { diskFull, migrationFailed } from './refusals.ts';
import { quoted, SqlDatabase } from './sql.ts';

/** The form a database has after all of `migrations`. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Runs what is pending as one step: all of it, or the database stays as it was. */
export function applyMigrations(database: SqlDatabase, migrations: readonly Migration[], fromVersion: number): void {
  database.transaction(() => {
    for (const migration of migrations.filter(({ version }) => version > fromVersion)) migration.apply(database);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${newestVersion(migrations)}`);
  });
}

/**
 * Makes an empty database of the newest form. Made under another name first, so that `console.db` is whole whenever it
 * exists, whatever happens meanwhile.
 *
 * @throws StoreFault, NodeJS.ErrnoException
 */
export function createDatabase(folder: DataFolder, passphrase: string, migrations: readonly Migration[]): void {
  removeDatabase(folder.newDatabase);
  const database = new SqlDatabase(folder.newDatabase, passphrase);
  try {
    applyMigrations(database, migrations, 0);
  } finally {
    database.close();
  }
  renameOnDisk(folder.newDatabase, folder.database);
}

/**
 * Brings an older database to the newest form. Before, a whole copy (locked with the same key) is put beside it as
 * `console-before-v2.db`: the way back to the older console.
 */
export function upgradeDatabase(
  database: SqlDatabase,
  folder: DataFolder,
  migrations: readonly Migration[],
): Result<null> {
  const version = Number(database.prepare('PRAGMA user_version').all()[0]?.user_version ?? 0);
  if (version === newestVersion(migrations)) return ok(null);
  const copy = freeCopyName(folder.dataDir, newestVersion(migrations));
  try {
    removeDatabase(`${copy}.new`);
    database.exec(`VACUUM INTO ${quoted(`${copy}.new`)}`);
    renameOnDisk(`${copy}.new`, copy);
    applyMigrations(database, migrations, version);
    return ok(null);
  } catch (error) {
    // The database is as it was, so the copy tells nothing new, and copies must not pile up with every try.
    removeDatabase(`${copy}.new`);
    removeDatabase(copy);
    if (error instanceof StoreFault && error.resultCode === SQLITE_FULL) return diskFull(folder.dataDir);
    return migrationFailed(folder.database, error instanceof Error ? error.message : String(error));
  }
}

/** Never the name of a copy that is there already: it may be all that is left of something. */
function freeCopyName(dataDir: string, version: number): string {
  const first = join(dataDir, `console-before-v${version}.db`);
  if (!existsSync(first)) return first;
  let count = 2;
  while (existsSync(join(dataDir, `console-before-v${version}-${count}.db`))) count += 1;
  return join(dataDir, `console-before-v${version}-${count}.db`);
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
