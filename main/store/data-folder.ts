import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
  return [`${database}-wal`, journalOf(database)].filter((file) => existsSync(file));
}

/** What a step that is not finished changes, as it was before. */
export function journalOf(database: string): string {
  return `${database}-journal`;
}

/**
 * Writes a small file for its owner only, whole or not at all, and waits until the disk has it. The caller holds the
 * folder's lock and has seen that the file is not there.
 * On Windows the mode does nothing; the folder's access list (the user's profile) guards it.
 *
 * @throws NodeJS.ErrnoException
 */
export function writeWhole(file: string, content: string | Buffer): void {
  const unfinished = `${file}.new`;
  rmSync(unfinished, { force: true });
  const handle = openSync(unfinished, 'wx', 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameOnDisk(unfinished, file);
}

/** Waits until the disk has a file. @throws NodeJS.ErrnoException */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Renames within one folder so that a power cut afterwards finds the new name. @throws NodeJS.ErrnoException */
export function renameOnDisk(from: string, to: string): void {
  renameSync(from, to);
  // Windows cannot open a folder for this; NTFS keeps its own log of names.
  if (process.platform === 'win32') return;
  const handle = openSync(dirname(to), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
