import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type AppError, fail, ok, type Result } from '../../shared/result.ts';
import { StoreFault } from '../store/fault.ts';
import { APPLICATION_ID, readOnlyAddress } from '../store/inspect.ts';
import { SqlDatabase } from '../store/sql.ts';

const CHUNK_BYTES = 1024 * 1024;

/** What a copy holds, as found in the copy itself. */
export interface CopyFacts {
  readonly schemaVersion: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly bytes: number;
  readonly sha256: string;
}

export interface CopyJob {
  /** Absolute. */
  readonly file: string;
  /** 64 hexadecimal digits. */
  readonly passphrase: string;
  /** `quick`: its structure (2 ms a megabyte). `whole`: indexes and references too (30 ms a megabyte). */
  readonly depth: 'quick' | 'whole';
}

/** Looks at a copy, here or on a thread of its own. */
export type CheckCopy = (job: CopyJob) => Promise<Result<CopyFacts>>;

/** On this thread, for commands, which keep no pulse. */
export const checkHere: CheckCopy = (job) => Promise.resolve(inspectCopy(job));

/**
 * Opens a copy with the key and looks whether it is a whole database of ours. Reads only; leaves nothing beside it. Fails with
 * `backup.damaged`, or with `backup.unreadable` when the file cannot be read at all.
 */
export function inspectCopy({ file, passphrase, depth }: CopyJob): Result<CopyFacts> {
  let database: SqlDatabase | null = null;
  try {
    const sha256 = hashFile(file);
    // Immutable: nothing else writes to a copy, and no log or lock is made beside it on a stick that cannot be written.
    database = new SqlDatabase(`${readOnlyAddress(pathToFileURL(file))}&immutable=1`, passphrase);
    if (numberOf(database, 'PRAGMA application_id') !== APPLICATION_ID) return damagedCopy(file, 'not of this console');
    const trouble = troubleOf(database, depth);
    if (trouble !== null) return damagedCopy(file, trouble);
    const schemaVersion = numberOf(database, 'PRAGMA user_version');
    return ok({ schemaVersion, counts: countRows(database), bytes: statSync(file).size, sha256 });
  } catch (error) {
    if (error instanceof StoreFault) return damagedCopy(file, error.message);
    const reason = error instanceof Error ? error.message : String(error);
    return fail('backup.unreadable', `The backup ${file} cannot be read (${reason}). Check the disk it lies on.`, {
      file,
    });
  } finally {
    database?.close();
  }
}

/** Null: whole. */
function troubleOf(database: SqlDatabase, depth: CopyJob['depth']): string | null {
  const [row] = database.prepare(`PRAGMA ${depth === 'quick' ? 'quick_check' : 'integrity_check'}(1)`).all();
  const answer = String(Object.values(row ?? {})[0]);
  if (answer !== 'ok') return answer;
  if (depth === 'quick') return null;
  const [orphan] = database.prepare('PRAGMA foreign_key_check').all();
  return orphan === undefined ? null : `a row of ${String(orphan.table)} refers to one that is not there`;
}

/** Rows of every table of ours. */
export function countRows(database: SqlDatabase): Record<string, number> {
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [String(name), numberOf(database, `SELECT count(*) FROM "${String(name)}"`)]),
  );
}

function numberOf(database: SqlDatabase, query: string): number {
  return Number(Object.values(database.prepare(query).all()[0] ?? {})[0]);
}

function damagedCopy(file: string, reason: string): Result<never> {
  return { ok: false, error: damagedBackup(file, reason) };
}

export function damagedBackup(file: string, reason: string): AppError {
  return {
    code: 'backup.damaged',
    message: `The backup ${file} is damaged or was changed (${reason}). Do not rely on it; use another one.`,
    details: { file, reason },
  };
}

/** In hexadecimal. @throws NodeJS.ErrnoException */
export function hashFile(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK_BYTES);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const count = readSync(handle, buffer, 0, buffer.length, null);
      if (count === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, count));
    }
  } finally {
    closeSync(handle);
  }
}
