import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { backUpBeforeUpgrade, forgetBackup } from '../backup/before-upgrade.ts';
import type { Clock } from '../clock.ts';
import type { ReportProblem } from './damaged-rows.ts';
import { companionsOf, type DataFolder, dataFolder, makeFolder } from './data-folder.ts';
import { SqlAlertRepository, SqlFindingRepository, SqlPathRepository } from './diagnosis-repository.ts';
import { SqlExchangeRepository } from './exchange-repository.ts';
import { SqlExhibitRepository } from './exhibit-repository.ts';
import { StoreFault } from './fault.ts';
import { lockFolder } from './folder-lock.ts';
import { SqlHistoryReader } from './history-reader.ts';
import { SqlHistoryRepository } from './history-repository.ts';
import { SqlIncidentRepository } from './incident-repository.ts';
import { inspectDatabase } from './inspect.ts';
import { chooseKeySource, type KeyOptions } from './key.ts';
import { letGo, letGoOfEarlier } from './let-go.ts';
import { applyMigrations, createDatabase, newestVersion, upgradeDatabase } from './migrate.ts';
import { migrations as releasedMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { SqlPeopleRepository } from './people-repository.ts';
import { SqlReadinessRepository } from './readiness-repository.ts';
import { databaseMissing, keyMissing, refusedByDatabase, refusedByFileSystem } from './refusals.ts';
import type { Store, StoreFile } from './repositories.ts';
import { SqlRosterRepository } from './roster-repository.ts';
import { SqlSessionRepository } from './session-repository.ts';
import { SqlSettingsRepository } from './settings-repository.ts';
import { SqlSiteRepository } from './site-repository.ts';
import { SqlDatabase } from './sql.ts';
import { storeFile } from './store-file.ts';

/** How long another program (a backup, a virus scanner) may hold the file before it counts as busy. */
const BUSY_TIMEOUT_MS = 2_000;
const MEMORY = ':memory:';
/** The write-ahead log is cut back to this after a burst. */
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

export interface OpenStoreOptions {
  /** Made if it is not there. */
  readonly dataDir: string;
  readonly keys: KeyOptions;
  readonly clock: Pick<Clock, 'now'>;
  /** Told of what does not stop the console: damaged rows left out, history waiting for the disk. */
  readonly onProblem: ReportProblem;
  /** For tests of upgrading; absent: the released ones. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the encrypted database of a data folder, making folder, key and database on first use.
 *
 * The folder is ours alone until `close`. Refused with a code of `refusals.ts` (and the files left as they were) when it is
 * open elsewhere, cannot be written to, is locked with another key, or holds a damaged, foreign or newer database.
 *
 *     const store = openStore({ dataDir, keys: { wrapper }, clock: systemClock, onProblem: notify });
 *     if (!store.ok) return showRefusal(store.error);
 */
export function openStore(options: OpenStoreOptions): Result<Store> {
  const folder = dataFolder(resolve(options.dataDir));
  try {
    makeFolder(folder.dataDir);
  } catch (error) {
    return refusedByFileSystem(folder.dataDir, error);
  }
  const lock = lockFolder(folder);
  if (!lock.ok) return lock;
  try {
    letGoOfEarlier(folder.database);
    const database = openDatabase(folder, options);
    if (!database.ok) {
      lock.value.release();
      return database;
    }
    return ok(storeOn(database.value, options, lock.value.release));
  } catch (error) {
    lock.value.release();
    if (error instanceof StoreFault) return refusedByDatabase(folder, error);
    return refusedByFileSystem(folder.dataDir, error);
  }
}

/** A store that ends with the process: for commands on a roster file, the demo school and tests. */
export function openMemoryStore(options: Pick<OpenStoreOptions, 'clock' | 'onProblem'>): Store {
  const database = new SqlDatabase(MEMORY, null);
  database.exec('PRAGMA foreign_keys = ON');
  applyMigrations(database, releasedMigrations, 0);
  return storeOn({ database, path: MEMORY, file: null }, options, () => undefined);
}

interface Opened {
  readonly database: SqlDatabase;
  readonly path: string;
  readonly file: StoreFile | null;
}

function openDatabase(folder: DataFolder, options: OpenStoreOptions): Result<Opened> {
  const migrations = options.migrations ?? releasedMigrations;
  const isNew = !existsSync(folder.database);
  const leftover = companionsOf(folder.database)[0];
  if (isNew && leftover !== undefined) return databaseMissing(folder.database, basename(leftover));

  const source = chooseKeySource(folder, options.keys);
  if (!source.ok) return source;
  if (!isNew && !source.value.exists()) return keyMissing(folder.dataDir, folder.database);
  const key = source.value.exists() ? source.value.read() : source.value.create();
  if (!key.ok) return key;
  const passphrase = key.value.toString('hex');

  if (isNew) createDatabase(folder, passphrase, migrations);
  const inspected = inspectDatabase({
    folder,
    passphrase,
    howLocked: source.value.howLocked,
    newestVersion: newestVersion(migrations),
  });
  if (!inspected.ok) return inspected;
  const database = openWritable(folder, passphrase, migrations, options.clock);
  if (!database.ok) return database;
  const { dataDir, database: path } = folder;
  return ok({ database: database.value, path, file: storeFile(database.value, { dataDir, path, passphrase }) });
}

/**
 * `locking_mode=EXCLUSIVE` comes before the first read: the write-ahead log then needs no shared memory, which network
 * drives cannot give. An upgrade comes before the log is on, so that a failed one leaves the file untouched.
 */
function openWritable(
  folder: DataFolder,
  passphrase: string,
  migrations: readonly Migration[],
  clock: Pick<Clock, 'now'>,
): Result<SqlDatabase> {
  const database = new SqlDatabase(folder.database, passphrase);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA foreign_keys = ON');
    database.exec('PRAGMA trusted_schema = OFF');
    database.exec('PRAGMA synchronous = FULL');
    // macOS only: a plain fsync there leaves data in the drive's own cache.
    database.exec('PRAGMA fullfsync = ON');
    const upgraded = upgradeDatabase(database, folder, migrations, {
      backUp: () => backUpBeforeUpgrade(database, { dataDir: folder.dataDir, passphrase }, clock.now()),
      forget: forgetBackup,
    });
    if (!upgraded.ok) {
      letGo(database, folder.database);
      return upgraded;
    }
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA journal_size_limit = ${LOG_LIMIT_BYTES}`);
    return ok(database);
  } catch (error) {
    letGo(database, folder.database);
    throw error;
  }
}

function storeOn(opened: Opened, options: Pick<OpenStoreOptions, 'clock' | 'onProblem'>, release: () => void): Store {
  let isOpen = true;
  const repositories = repositoriesOn(opened, options);
  return {
    ...repositories,
    file: opened.file,
    close() {
      if (!isOpen) return;
      isOpen = false;
      repositories.history.writeWaiting();
      letGo(opened.database, opened.path);
      release();
    },
  };
}

function repositoriesOn(
  { database, path }: Opened,
  options: Pick<OpenStoreOptions, 'clock' | 'onProblem'>,
): Omit<Store, 'close' | 'history' | 'file'> & { readonly history: SqlHistoryRepository } {
  try {
    return {
      roster: new SqlRosterRepository(database, options.clock, options.onProblem),
      history: new SqlHistoryRepository(database, options.onProblem),
      past: new SqlHistoryReader(database, options.onProblem),
      exhibits: new SqlExhibitRepository(database, options.onProblem),
      settings: new SqlSettingsRepository(database, options.clock, options.onProblem),
      sessions: new SqlSessionRepository(database, options.onProblem),
      site: new SqlSiteRepository(database, options.clock, options.onProblem),
      readiness: new SqlReadinessRepository(database, options.onProblem),
      findings: new SqlFindingRepository(database, options.onProblem),
      alerts: new SqlAlertRepository(database, options.onProblem),
      path: new SqlPathRepository(database, options.onProblem),
      people: new SqlPeopleRepository(database, options.onProblem),
      exchange: new SqlExchangeRepository(database, options.onProblem),
      incidents: new SqlIncidentRepository(database, options.onProblem),
    };
  } catch (error) {
    letGo(database, path);
    throw error;
  }
}
