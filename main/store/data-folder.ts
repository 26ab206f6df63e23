import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a data folder. `console.lock` holds nothing; everything else belongs into a backup. */
export interface DataFolder {
  readonly dataDir: string;
  readonly database: string;
  /** A database being made; becomes `database` when it is whole. */
  readonly newDatabase: string;
  readonly lock: string;
  readonly key: string;
  readonly sealedKey: string;
  readonly passphraseSalt: string;
}

export function dataFolder(dataDir: string): DataFolder {
  return {
    dataDir,
    database: join(dataDir, 'console.db'),
    newDatabase: join(dataDir, 'console.db.new'),
    lock: join(dataDir, 'console.lock'),
    key: join(dataDir, 'database.key'),
    sealedKey: join(dataDir, 'database.key.sealed'),
    passphraseSalt: join(dataDir, 'database.salt'),
  };
}

/** Makes the folder for its owner only, if it is not there. @throws NodeJS.ErrnoException */
export function makeFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
}

/** What SQLite keeps beside a database while it is open or after a crash. */
export function companionsOf(database: string): string[] {
  return [`${database}-wal`, `${database}-journal`].filter((file) => existsSync(file));
}

/**
 * Writes a small file that must not be there yet, for its owner only, and waits until the disk has it.
 * On Windows the mode does nothing; the folder's access list (the user's profile) guards it.
 *
 * @throws NodeJS.ErrnoException
 */
export function writeOnce(file: string, content: string | Buffer): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, Buffer.from(content));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
