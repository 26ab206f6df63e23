import { restoreBackup } from '../../backup/restore.ts';
import { spokenMoment } from '../../backup/wording.ts';
import { systemClock } from '../../clock.ts';
import { dataDirOf } from '../../data-dir.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { secretsFromEnvironment } from '../keys-from-environment.ts';
import type { RestoreCommand } from '../parse/backup.ts';
import type { Streams } from '../streams.ts';

/** Puts a backup in the place of a folder's data and says where what was there is kept. */
export function restore({ file, data }: RestoreCommand, streams: Streams): ExitCode {
  const dataDir = dataDirOf({ chosen: data, isDemo: false });
  const now = systemClock.now();
  const restored = restoreBackup({ ...secretsFromEnvironment(process.env), file, dataDir, now });
  if (!restored.ok) {
    streams.err(restored.error.message);
    return EXIT.refused;
  }
  const { manifest, kept } = restored.value;
  streams.out(`The data of ${spokenMoment(manifest.madeAt, now)} is in ${dataDir} again.`);
  if (kept !== null) streams.err(`What was there before is kept as ${kept}.`);
  return EXIT.ok;
}
