import { rmSync } from 'node:fs';
import { ok, type Result } from '../../shared/result.ts';
import { type DataFolder, renameOnDisk } from './data-folder.ts';
import { SQLITE_FULL, StoreFault } from './fault.ts';
import { APPLICATION_ID } from './inspect.ts';
import type { Migration } from './migrations/migration.ts';
import { diskFull, migrationFailed } from './refusals.ts';
import { SqlDatabase } from './sql.ts';

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

/** How an upgrade is made safe. */
export interface UpgradeGuard {
  /** Makes a backup; the value is its file. */
  backUp(): Result<string>;
  /** Takes it back: the upgrade failed, so the database is as it was, and backups must not pile up with every try. */
  forget(backup: string): void;
}

/** Brings an older database to the newest form. A backup comes first: the way back to the older console. */
export function upgradeDatabase(
  database: SqlDatabase,
  folder: DataFolder,
  migrations: readonly Migration[],
  guard: UpgradeGuard,
): Result<null> {
  const version = Number(database.prepare('PRAGMA user_version').all()[0]?.user_version ?? 0);
  if (version === newestVersion(migrations)) return ok(null);
  let backup: string | null = null;
  try {
    const backedUp = guard.backUp();
    if (!backedUp.ok) return migrationFailed(folder.database, backedUp.error.message);
    backup = backedUp.value;
    applyMigrations(database, migrations, version);
    return ok(null);
  } catch (error) {
    if (backup !== null) guard.forget(backup);
    if (isDiskFull(error)) return diskFull(folder.dataDir);
    return migrationFailed(folder.database, error instanceof Error ? error.message : String(error));
  }
}

function isDiskFull(error: unknown): boolean {
  if (error instanceof StoreFault) return error.resultCode === SQLITE_FULL;
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
