import { ok } from '../../shared/result.ts';
import type { IncidentServices } from '../incidents/services.ts';
import type { BackupService } from './service.ts';

/**
 * A purge with a backup before it, since it cannot be taken back. Without the backup nothing is erased: a full disk today is no
 * reason to lose the wrong incident. Where nothing is kept on disk there is nothing to back up.
 */
export function backedUpPurge(
  incidents: Pick<IncidentServices, 'purgeList' | 'purge'>,
  backups: Pick<BackupService, 'isKept' | 'backUpNow'>,
): IncidentServices['purge'] {
  return async (input) => {
    // Whoever may not purge is told so, and makes no backup.
    const allowed = await incidents.purgeList();
    if (!allowed.ok) return allowed;
    const made = backups.isKept ? await backups.backUpNow('before-purge') : ok(null);
    if (made.ok) return incidents.purge(input);
    return { ok: false, error: { ...made.error, message: `Nothing was erased. ${made.error.message}` } };
  };
}
