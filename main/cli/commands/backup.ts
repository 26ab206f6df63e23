import { basename, dirname, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { fail, type Result } from '../../../shared/result.ts';
import { listBackups, usualFolder } from '../../backup/backup-folder.ts';
import { checkLedger } from '../../backup/check-ledger.ts';
import { drill } from '../../backup/drill.ts';
import { findKey } from '../../backup/find-key.ts';
import { checkHere } from '../../backup/inspect-copy.ts';
import { makeBackup } from '../../backup/make-backup.ts';
import { type Backup, backupAt } from '../../backup/manifest.ts';
import { BackupService } from '../../backup/service.ts';
import { REASON_WORDS, spokenMoment } from '../../backup/wording.ts';
import { systemClock } from '../../clock.ts';
import { dataDirOf } from '../../data-dir.ts';
import { dataFolder } from '../../store/data-folder.ts';
import type { Store } from '../../store/repositories.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { secretsFromEnvironment } from '../keys-from-environment.ts';
import type { BackupCommand } from '../parse/backup.ts';
import type { Streams } from '../streams.ts';

/**
 * Makes, lists or tries backups, or makes a recovery code. Listing and trying go beside an open console, since they leave its
 * database alone.
 *
 * @param withStore  Opens the data for the others; says why when it cannot.
 */
export function backUp(
  command: BackupCommand,
  streams: Streams,
  withStore: (run: (store: Store) => Promise<ExitCode>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { action, json } = command;
  const dataDir = dataDirOf({ chosen: command.data, isDemo: false });
  const folder = command.folder === null ? usualFolder(dataDir) : resolve(command.folder);
  switch (action.kind) {
    case 'list':
      return listFolder(folder, json, streams);
    case 'verify':
      return verifyBackup({ file: action.file, folder, dataDir }, json, streams);
    case 'recovery-key':
      return withStore(async (store) =>
        showRecoveryCode(await serviceOn(store, streams).makeRecoveryKey(), json, streams),
      );
    case 'make':
      return withStore(async (store) => report(await make(store, command.folder, streams), json, streams));
  }
}

function report(made: Result<Backup>, json: boolean, streams: Streams): ExitCode {
  if (!made.ok) return refused(made.error.message, streams);
  const { file, manifest } = made.value;
  streams.out(json ? JSON.stringify(asRecord(made.value)) : file);
  if (!json) streams.err(`Made and checked: ${sizeOf(manifest.bytes)}, ${rowsOf(manifest.counts)}.`);
  return EXIT.ok;
}

function make(store: Store, folder: string | null, streams: Streams): Promise<Result<Backup>> {
  if (folder === null || store.file === null) return serviceOn(store, streams).backUpNow('by-hand');
  const wish = { reason: 'by-hand', madeAt: systemClock.now(), appVersion: packageJson.version } as const;
  return makeBackup(store.file, resolve(folder), wish, checkHere);
}

function serviceOn(store: Store, streams: Streams): BackupService {
  return new BackupService({
    source: store.file,
    clock: systemClock,
    settings: () => store.settings.read().backup,
    sessions: { list: () => [], onChange: () => () => undefined },
    check: checkHere,
    drill: (backup, passphrase) => Promise.resolve(drill(backup, passphrase, checkLedger)),
    appVersion: packageJson.version,
    // A failure in the first place is the command's own answer.
    notify: ({ code, message, isCleared }) => code === 'second-backup-not-made' && !isCleared && streams.err(message),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}

/** Lists a folder's backups, newest first. The data need not be opened for it. */
async function listFolder(folder: string, json: boolean, streams: Streams): Promise<ExitCode> {
  const backups = await listBackups(folder);
  if (json) streams.out(JSON.stringify(backups.map(asRecord)));
  else for (const backup of backups) streams.out(lineOf(backup));
  if (backups.length > 0) return EXIT.ok;
  streams.err(`There is no backup in ${folder} yet. "tdc backup" makes one.`);
  return EXIT.unchecked;
}

/** Restores a backup, or the newest of a folder, into a folder for the moment, and says what was found. */
async function verifyBackup(
  { file, folder, dataDir }: { readonly file: string | null; readonly folder: string; readonly dataDir: string },
  json: boolean,
  streams: Streams,
): Promise<ExitCode> {
  const backup = await chosen(file, folder);
  if (!backup.ok) return refused(backup.error.message, streams);
  const key = findKey(backup.value, dataFolder(dataDir), secretsFromEnvironment(process.env));
  if (!key.ok) return refused(key.error.message, streams);
  const report = drill(backup.value, key.value.passphrase, checkLedger);
  if (!report.ok) return refused(report.error.message, streams);
  const { manifest, counts, ledger } = report.value;
  if (json) {
    streams.out(JSON.stringify({ ...asRecord(backup.value), ledger }));
    return EXIT.ok;
  }
  streams.out(
    `The backup of ${spokenMoment(manifest.madeAt, systemClock.now())} can be restored: ${backup.value.file}`,
  );
  for (const [table, count] of Object.entries(counts)) streams.out(`  ${String(count).padStart(9)}  ${table}`);
  if (ledger !== null) streams.out(ledger);
  return EXIT.ok;
}

async function chosen(file: string | null, folder: string): Promise<Result<Backup>> {
  if (file !== null) return backupAt(dirname(resolve(file)), basename(file));
  const [newest] = await listBackups(folder);
  return newest === undefined
    ? fail('backup.none', `There is no backup in ${folder} yet. "tdc backup" makes one.`)
    : { ok: true, value: newest };
}

function showRecoveryCode(code: Result<string>, json: boolean, streams: Streams): ExitCode {
  if (!code.ok) return refused(code.error.message, streams);
  streams.out(json ? JSON.stringify({ recoveryCode: code.value }) : code.value);
  streams.err(
    'This is the recovery code of your backups. It is shown this once and kept nowhere: print it, or write it down, and keep it apart from the backups. A code made earlier no longer opens anything.',
  );
  return EXIT.ok;
}

function lineOf({ file, manifest }: Backup): string {
  const made = new Date(manifest.madeAt).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
  return `${made}  ${REASON_WORDS[manifest.reason].padEnd(17)}  ${sizeOf(manifest.bytes).padStart(8)}  ${file}`;
}

function asRecord({ file, manifest }: Backup) {
  const { madeAt, reason, appVersion, schemaVersion, bytes, sha256, counts } = manifest;
  return { file, madeAt: new Date(madeAt).toISOString(), reason, appVersion, schemaVersion, bytes, sha256, counts };
}

function sizeOf(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function rowsOf(counts: Readonly<Record<string, number>>): string {
  const sum = Object.values(counts).reduce((total, count) => total + count, 0);
  return `${sum.toLocaleString('en-US')} rows in ${Object.keys(counts).length} tables`;
}

function refused(message: string, streams: Streams): ExitCode {
  streams.err(message);
  return EXIT.refused;
}
