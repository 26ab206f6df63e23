import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../../main/backup/backup-folder.ts';
import { drill } from '../../../main/backup/drill.ts';
import { applyMigrations } from '../../../main/store/migrate.ts';
import { firstTables } from '../../../main/store/migrations/0001-first-tables.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import type { Migration } from '../../../main/store/migrations/migration.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { aFolder, aTransition, fingerprint, open, rawDatabase, refusal } from './store-folder.ts';

/** Upgrades are tried from the newest released form on, so that every release may add its own. */
const NEWEST = migrations.length;
const old = { migrations };
const addColumn: Migration = {
  version: NEWEST + 1,
  why: 'test: a column more',
  apply: (database) => database.exec(`ALTER TABLE rooms ADD COLUMN floor INTEGER; UPDATE rooms SET note = 'upgraded'`),
};
const addTable: Migration = {
  version: NEWEST + 2,
  why: 'test: a table more',
  apply: (database) => database.exec('CREATE TABLE badges (id TEXT PRIMARY KEY) STRICT'),
};
const breaksHalfway: Migration = {
  version: NEWEST + 2,
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

/** As the first released console left it: written in its own form, past today's store. */
function aFolderOfTheFirstForm(): string {
  const dataDir = aFolder();
  // Makes the folder and its key.
  open(dataDir).close();
  rmSync(join(dataDir, 'console.db'));
  const raw = rawDatabase(dataDir);
  applyMigrations(raw, [firstTables], 0);
  raw.exec(`INSERT INTO rooms VALUES ('room-1', 'Room 112', 'room', '', 0, NULL)`);
  raw.exec(`INSERT INTO devices (id, label, macs, address, kind, room_id, is_spare, is_paused)
    VALUES ('device-1', 'CB-0001', '[]', '127.0.0.1', 'chromebook', 'room-1', 0, 0)`);
  const { memoryMiB: _, screen: _s, appVersions: _a, isRetired: _r, ...device } = aDevice({ label: 'CB-1' });
  const { accessPoint: _p, uplink: _u, ...room } = aRoom({ note: 'before' });
  const inverse = JSON.stringify({ rooms: [room], removedRooms: [], devices: [device], removedDevices: [] });
  raw
    .prepare('INSERT INTO roster_changes (at, what, inverse) VALUES (1, ?, ?)')
    .run(['Renamed CB-1 to CB-0001', inverse]);
  raw.close();
  return dataDir;
}

/** The backups of a folder, without what stands beside them. */
function copies(dataDir: string): string[] {
  const folder = join(dataDir, 'backups');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
}

describe('released migrations', () => {
  test('migrations > count up from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  test('device facts > come to an older roster as unknown, and its undo steps still work', () => {
    const dataDir = aFolderOfTheFirstForm();
    const store = open(dataDir);
    expect(store.roster.load()).toEqual({ revision: 0, rooms: [aRoom()], devices: [aDevice()] });
    expect(store.roster.undo()?.what).toBe('Renamed CB-1 to CB-0001');
    expect(store.roster.load().devices).toEqual([aDevice({ label: 'CB-1' })]);
    expect(store.roster.load().rooms).toEqual([aRoom({ note: 'before' })]);
    const facts = { memoryMiB: 4_096, screen: { widthPx: 1_366, heightPx: 768 }, isRetired: true };
    const device = aDevice({ ...facts, appVersions: { testnav: '1.11.3' } });
    const room = aRoom({ accessPoint: 'AP 112', uplink: 'Floor 1' });
    store.roster.write({ what: 'Imported', rooms: [room], devices: [device] });
    store.close();
    const again = open(dataDir);
    expect(again.roster.load()).toMatchObject({ rooms: [room], devices: [device] });
    again.close();
  });
});

describe('upgrade', () => {
  test('openStore > upgrades an older database over several versions with its data intact', () => {
    const dataDir = anOldFolder();
    const store = open(dataDir, { migrations: [...migrations, addColumn, addTable] });
    expect(store.roster.load()).toEqual({
      revision: 1,
      rooms: [aRoom({ note: 'upgraded' })],
      devices: [aDevice(), aDevice({ id: 'device-2' })],
    });
    expect(store.settings.read().probe.periodMs).toBe(9_000);
    expect(store.history.latestTransitions(5)).toHaveLength(1);
    store.close();
    const raw = rawDatabase(dataDir);
    expect(raw.prepare('PRAGMA user_version').all()).toEqual([{ user_version: NEWEST + 2 }]);
    expect(raw.prepare('SELECT count(*) AS n FROM badges').all()).toEqual([{ n: 0 }]);
    raw.close();
  });

  test('openStore > keeps an encrypted copy that the older version opens', () => {
    const dataDir = anOldFolder();
    open(dataDir, { migrations: [...migrations, addColumn] }).close();
    const [copy = ''] = copies(dataDir);
    expect(copy).toMatch(/^console-backup-.*-before-upgrade\.db$/);

    const backThen = aFolder();
    copyFileSync(join(dataDir, 'database.key'), join(backThen, 'database.key'));
    copyFileSync(join(dataDir, 'backups', copy), join(backThen, 'console.db'));
    const store = open(backThen, old);
    expect(store.roster.load().rooms).toEqual([aRoom()]);
    store.close();
  });

  test('openStore > makes that copy a backup that can be tried and listed like any other', async () => {
    const dataDir = anOldFolder();
    open(dataDir, { migrations: [...migrations, addColumn] }).close();
    const [backup] = await listBackups(join(dataDir, 'backups'));
    expect(backup?.manifest).toMatchObject({ reason: 'before-upgrade', schemaVersion: NEWEST, counts: { devices: 2 } });
    const key = readFileSync(join(dataDir, 'database.key'), 'utf8').trim();
    expect(backup && drill(backup, key, null)).toMatchObject({ ok: true });
  });

  test('openStore > overwrites no copy of an earlier upgrade', () => {
    const dataDir = anOldFolder();
    open(dataDir, { migrations: [...migrations, addColumn] }).close();
    const folder = join(dataDir, 'backups');
    const [first = ''] = copies(dataDir);
    const firstCopy = fingerprint(folder)[first];
    copyFileSync(join(folder, first), join(dataDir, 'console.db'));
    open(dataDir, { migrations: [...migrations, addColumn] }).close();
    expect(copies(dataDir)).toHaveLength(2);
    expect(fingerprint(folder)[first]).toBe(firstCopy);
  });

  test('openStore > makes no copy when there is nothing to upgrade', () => {
    const dataDir = anOldFolder();
    open(dataDir, old).close();
    expect(copies(dataDir)).toEqual([]);
  });

  test('openStore > leaves every byte as it was when a migration fails halfway', () => {
    const dataDir = anOldFolder();
    const before = fingerprint(dataDir);
    expect(refusal(dataDir, { migrations: [...migrations, addColumn, breaksHalfway] }).code).toBe(
      'store.migration-failed',
    );
    expect(fingerprint(dataDir)).toEqual(before);
    expect(copies(dataDir)).toEqual([]);
    const store = open(dataDir, old);
    expect(store.roster.load().devices).toHaveLength(2);
    store.close();
  });
});
