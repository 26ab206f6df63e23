import packageJson from '../package.json' with { type: 'json' };
import type { AppNotice } from '../shared/contract/app.ts';
import type { DrillBackup } from './backup/drill.ts';
import type { CheckCopy } from './backup/inspect-copy.ts';
import { BackupService } from './backup/service.ts';
import type { Clock } from './clock.ts';
import type { ConsoleOptions } from './console-options.ts';
import type { ConsoleServices } from './services.ts';
import type { SessionService } from './sessions/service.ts';

export interface BackupParts {
  readonly clock: Clock;
  readonly sessions: SessionService;
  readonly settings: ConsoleServices['settings'];
  readonly notify: (notice: AppNotice) => void;
}

/** Backups of the data that the console has open; the demo school makes none. */
export function composeBackup({ store, isDemo, log }: ConsoleOptions, parts: BackupParts): BackupService {
  const { clock, sessions, settings, notify } = parts;
  return new BackupService({
    source: isDemo ? null : store.file,
    clock,
    settings: () => settings.get().backup,
    sessions,
    check: checkApart,
    drill: drillApart,
    appVersion: packageJson.version,
    notify,
    log,
  });
}

/** Loaded late, so that the bundler makes a file of it that can run as a thread. */
const checkApart: CheckCopy = async (job) => {
  const { checkInThread } = await import('./backup/copy-thread.ts');
  return checkInThread(job);
};

const drillApart: DrillBackup = async (backup, passphrase) => {
  const { drillInThread } = await import('./backup/copy-thread.ts');
  return drillInThread(backup, passphrase);
};
