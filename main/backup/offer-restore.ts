import type { AppError, Result } from '../../shared/result.ts';
import { dataFolder } from '../store/data-folder.ts';
import type { KeyOptions } from '../store/key.ts';
import { newestGoodBackup } from './newest-good.ts';
import { type Restored, restoreBackup } from './restore.ts';
import { spokenMoment } from './wording.ts';

/** A way out of a refusal: a backup that is good, found before it is offered. */
export interface RestoreOffer {
  /** On a button: `Restore the backup of 09:40 today`. */
  readonly label: string;
  /** What becomes of the present file, for the person who decides. */
  readonly consequence: string;
  /** Does it. Holds the thread up while a big database is checked. */
  restore(): Result<Restored>;
}

export interface OfferWishes {
  readonly dataDir: string;
  readonly keys: KeyOptions;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Null: no backup helps against this refusal. */
export async function offerRestore(
  refusal: AppError,
  { dataDir, keys, now }: OfferWishes,
): Promise<RestoreOffer | null> {
  const backup = await newestGoodBackup(refusal.code, dataFolder(dataDir), { keys });
  if (backup === null) return null;
  return {
    label: `Restore the backup of ${spokenMoment(backup.manifest.madeAt, now())}`,
    consequence: `A good backup of ${spokenMoment(backup.manifest.madeAt, now())} is there. Restoring it loses what was saved after that; the damaged file is kept as console-damaged-….db in the same folder.`,
    restore: () => restoreBackup({ file: backup.file, dataDir, keys, now: now(), isDamaged: true }),
  };
}
