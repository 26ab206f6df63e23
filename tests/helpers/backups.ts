import { type Backup, type BackupManifest, backupName, sealed } from '../../main/backup/manifest.ts';

/** The key of backups that tests make up. */
export const BACKUP_KEY = 'ab'.repeat(32);

/** A backup that lies nowhere. */
export function aBackup(over: Partial<Omit<BackupManifest, 'seal'>> = {}): Backup {
  const manifest = {
    format: 1 as const,
    madeAt: new Date(2026, 10, 22, 9, 40, 12).getTime(),
    reason: 'daily' as const,
    appVersion: '1.0.0',
    schemaVersion: 5,
    bytes: 4_096,
    sha256: '0'.repeat(64),
    counts: { rooms: 3, devices: 28 },
    keyId: '0123456789abcdef',
    salt: null,
    ...over,
  };
  return {
    file: `/backups/${backupName(manifest.madeAt, manifest.reason)}`,
    manifest: sealed(manifest, BACKUP_KEY),
  };
}
