import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import { StoreFault } from '../store/fault.ts';
import { applyMigrations, newestVersion } from '../store/migrate.ts';
import { migrations } from '../store/migrations/index.ts';
import { SqlDatabase } from '../store/sql.ts';
import { notMade } from './faults.ts';
import { type CopyFacts, countRows, damagedBackup, inspectCopy } from './inspect-copy.ts';
import { type Backup, type BackupManifest, isSealSound } from './manifest.ts';

/** Checks the chain of the incident ledger; the value is a sentence for people. */
export type VerifyLedger = (database: SqlDatabase) => Result<string>;

export interface DrillReport {
  readonly manifest: BackupManifest;
  /** As counted in the restored database. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the check of the ledger said; null: none was asked for. */
  readonly ledger: string | null;
}

/** {@link drill} with the check of the ledger, here or on a thread of its own. */
export type DrillBackup = (backup: Backup, passphrase: string) => Promise<Result<DrillReport>>;

/**
 * A real restore into a folder for the moment: copied, opened with the key, every page and reference checked, rows counted and
 * compared with the manifest, brought to this version's form, the ledger checked. The folder is gone afterwards.
 *
 * Fails with `backup.changed`, `backup.damaged`, `backup.newer-version`, or a code of `faults.ts` for the moment's folder.
 */
export function drill(backup: Backup, passphrase: string, verifyLedger: VerifyLedger | null): Result<DrillReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'tdc-drill-'));
  try {
    const file = join(scratch, 'console.db');
    copyFileSync(backup.file, file);
    const facts = compareWithManifest({ ...backup, file }, passphrase, 'whole');
    if (!facts.ok) return renamed(facts.error, file, backup.file);
    const ledger = openRestored(file, passphrase, facts.value, verifyLedger);
    if (!ledger.ok) return renamed(ledger.error, file, backup.file);
    return ok({ manifest: backup.manifest, counts: facts.value.counts, ledger: ledger.value });
  } catch (error) {
    if (error instanceof StoreFault) return { ok: false, error: damagedBackup(backup.file, error.message) };
    return notMade(scratch, error);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether a file is what its manifest says: its seal, every byte, every count. */
export function compareWithManifest(
  { file, manifest }: Backup,
  passphrase: string,
  depth: 'quick' | 'whole',
): Result<CopyFacts> {
  if (!isSealSound(manifest, passphrase)) return changedManifest(file);
  if (manifest.schemaVersion > newestVersion(migrations)) return fromNewerConsole(file, manifest);
  const facts = inspectCopy({ file, passphrase, depth });
  if (!facts.ok) return facts;
  const difference = differenceOf(facts.value, manifest);
  return difference === null ? facts : { ok: false, error: damagedBackup(file, difference) };
}

/** Null: none. Counts before bytes, since they say more. */
function differenceOf(facts: CopyFacts, manifest: BackupManifest): string | null {
  if (facts.schemaVersion !== manifest.schemaVersion) return 'another form than its description says';
  const tables = new Set([...Object.keys(facts.counts), ...Object.keys(manifest.counts)]);
  for (const table of tables) {
    const [found, said] = [facts.counts[table] ?? 0, manifest.counts[table] ?? 0];
    if (found !== said) return `${found} rows of ${table}, and its description says ${said}`;
  }
  return facts.sha256 === manifest.sha256 ? null : 'other bytes than when it was made';
}

function openRestored(
  file: string,
  passphrase: string,
  { schemaVersion, counts }: CopyFacts,
  verifyLedger: VerifyLedger | null,
): Result<string | null> {
  const database = new SqlDatabase(file, passphrase);
  try {
    if (schemaVersion < newestVersion(migrations)) applyMigrations(database, migrations, schemaVersion);
    const lost = Object.entries(countRows(database)).find(([table, count]) => count < (counts[table] ?? 0));
    if (lost !== undefined)
      return { ok: false, error: damagedBackup(file, `rows of ${lost[0]} are lost by the upgrade`) };
    return verifyLedger === null ? ok(null) : verifyLedger(database);
  } finally {
    database.close();
  }
}

function changedManifest(file: string): Result<never> {
  return fail(
    'backup.changed',
    `The description beside the backup ${file} was changed after it was made, or belongs to another backup. Do not rely on it; use another one.`,
    { file },
  );
}

function fromNewerConsole(file: string, { appVersion }: BackupManifest): Result<never> {
  return fail(
    'backup.newer-version',
    `The backup ${file} was made by version ${appVersion} of this console, which is newer than this one. Install that version, then restore it.`,
    { file, appVersion },
  );
}

/** People know the backup by its own name, not by that of the moment's copy. */
function renamed(error: Extract<Result<never>, { ok: false }>['error'], copy: string, original: string): Result<never> {
  return { ok: false, error: { ...error, message: error.message.replaceAll(copy, original) } };
}
