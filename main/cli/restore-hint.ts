import { listBackups, usualFolder } from '../backup/backup-folder.ts';
import { newestGoodBackup } from '../backup/newest-good.ts';
import { spokenMoment } from '../backup/wording.ts';
import { systemClock } from '../clock.ts';
import { dataFolder } from '../store/data-folder.ts';
import type { KeyOptions } from '../store/key.ts';

/** What follows a refusal that a backup mends: which one, and how. Empty: none does. */
export async function restoreHint(code: string, dataDir: string, keys: KeyOptions): Promise<string> {
  if (code === 'store.key-sealed') return copyHint(dataDir);
  const backup = await newestGoodBackup(code, dataFolder(dataDir), { keys });
  if (backup === null) return '';
  const when = spokenMoment(backup.manifest.madeAt, systemClock.now());
  return ` There is a good backup of ${when}: tdc restore "${backup.file}" --to "${dataDir}"`;
}

/** The window alone can ask the keychain; a copy needs no keychain. What is noted in the copy is not in the window's record. */
async function copyHint(dataDir: string): Promise<string> {
  const [newest] = await listBackups(usualFolder(dataDir));
  if (newest === undefined) return '';
  return ` To read a copy of it here, set TDC_RECOVERY_CODE to the recovery code of its backups and run: tdc restore "${newest.file}" --to FOLDER`;
}
