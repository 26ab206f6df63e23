import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { firstTables } from '../../../main/store/migrations/0001-first-tables.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import type { Migration } from '../../../main/store/migrations/migration.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { aFolder, aTransition, fingerprint, open, rawDatabase, refusal } from './store-folder.ts';

const old = { migrations: [firstTables] };
const addColumn: Migration = {
  version: 2,
  why: 'test: a column more',
  apply: (database) => database.exec(`ALTER TABLE rooms ADD COLUMN floor INTEGER; UPDATE rooms SET note = 'upgraded'`),
};
const addTable: Migration = {
  version: 3,
  why: 'test: a table more',
  apply: (database) => database.exec('CREATE TABLE sessions (id TEXT PRIMARY KEY) STRICT'),
};
const breaksHalfway: Migration = {
  version: 3,
  why: 'test: fails after it has changed something',
  apply: (database) => database.exec(`DELETE FROM devices; INSERT INTO no_such_table VALUES (1)`),
};

function anOldFolder(): string {
  const dataDir = aFolder();
  const store = open(dataDir, old);
  store.roster.write({ what: 'Imported', rooms: [aRoom()], devices: [aDevice(), aDevice({ id: 'device-2' })] });
  store.settings.update({ probe: { periodMs: 9_000 } });
  store.history.addTransitions([aTransition()]);
  store.close();
  return dataDir;
}

function copies(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith('console-before'));
}

describe('released migrations', () => {
  test('migrations > count up from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });
});

describe('upgrade', () => {
  test('openStore > upgrades an older database over several versions with its data intact', () => {
    const dataDir = anOldFolder();
    const store = open(dataDir, { migrations: [firstTables, addColumn, addTable] });
    expect(store.roster.load()).toEqual({
      revision: 1,
      rooms: [aRoom({ note: 'upgraded' })],
      devices: [aDevice(), aDevice({ id: 'device-2' })],
    });
    expect(store.settings.read().probe.periodMs).toBe(9_000);
    expect(store.history.latestTransitions(5)).toHaveLength(1);
    store.close();
    const raw = rawDatabase(dataDir);
    expect(raw.prepare('PRAGMA user_version').all()).toEqual([{ user_version: 3 }]);
    expect(raw.prepare('SELECT count(*) AS n FROM sessions').all()).toEqual([{ n: 0 }]);
    raw.close();
  });

  test('openStore > keeps an encrypted copy that the older version opens', () => {
    const dataDir = anOldFolder();
    open(dataDir, { migrations: [firstTables, addColumn] }).close();
    expect(copies(dataDir)).toEqual(['console-before-v2.db']);

    const backThen = aFolder();
    copyFileSync(join(dataDir, 'database.key'), join(backThen, 'database.key'));
    copyFileSync(join(dataDir, 'console-before-v2.db'), join(backThen, 'console.db'));
    const store = open(backThen, old);
    expect(store.roster.load().rooms).toEqual([aRoom()]);
    store.close();
  });

  test('openStore > overwrites no copy of an earlier upgrade', () => {
    const dataDir = anOldFolder();
    open(dataDir, { migrations: [firstTables, addColumn] }).close();
    const firstCopy = fingerprint(dataDir)['console-before-v2.db'];
    copyFileSync(join(dataDir, 'console-before-v2.db'), join(dataDir, 'console.db'));
    open(dataDir, { migrations: [firstTables, addColumn] }).close();
    expect(copies(dataDir).sort()).toEqual(['console-before-v2-2.db', 'console-before-v2.db']);
    expect(fingerprint(dataDir)['console-before-v2.db']).toBe(firstCopy);
  });

  test('openStore > makes no copy when there is nothing to upgrade', () => {
    const dataDir = anOldFolder();
    open(dataDir, old).close();
    expect(copies(dataDir)).toEqual([]);
  });

  test('openStore > leaves every byte as it was when a migration fails halfway', () => {
    const dataDir = anOldFolder();
    const before = fingerprint(dataDir);
    expect(refusal(dataDir, { migrations: [firstTables, addColumn, breaksHalfway] }).code).toBe(
      'store.migration-failed',
    );
    expect(fingerprint(dataDir)).toEqual(before);
    const store = open(dataDir, old);
    expect(store.roster.load().devices).toHaveLength(2);
    store.close();
  });
});
