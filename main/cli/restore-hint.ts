import { newestGoodBackup } from '../backup/newest-good.ts';
import { spokenMoment } from '../backup/wording.ts';
import { systemClock } from '../clock.ts';
import { dataFolder } from '../store/data-folder.ts';
import type { KeyOptions } from '../store/key.ts';

/** What follows a refusal that a backup mends: which one, and how. Empty: none does. */
export async function restoreHint(code: string, dataDir: string, keys: KeyOptions): Promise<string> {
  const backup = await newestGoodBackup(code, dataFolder(dataDir), { keys });
  if (backup === null) return '';
  const when = spokenMoment(backup.manifest.madeAt, systemClock.now());
  return ` There is a good backup of ${when}: tdc restore "${backup.file}" --to "${dataDir}"`;
}
