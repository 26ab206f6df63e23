import type { AppError } from '../../shared/result.ts';

/** SQLite's primary result codes that this program tells apart. Source: https://www.sqlite.org/rescode.html */
export const SQLITE_BUSY = 5;
export const SQLITE_READONLY = 8;
export const SQLITE_IOERR = 10;
export const SQLITE_CORRUPT = 11;
export const SQLITE_FULL = 13;
export const SQLITE_CANTOPEN = 14;
export const SQLITE_NOTADB = 26;

const OUTSIDE_FAULTS: ReadonlySet<number> = new Set([
  SQLITE_BUSY,
  SQLITE_READONLY,
  SQLITE_IOERR,
  SQLITE_CORRUPT,
  SQLITE_FULL,
  SQLITE_CANTOPEN,
  SQLITE_NOTADB,
]);

/** True for what the world did (disk, file, other programs), false for what we did wrong (SQL, constraints). */
export function isOutsideFault(resultCode: number): boolean {
  return OUTSIDE_FAULTS.has(resultCode);
}

/**
 * A call of the database failed for an outside reason: full disk, pulled drive, damaged page. What was being written is
 * not there; what was there before still is. Thrown by the store's repositories; `appError` is what to tell people.
 */
export class StoreFault extends Error {
  readonly appError: AppError;

  /** @param resultCode  One that {@link isOutsideFault} says yes to. */
  constructor(
    readonly resultCode: number,
    cause: Error,
  ) {
    super(cause.message, { cause });
    this.name = 'StoreFault';
    this.appError = describeResultCode(resultCode, cause.message);
  }
}

function describeResultCode(resultCode: number, reason: string): AppError {
  const details = { resultCode, reason };
  switch (resultCode) {
    case SQLITE_FULL:
      return {
        code: 'store.disk-full',
        message:
          'The disk with the data folder is full, so this was not saved. Free some space on it and do it again; what was saved before is still there.',
        details,
      };
    case SQLITE_BUSY:
      return {
        code: 'store.busy',
        message:
          'Another program is holding the console’s database, so this was not saved. Close the program that has console.db open (a backup or a database viewer, perhaps) and do it again.',
        details,
      };
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return {
        code: 'store.folder-not-writable',
        message:
          'The data folder can no longer be written to, so this was not saved. Check that the disk is connected and that your account may write to the folder, then do it again.',
        details,
      };
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {
        code: 'store.damaged',
        message:
          'A part of the console’s database is damaged, so this could not be read or saved. Export the roster now if it is still shown, close the console, and restore a backup.',
        details,
      };
    default:
      return {
        code: 'store.disk-error',
        message:
          'The disk with the data folder reported an error, so this was not saved. Check that the disk is connected and healthy, then do it again.',
        details,
      };
  }
}
