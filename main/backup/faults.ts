import { type AppError, fail, type Result } from '../../shared/result.ts';
import { SQLITE_FULL, StoreFault } from '../store/fault.ts';

/** What to tell people when a backup could not be written to `folder`. Bugs are thrown on. */
export function notMade(folder: string, error: unknown): Result<never> {
  const described = describe(folder, error);
  if (described === null) throw error;
  return { ok: false, error: described };
}

function describe(folder: string, error: unknown): AppError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const details = { folder, reason: error instanceof Error ? error.message : String(error) };
  if (code === 'ENOSPC' || code === 'EDQUOT' || (error instanceof StoreFault && error.resultCode === SQLITE_FULL)) {
    return {
      code: 'backup.disk-full',
      message: `There is no room for a backup in ${folder}. The console goes on, and the backups made before are still there. Free some space on that disk.`,
      details,
    };
  }
  if (MISSING.has(code)) {
    return {
      code: 'backup.folder-missing',
      message: `The folder for backups ${folder} cannot be reached or written to. Connect the drive, or check that your account may write there; the console tries again by itself.`,
      details,
    };
  }
  if (error instanceof StoreFault || code !== '') {
    return {
      code: 'backup.disk-error',
      message: `A backup could not be written to ${folder} (${details.reason}). Check that the disk is connected and healthy; the console tries again by itself.`,
      details,
    };
  }
  return null;
}

const MISSING: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENODEV',
  'ENXIO',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ESTALE',
]);

/** None of the known keys opens a backup. */
export function keyNotFound(file: string): Result<never> {
  return fail(
    'backup.key-not-found',
    `The backup ${file} is locked with a key that is not on this laptop. Restore it where it was made, or set TDC_RECOVERY_CODE to the recovery code that was printed for it and keep its recovery-key file beside it.`,
    { file },
  );
}
