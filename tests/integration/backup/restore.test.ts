import { copyFileSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drill } from '../../../main/backup/drill.ts';
import { type Backup, BackupManifest, manifestFile } from '../../../main/backup/manifest.ts';
import { newestGoodBackup } from '../../../main/backup/newest-good.ts';
import { offerRestore } from '../../../main/backup/offer-restore.ts';
import { recordRestore } from '../../../main/backup/record-restore.ts';
import { type RestoreWishes, restoreBackup } from '../../../main/backup/restore.ts';
import { readRestoreNote } from '../../../main/backup/restore-note.ts';
import type { RecordHouse } from '../../../main/incidents/access/record-house.ts';
import { dataFolder } from '../../../main/store/data-folder.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import { fail, ok } from '../../../shared/result.ts';
import { aRoom } from '../../helpers/builders.ts';
import { aFolder, fingerprint, NOON, open, rawDatabase, refusal } from '../store/store-folder.ts';
import { backupsOf, made } from './backup-house.ts';

const RESTORED_AT = new Date(2026, 10, 23, 8, 15).getTime();
const PASSPHRASE = 'a long enough passphrase';

/** A folder with one room in its backup and another one since. */
async function aFolderWithBackup(over: Parameters<typeof open>[1] = {}) {
  const dataDir = aFolder();
  const store = open(dataDir, over);
  store.roster.write({ what: 'then', rooms: [aRoom({ name: 'Then' })] });
  const { service } = backupsOf(store);
  const backup = await made(service.backUpNow('by-hand'));
  store.roster.write({ what: 'since', rooms: [aRoom({ name: 'Since' })] });
  const passphrase = store.file?.passphrase ?? '';
  store.close();
  return { dataDir, backup, passphrase };
}

/** The same with a recovery code, which takes its time. */
async function aFolderWithCode() {
  const folder = await aFolderWithBackup();
  const store = open(folder.dataDir);
  const code = await backupsOf(store).service.makeRecoveryKey();
  store.close();
  if (!code.ok) throw new Error(code.error.message);
  return { ...folder, code: code.value };
}

function restore(backup: Backup, dataDir: string, over: Partial<RestoreWishes> = {}) {
  return restoreBackup({ file: backup.file, dataDir, keys: {}, now: RESTORED_AT, ...over });
}

function roomIn(dataDir: string, over: Parameters<typeof open>[1] = {}): string | undefined {
  const store = open(dataDir, over);
  const name = store.roster.load().rooms[0]?.name;
  store.close();
  return name;
}

/** The backup folder on another laptop: a stick. */
function onStick({ file }: Backup): Backup {
  const stick = aFolder();
  for (const name of readdirSync(dirname(file))) copyFileSync(join(dirname(file), name), join(stick, name));
  const copy = join(stick, basename(file));
  return { file: copy, manifest: BackupManifest.parse(JSON.parse(readFileSync(manifestFile(copy), 'utf8'))) };
}

function changeManifest({ file }: Backup, change: Record<string, unknown>): void {
  const manifest = JSON.parse(readFileSync(manifestFile(file), 'utf8'));
  writeFileSync(manifestFile(file), JSON.stringify({ ...manifest, ...change }));
}

describe('restoreBackup', () => {
  test('restoreBackup > brings the data of then back and keeps what was there under a dated name', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    const kept = join(dataDir, 'console-before-restore-2026-11-23-081500.db');
    expect(restore(backup, dataDir)).toEqual(ok({ manifest: backup.manifest, kept }));
    expect(roomIn(dataDir)).toBe('Then');
    const before = rawDatabase(dataDir, basename(kept));
    expect(before.prepare('SELECT name FROM rooms').all()).toEqual([{ name: 'Since' }]);
    before.close();
    expect(readRestoreNote(dataDir)).toEqual({ backupOf: NOON, restoredAt: RESTORED_AT });
  });

  test('recordRestore > says it in the ledger of the restored data, once', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    restore(backup, dataDir);
    const store = open(dataDir);
    const said: unknown[] = [];
    const record: RecordHouse = (payload) => said.push(payload);
    recordRestore(store, record);
    recordRestore(store, record);
    expect(said).toEqual([{ kind: 'restored', backupOf: NOON, head: '' }]);
    store.close();
  });

  test('restoreBackup > overwrites no database kept earlier in the same second', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    restore(backup, dataDir);
    expect(restore(backup, dataDir)).toMatchObject({
      value: { kept: join(dataDir, 'console-before-restore-2026-11-23-081500-2.db') },
    });
  });

  test('restoreBackup > is refused while the console is open', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    const store = open(dataDir);
    expect(restore(backup, dataDir)).toMatchObject({ ok: false, error: { code: 'store.already-open' } });
    store.close();
    expect(roomIn(dataDir)).toBe('Since');
  });

  test.each([
    ['a changed description', (backup: Backup) => changeManifest(backup, { madeAt: 1 }), 'backup.changed'],
    ['changed counts', (backup: Backup) => changeManifest(backup, { counts: { rooms: 9 } }), 'backup.changed'],
    ['a cut file', (backup: Backup) => truncateSync(backup.file, 8_192), 'backup.damaged'],
    ['no description', (backup: Backup) => writeFileSync(manifestFile(backup.file), ''), 'backup.no-manifest'],
  ])('restoreBackup > is refused and changes nothing with %s', async (_what, harm, code) => {
    const { dataDir, backup } = await aFolderWithBackup();
    harm(backup);
    const before = fingerprint(dataDir);
    expect(restore(backup, dataDir)).toMatchObject({ ok: false, error: { code } });
    expect(fingerprint(dataDir)).toEqual(before);
  });

  test('restoreBackup > lets no log of the damaged database run over the restored one', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    writeFileSync(join(dataDir, 'console.db-wal'), Buffer.alloc(8_192, 7));
    restore(backup, dataDir, { isDamaged: true });
    expect(roomIn(dataDir)).toBe('Then');
    expect(fingerprint(dataDir)).toHaveProperty('console-damaged-2026-11-23-081500.db-wal');
  });
});

describe('a new laptop', () => {
  test('restoreBackup > opens nothing there without the recovery code', async () => {
    const backup = onStick((await aFolderWithBackup()).backup);
    const laptop = aFolder();
    expect(restore(backup, laptop)).toMatchObject({ ok: false, error: { code: 'backup.key-not-found' } });
    expect(fingerprint(laptop)).toEqual({});
  });

  test('restoreBackup > opens with the recovery code, typed in small letters and without dashes', async () => {
    const made = await aFolderWithCode();
    const laptop = aFolder();
    const recoveryCode = made.code.toLowerCase().replaceAll('-', ' ');
    expect(restore(onStick(made.backup), laptop, { recoveryCode })).toMatchObject({ ok: true, value: { kept: null } });
    expect(roomIn(laptop)).toBe('Then');
  });

  test('restoreBackup > says that a recovery code is wrong', async () => {
    const made = await aFolderWithCode();
    const recoveryCode = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE';
    const refused = restore(onStick(made.backup), aFolder(), { recoveryCode });
    expect(refused).toMatchObject({ ok: false, error: { code: 'backup.wrong-recovery-code' } });
  });

  test('restoreBackup > keeps the data and the key that the new laptop had', async () => {
    const made = await aFolderWithCode();
    const laptop = aFolder();
    const fresh = open(laptop);
    fresh.roster.write({ what: 'x', rooms: [aRoom({ name: 'Fresh' })] });
    fresh.close();
    const key = readFileSync(join(laptop, 'database.key'));
    expect(restore(onStick(made.backup), laptop, { recoveryCode: made.code }).ok).toBe(true);
    expect(roomIn(laptop)).toBe('Then');
    expect(readFileSync(join(laptop, 'database.key.before-restore-2026-11-23-081500'))).toEqual(key);
    expect(fingerprint(laptop)).toHaveProperty('console-before-restore-2026-11-23-081500.db');
  });

  test('restoreBackup > opens with the passphrase of a folder that was locked with one', async () => {
    const { backup } = await aFolderWithBackup({ keys: { passphrase: PASSPHRASE } });
    const laptop = aFolder();
    const keys = { passphrase: PASSPHRASE };
    expect(restore(onStick(backup), laptop, { keys: { passphrase: 'another one' } })).toMatchObject({ ok: false });
    expect(restore(onStick(backup), laptop, { keys }).ok).toBe(true);
    expect(roomIn(laptop, { keys })).toBe('Then');
  });

  test('restoreBackup > lets the keychain of the new laptop seal the key', async () => {
    const made = await aFolderWithCode();
    const laptop = aFolder();
    const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 255));
    const wrapper = { isAvailable: () => true, wrap: flip, unwrap: flip };
    expect(restore(onStick(made.backup), laptop, { recoveryCode: made.code, keys: { wrapper } }).ok).toBe(true);
    expect(roomIn(laptop, { keys: { wrapper } })).toBe('Then');
    expect(Object.keys(fingerprint(laptop))).toEqual(['console.db', 'database.key.sealed', 'restored.json']);
  });
});

describe('drill', () => {
  test('drill > counts every table and asks the ledger', async () => {
    const { backup, passphrase } = await aFolderWithBackup();
    const ledger = () => ok('The ledger is whole.');
    expect(drill(backup, passphrase, ledger)).toMatchObject({
      value: { ledger: 'The ledger is whole.', counts: { rooms: 1, devices: 0, roster_changes: 1 } },
    });
    const broken = () => fail('ledger-broken', 'Entry 7 was changed.');
    expect(drill(backup, passphrase, broken)).toMatchObject({ ok: false, error: { code: 'ledger-broken' } });
  });

  test('drill > finds a single changed byte, and names the backup', async () => {
    const { backup, passphrase } = await aFolderWithBackup();
    const bytes = readFileSync(backup.file);
    const at = bytes.length - 1_000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(backup.file, bytes);
    expect(drill(backup, passphrase, null)).toMatchObject({
      error: { code: 'backup.damaged', message: expect.stringContaining(backup.file) },
    });
  });

  test('drill > refuses a backup of a newer console', async () => {
    const newer = { version: migrations.length + 1, why: 'test', apply: () => undefined };
    const { backup, passphrase } = await aFolderWithBackup({ migrations: [...migrations, newer] });
    expect(drill(backup, passphrase, null)).toMatchObject({ error: { code: 'backup.newer-version' } });
  });

  test('drill > leaves the backup and its folder as they are', async () => {
    const { backup, passphrase } = await aFolderWithBackup();
    const before = fingerprint(dirname(backup.file));
    drill(backup, passphrase, null);
    expect(fingerprint(dirname(backup.file))).toEqual(before);
  });
});

describe('a damaged database', () => {
  test('newestGoodBackup > passes over a backup that is damaged too, and restoring it opens the console again', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    const later = open(dataDir);
    const { service, clock } = backupsOf(later);
    clock.advance(60_000);
    const spoilt = await made(service.backUpNow('daily'));
    later.close();
    truncateSync(spoilt.file, 20_000);
    const database = join(dataDir, 'console.db');
    writeFileSync(database, readFileSync(database).fill(1, 8_192, 40_960));

    const { code } = refusal(dataDir);
    const found = await newestGoodBackup(code, dataFolder(dataDir), { keys: {} });
    expect(found).toEqual(backup);
    expect(restore(backup, dataDir, { isDamaged: true })).toMatchObject({
      value: { kept: join(dataDir, 'console-damaged-2026-11-23-081500.db') },
    });
    expect(roomIn(dataDir)).toBe('Then');
  });

  test('offerRestore > says which backup it is, and opens the console with it', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    const database = join(dataDir, 'console.db');
    writeFileSync(database, readFileSync(database).fill(1, 8_192, 40_960));
    const now = () => backup.manifest.madeAt + 60_000;
    const offer = await offerRestore(refusal(dataDir), { dataDir, keys: {}, now });
    const made = new Date(backup.manifest.madeAt).toTimeString().slice(0, 5);
    expect(offer?.label).toBe(`Restore the backup of ${made} today`);
    expect(offer?.restore()).toMatchObject({ value: { kept: expect.stringContaining('console-damaged-') } });
    expect(roomIn(dataDir)).toBe('Then');
  });

  test('newestGoodBackup > finds none where a backup does not help, or where there is none', async () => {
    const { dataDir } = await aFolderWithBackup();
    expect(await newestGoodBackup('store.already-open', dataFolder(dataDir), { keys: {} })).toBeNull();
    expect(await newestGoodBackup('store.damaged', dataFolder(aFolder()), { keys: {} })).toBeNull();
  });

  test('newestGoodBackup > finds the backup when console.db is gone and only its log is left', async () => {
    const { dataDir, backup } = await aFolderWithBackup();
    renameSync(join(dataDir, 'console.db'), join(dataDir, 'console.db-wal'));
    expect(await newestGoodBackup(refusal(dataDir).code, dataFolder(dataDir), { keys: {} })).toEqual(backup);
  });
});
