import { expect, test } from 'vitest';
import { BackupManifest, backupName, isBackupName, isSealSound, keyIdOf } from '../../../../main/backup/manifest.ts';
import { aBackup, BACKUP_KEY } from '../../../helpers/backups.ts';

const AT = new Date(2026, 10, 22, 9, 40, 12).getTime();

test('backupName > says when on this clock, and why', () => {
  expect(backupName(AT, 'session-end')).toBe('console-backup-2026-11-22-094012-session-end.db');
  expect(backupName(AT, 'daily', 2)).toBe('console-backup-2026-11-22-094012-daily-2.db');
});

test('isBackupName > knows its own names and no others', () => {
  expect([backupName(AT, 'before-upgrade'), backupName(AT, 'daily', 3)].every(isBackupName)).toBe(true);
  for (const name of ['console.db', 'console-before-v5.db', 'holiday.db', `${backupName(AT, 'daily')}.new`]) {
    expect(isBackupName(name)).toBe(false);
  }
});

test('isSealSound > is true after the manifest was written and read, in whatever order its fields come', () => {
  const { manifest } = aBackup();
  const shuffled = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(manifest))).reverse());
  expect(isSealSound(BackupManifest.parse(shuffled), BACKUP_KEY)).toBe(true);
});

test.each([
  ['madeAt', 0],
  ['reason', 'by-hand'],
  ['sha256', '1'.repeat(64)],
  ['counts', { rooms: 3, devices: 27 }],
  ['schemaVersion', 6],
])('isSealSound > is false when somebody changed %s', (field, value) => {
  const { manifest } = aBackup();
  expect(isSealSound(BackupManifest.parse({ ...manifest, [field]: value }), BACKUP_KEY)).toBe(false);
});

test('isSealSound > is false with another key', () => {
  expect(isSealSound(aBackup().manifest, 'cd'.repeat(32))).toBe(false);
});

test('keyIdOf > tells keys apart without showing them', () => {
  expect(keyIdOf(BACKUP_KEY)).not.toBe(keyIdOf('cd'.repeat(32)));
  expect(BACKUP_KEY).not.toContain(keyIdOf(BACKUP_KEY));
});
