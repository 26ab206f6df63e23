import type { AppNotice } from '../../shared/contract/app.ts';
import type { AppError } from '../../shared/result.ts';

/** The two places for backups fail and recover each by itself. */
export type Place = 'first' | 'second';

/** Said once and kept until a backup succeeds there again. @param error  Null: it does again. */
export function backupNotice(place: Place, error: AppError | null): AppNotice {
  return {
    code: place === 'first' ? 'backup-not-made' : 'second-backup-not-made',
    level: 'warning',
    title: place === 'first' ? 'No backup was made' : 'No backup in the second place',
    message: error?.message ?? '',
    isSticky: true,
    isCleared: error === null,
  };
}
