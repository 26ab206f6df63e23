import type { DataFolder } from '../store/data-folder.ts';
import { listBackups, usualFolder } from './backup-folder.ts';
import { compareWithManifest } from './drill.ts';
import { findKey, type KeyWishes } from './find-key.ts';
import type { Backup } from './manifest.ts';

/** Refusals of the store that a backup mends: the database is not there, or is not what it should be. */
const MENDED_BY_A_BACKUP: ReadonlySet<string> = new Set([
  'store.damaged',
  'store.not-a-database',
  'store.database-missing',
  'store.wrong-key',
]);

/**
 * The newest backup that opens with the folder's key and is whole, for a console that could not open its database. Null: a
 * backup does not help against this refusal, or there is none that is good.
 *
 * @param code  Of the refusal.
 */
export async function newestGoodBackup(code: string, folder: DataFolder, wishes: KeyWishes): Promise<Backup | null> {
  if (!MENDED_BY_A_BACKUP.has(code)) return null;
  const backups = await listBackups(usualFolder(folder.dataDir)).catch(() => []);
  for (const backup of backups) {
    const key = findKey(backup, folder, wishes);
    if (key.ok && compareWithManifest(backup, key.value.passphrase, 'quick').ok) return backup;
  }
  return null;
}
