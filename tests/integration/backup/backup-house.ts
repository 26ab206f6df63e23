import { readdirSync } from 'node:fs';
import { checkLedger } from '../../../main/backup/check-ledger.ts';
import { drill } from '../../../main/backup/drill.ts';
import { checkHere } from '../../../main/backup/inspect-copy.ts';
import type { Backup } from '../../../main/backup/manifest.ts';
import { BackupService } from '../../../main/backup/service.ts';
import { Listeners } from '../../../main/listeners.ts';
import type { Store } from '../../../main/store/repositories.ts';
import type { AppNotice } from '../../../shared/contract/app.ts';
import type { TestSession } from '../../../shared/model/session.ts';
import { type BackupSettings, DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { ManualClock } from '../../helpers/manual-clock.ts';
import { NOON } from '../store/store-folder.ts';

/** A backup service on an open store, with a clock, sessions and settings that the test moves. */
export function backupsOf(store: Store) {
  const clock = new ManualClock(NOON);
  const notices: AppNotice[] = [];
  const changed = new Listeners<[readonly TestSession[]]>();
  let sessions: readonly TestSession[] = [];
  const settings: { value: BackupSettings } = { value: DEFAULT_SETTINGS.backup };
  const service = new BackupService({
    source: store.file,
    clock,
    settings: () => settings.value,
    sessions: { list: () => sessions, onChange: (listener) => changed.add(listener) },
    check: checkHere,
    drill: (backup, passphrase) => Promise.resolve(drill(backup, passphrase, checkLedger)),
    appVersion: '1.0.0',
    notify: (notice) => notices.push(notice),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return {
    service,
    clock,
    /** What is shown now, by code. */
    shown: () =>
      [...new Map(notices.map((notice) => [notice.code, notice])).values()]
        .filter((one) => !one.isCleared)
        .map(({ code }) => code),
    setSecondPlace(folder: string | null) {
      settings.value = { ...settings.value, folder };
    },
    setSessions(now: readonly TestSession[]) {
      sessions = now;
      changed.tell(now);
    },
  };
}

/** The backup that a call made; the test fails when it made none. */
export async function made(call: ReturnType<BackupService['backUpNow']>): Promise<Backup> {
  const backup = await call;
  if (!backup.ok) throw new Error(`${backup.error.code}: ${backup.error.message}`);
  return backup.value;
}

/** Names of everything in a folder. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}
