import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../main/store/migrations/index.ts';
import type { Migration } from '../../../main/store/migrations/migration.ts';
import { SqlDatabase } from '../../../main/store/sql.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { aFolder, fingerprint, open, refusal } from './store-folder.ts';

/** A folder with a school in it, closed. */
function aUsedFolder(deviceCount = 300): string {
  const dataDir = aFolder();
  const store = open(dataDir);
  const devices = Array.from({ length: deviceCount }, (_, index) => aDevice({ id: `device-${index}` }));
  store.roster.write({ what: 'Imported', rooms: [aRoom()], devices });
  store.close();
  return dataDir;
}

/** Refused with this code, with nothing in the folder changed, and still refused (not repaired) the second time. */
function expectRefusedUntouched(dataDir: string, code: string, over: Parameters<typeof refusal>[1] = {}): void {
  const before = fingerprint(dataDir);
  const first = refusal(dataDir, over);
  expect(first.code).toBe(code);
  expect(first.message).toMatch(/^[A-Z].*\.$/s);
  expect(fingerprint(dataDir)).toEqual(before);
  expect(refusal(dataDir, over).code).toBe(code);
}

const inFolder = (dataDir: string) => join(dataDir, 'console.db');

describe('a damaged database', () => {
  test.each([
    ['to half', (size: number) => Math.floor(size / 2 / 4_096) * 4_096],
    ['within a page', (size: number) => size - 1_000],
    ['to its first page', () => 4_096],
    ['to a part of its first page', () => 3_000],
    ['to nothing', () => 0],
  ])('openStore > refuses and leaves the file alone when it was cut %s', (_, length) => {
    const dataDir = aUsedFolder();
    truncateSync(inFolder(dataDir), length(statSync(inFolder(dataDir)).size));
    expectRefusedUntouched(dataDir, 'store.damaged');
  });

  test('openStore > refuses and leaves the file alone when pages are overwritten', () => {
    const dataDir = aUsedFolder();
    const content = readFileSync(inFolder(dataDir));
    randomBytes(3 * 4_096).copy(content, 5 * 4_096);
    writeFileSync(inFolder(dataDir), content);
    expectRefusedUntouched(dataDir, 'store.damaged');
  });

  test('openStore > opens again when the file is put back from a copy', () => {
    const dataDir = aUsedFolder();
    const copy = readFileSync(inFolder(dataDir));
    truncateSync(inFolder(dataDir), 4_096);
    expect(refusal(dataDir).code).toBe('store.damaged');
    writeFileSync(inFolder(dataDir), copy);
    const store = open(dataDir);
    expect(store.roster.load().devices).toHaveLength(300);
    store.close();
  });
});

describe('a file that is not ours', () => {
  test('openStore > refuses random bytes', () => {
    const dataDir = aUsedFolder();
    writeFileSync(inFolder(dataDir), randomBytes(64 * 1_024));
    expectRefusedUntouched(dataDir, 'store.not-a-database');
  });

  test("openStore > refuses another program's database", () => {
    const dataDir = aUsedFolder();
    rmSync(inFolder(dataDir));
    const other = new SqlDatabase(inFolder(dataDir), null);
    other.exec('CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (1)');
    other.close();
    expectRefusedUntouched(dataDir, 'store.foreign');
  });

  test('openStore > refuses a database that our key opens but that is not marked as ours', () => {
    const dataDir = aUsedFolder();
    rmSync(inFolder(dataDir));
    const other = new SqlDatabase(inFolder(dataDir), readFileSync(join(dataDir, 'database.key'), 'utf8').trim());
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expectRefusedUntouched(dataDir, 'store.foreign');
  });

  test('openStore > refuses a database of a newer version', () => {
    const dataDir = aFolder();
    const later: Migration = { version: 99, why: 'test', apply: (database) => database.exec('CREATE TABLE later (a)') };
    open(dataDir, { migrations: [...migrations, later] }).close();
    expectRefusedUntouched(dataDir, 'store.newer-version');
  });
});

describe('keys', () => {
  test('openStore > refuses and leaves everything alone when the key is another one', () => {
    const dataDir = aUsedFolder();
    writeFileSync(join(dataDir, 'database.key'), `${'ab'.repeat(32)}\n`);
    expectRefusedUntouched(dataDir, 'store.wrong-key');
  });

  test('openStore > refuses and makes no new key when the key file is gone', () => {
    const dataDir = aUsedFolder();
    rmSync(join(dataDir, 'database.key'));
    expectRefusedUntouched(dataDir, 'store.key-missing');
    expect(existsSync(join(dataDir, 'database.key'))).toBe(false);
  });

  test('openStore > writes nothing of the roster in the clear', () => {
    const dataDir = aFolder();
    const store = open(dataDir);
    store.roster.write({ what: 'x', devices: [aDevice({ roomId: null, studentLabel: 'QZX-7731' })] });
    const whileOpen = ['console.db', 'console.db-wal'].map((name) => readFileSync(join(dataDir, name)));
    store.close();
    for (const content of [...whileOpen, readFileSync(inFolder(dataDir))]) {
      expect(content.length).toBeGreaterThan(0);
      expect(content.includes('QZX-7731')).toBe(false);
      expect(content.includes('SQLite format')).toBe(false);
    }
  });
});

describe('a folder that cannot be used', () => {
  test('openStore > refuses when a file stands where the folder should be', () => {
    const dataDir = aFolder();
    writeFileSync(join(dataDir, 'occupied'), '');
    expect(refusal(join(dataDir, 'occupied')).code).toBe('store.folder-not-writable');
    expect(refusal(join(dataDir, 'occupied', 'inner')).code).toBe('store.folder-not-writable');
  });

  test('openStore > says what to do when something was written into the lock file', () => {
    const dataDir = aUsedFolder();
    writeFileSync(join(dataDir, 'console.lock'), 'a note to myself'.repeat(100));
    expectRefusedUntouched(dataDir, 'store.lock-file-spoilt');
    rmSync(join(dataDir, 'console.lock'));
    open(dataDir).close();
  });

  test('openStore > refuses to begin anew when only the log of a database is left', () => {
    const dataDir = aUsedFolder();
    writeFileSync(join(dataDir, 'console.db-wal'), randomBytes(8_192));
    renameSync(inFolder(dataDir), join(dataDir, 'moved.db'));
    expectRefusedUntouched(dataDir, 'store.database-missing');
  });

  test('openStore > finishes what a crash interrupted when a half-made database is left', () => {
    const dataDir = aFolder();
    writeFileSync(join(dataDir, 'console.db.new'), randomBytes(5_000));
    const store = open(dataDir);
    store.roster.write({ what: 'x', rooms: [aRoom()] });
    store.close();
    expect(existsSync(join(dataDir, 'console.db.new'))).toBe(false);
  });
});
