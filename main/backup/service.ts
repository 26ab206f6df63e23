import type { AppNotice } from '../../shared/contract/app.ts';
import type { SessionId, TestSession } from '../../shared/model/session.ts';
import type { BackupSettings } from '../../shared/model/settings.ts';
import { type AppError, fail, ok, type Result } from '../../shared/result.ts';
import { MINUTE_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { StoreFile } from '../store/repositories.ts';
import { listBackups, makeUsualFolder, removeBackup, usualFolder } from './backup-folder.ts';
import type { DrillBackup, DrillReport } from './drill.ts';
import { notMade } from './faults.ts';
import type { CheckCopy } from './inspect-copy.ts';
import { copyBackup, makeBackup } from './make-backup.ts';
import { type Backup, type BackupReason, keyIdOf } from './manifest.ts';
import { backupNotice, type Place } from './notices.ts';
import { makeRecoveryKey } from './recovery-key.ts';
import { isDailyDue, outdated } from './rotation.ts';

/** Timers stand still while a laptop sleeps, so the day is looked at again and again; a backup that failed is tried again then. */
const LOOK_MS = 5 * MINUTE_MS;
/** After the start, when grid and first sweep have what they need of the disk. */
const FIRST_LOOK_MS = 2 * MINUTE_MS;

export interface BackupServiceOptions {
  /** Null: a store in memory, of which there is nothing to back up. */
  readonly source: StoreFile | null;
  readonly clock: Clock;
  readonly settings: () => BackupSettings;
  readonly sessions: {
    list(): readonly TestSession[];
    onChange(listener: (sessions: readonly TestSession[]) => void): () => void;
  };
  readonly check: CheckCopy;
  readonly drill: DrillBackup;
  readonly appVersion: string;
  readonly notify: (notice: AppNotice) => void;
  readonly log: Log;
}

/** Backups while the console runs: once a day, when a session ends, and when somebody asks. One at a time. */
export class BackupService {
  readonly #options: BackupServiceOptions;
  readonly #waiting = new Map<BackupReason, Promise<Result<Backup>>>();
  #turn: Promise<unknown> = Promise.resolve();
  #stops: (() => void)[] = [];
  readonly #failing = new Set<Place>();

  constructor(options: BackupServiceOptions) {
    this.#options = options;
  }

  /** False: the data ends with the process, as in the demo school. */
  get isKept(): boolean {
    return this.#options.source !== null;
  }

  /** Automatic backups from now on. */
  run(): void {
    if (this.#options.source === null || this.#stops.length > 0) return;
    const { clock, sessions } = this.#options;
    let ended = endedOf(sessions.list());
    this.#stops = [
      clock.after(FIRST_LOOK_MS, () => void this.#look()),
      clock.every(LOOK_MS, () => void this.#look()),
      sessions.onChange((now) => {
        const before = ended;
        ended = endedOf(now);
        if ([...ended].some((id) => !before.has(id))) void this.backUpNow('session-end');
      }),
    ];
  }

  /** No more automatic ones; resolves when the one that runs is whole. Before the store closes. */
  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0)) stop();
    await this.#turn;
  }

  /**
   * Makes a backup in the usual folder, copies it to the second place, and takes away what has served its time. A wish that
   * waits already is not made twice. Never rejects; a failure is a notice as well. The second place failing is a notice only.
   */
  backUpNow(reason: BackupReason): Promise<Result<Backup>> {
    const waiting = this.#waiting.get(reason);
    if (waiting !== undefined) return waiting;
    const made = this.#inTurn(() => {
      this.#waiting.delete(reason);
      return this.#backUp(reason);
    });
    this.#waiting.set(reason, made);
    return made;
  }

  /** Those of both places, newest first; one that lies in both is listed twice. A place that cannot be reached has none. */
  async list(): Promise<Backup[]> {
    const found = await Promise.all(this.#folders().map((folder) => listBackups(folder).catch(() => [])));
    return found.flat().sort((a, b) => b.manifest.madeAt - a.manifest.madeAt);
  }

  /** Restores the newest backup of the usual folder into a folder for the moment, and says what was found. */
  async verify(): Promise<Result<DrillReport>> {
    const { source, drill } = this.#options;
    if (source === null) return nothingToBackUp();
    const [newest] = await this.#ours(usualFolder(source.dataDir));
    return newest === undefined ? noBackupYet() : drill(newest, source.passphrase);
  }

  /** Makes a recovery code, puts what it opens into both places, and forgets it. Show the code once, to be printed. */
  async makeRecoveryKey(): Promise<Result<string>> {
    const { source, clock } = this.#options;
    if (source === null) return nothingToBackUp();
    try {
      await makeUsualFolder(source.dataDir);
    } catch (error) {
      return notMade(usualFolder(source.dataDir), error);
    }
    return makeRecoveryKey(this.#folders(), source.passphrase, clock.now());
  }

  #folders(): string[] {
    const { source, settings } = this.#options;
    if (source === null) return [];
    const { folder } = settings();
    return [usualFolder(source.dataDir), ...(folder === null ? [] : [folder])];
  }

  /** In turn, so that it sees what the backup before it made. */
  #look(): Promise<void> {
    return this.#inTurn(async () => {
      const { source, log } = this.#options;
      if (source === null) return;
      try {
        const isDue = this.#failing.has('first') || (await this.#isDueIn(usualFolder(source.dataDir)));
        if (isDue) await this.#backUp('daily');
        else await this.#fillSecondPlace();
      } catch (error) {
        log.error('The folder of backups could not be read', error);
      }
    });
  }

  async #backUp(reason: BackupReason): Promise<Result<Backup>> {
    const { source, clock, appVersion, check, log } = this.#options;
    const [first, second] = this.#folders();
    if (source === null || first === undefined) return nothingToBackUp();
    try {
      const wish = { reason, madeAt: Math.round(clock.now()), appVersion };
      const made = await makeBackup(source, first, wish, check);
      this.#tell('first', made);
      if (made.ok) {
        log.info('backup made', reason, made.value.file);
        await this.#rotate(first);
        await this.#fillSecondPlace();
        return made;
      }
      // The laptop's own disk is full, say: then the stick is all the more welcome. The first place is tried again every few
      // minutes, which must not fill the stick.
      if (second === undefined || (reason === 'daily' && !(await this.#isDueIn(second).catch(() => false))))
        return made;
      const elsewhere = await makeBackup(source, second, wish, check);
      if (elsewhere.ok) await this.#rotate(second);
      return elsewhere.ok ? elsewhere : made;
    } catch (error) {
      log.error('backup failed', error);
      return this.#tell('first', fail('backup.failed', FAULT_OF_OURS));
    }
  }

  /** The newest backup lies in the second place as well, also when the place was out of reach while it was made. */
  async #fillSecondPlace(): Promise<void> {
    const { source, check } = this.#options;
    const [first, second] = this.#folders();
    if (source === null || first === undefined) return;
    const [newest] = await this.#ours(first);
    if (second === undefined || newest === undefined) {
      this.#tell('second', ok(null));
      return;
    }
    const there = await this.#ours(second).catch(() => []);
    if (there.some(({ manifest }) => manifest.sha256 === newest.manifest.sha256)) return;
    const copied = await copyBackup(newest, second, source.passphrase, check);
    this.#tell('second', copied);
    if (copied.ok) await this.#rotate(second);
  }

  async #rotate(folder: string): Promise<void> {
    const { settings, clock, log } = this.#options;
    try {
      for (const backup of outdated(await this.#ours(folder), settings(), clock.now())) await removeBackup(backup);
    } catch (error) {
      log.warn('old backups stay', error);
    }
  }

  async #isDueIn(folder: string): Promise<boolean> {
    const madeAts = (await this.#ours(folder)).map(({ manifest }) => manifest.madeAt);
    return isDailyDue(madeAts, this.#options.clock.now());
  }

  /** Newest first. Another console may keep its backups on the same stick; those are none of our business. */
  async #ours(folder: string): Promise<Backup[]> {
    const { source } = this.#options;
    if (source === null) return [];
    const keyId = keyIdOf(source.passphrase);
    return (await listBackups(folder)).filter(({ manifest }) => manifest.keyId === keyId);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    // A failure is told to who asked; the next in turn does not inherit it.
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #tell<T>(place: Place, outcome: Result<T>): Result<T> {
    const error: AppError | null = outcome.ok ? null : outcome.error;
    if (error !== null) this.#options.log.warn('backup not made', place, error);
    if (error === null && !this.#failing.has(place)) return outcome;
    if (error === null) this.#failing.delete(place);
    else this.#failing.add(place);
    this.#options.notify(backupNotice(place, error));
    return outcome;
  }
}

const FAULT_OF_OURS =
  'The backup stopped because of a fault of the console itself. The backups made before are still there; report it to whoever looks after the console.';

function nothingToBackUp(): Result<never> {
  return fail(
    'backup.nothing-kept',
    'Nothing is saved here, so there is nothing to back up. Open your own school first.',
  );
}

function noBackupYet(): Result<never> {
  return fail('backup.none', 'There is no backup yet. Make one with "Back up now" first.');
}

function endedOf(sessions: readonly TestSession[]): ReadonlySet<SessionId> {
  return new Set(sessions.filter(({ state }) => state === 'ended').map(({ id }) => id));
}
