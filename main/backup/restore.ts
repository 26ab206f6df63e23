import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  companionsOf,
  type DataFolder,
  dataFolder,
  makeFolder,
  renameOnDisk,
  syncFile,
  writeWhole,
} from '../store/data-folder.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { keyFileSource } from '../store/key-file.ts';
import { sealedKeySource } from '../store/key-sealed.ts';
import { refusedByFileSystem } from '../store/refusals.ts';
import { compareWithManifest } from './drill.ts';
import { type FoundKey, findKey, type KeyWishes } from './find-key.ts';
import { type Backup, type BackupManifest, backupAt, stamp } from './manifest.ts';
import { writeRestoreNote } from './restore-note.ts';

export interface RestoreWishes extends KeyWishes {
  /** The backup's database. Its manifest lies beside it. */
  readonly file: string;
  /** Where to. Made if it is not there. */
  readonly dataDir: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The present database is damaged: it is kept under a name that says so. */
  readonly isDamaged?: boolean;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the database that was there before lies now; null: there was none. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the place of a data folder's database. Nothing is overwritten: what was there is kept beside it under a dated
 * name. The backup is copied and checked in the folder before anything there is touched.
 *
 * Refused with `store.already-open` while the console is open, and with the codes of {@link findKey} and of the drill.
 */
export function restoreBackup(wishes: RestoreWishes): Result<Restored> {
  const file = resolve(wishes.file);
  if (!existsSync(file)) return noSuchBackup(file);
  const backup = backupAt(dirname(file), basename(file));
  if (!backup.ok) return backup;
  const folder = dataFolder(resolve(wishes.dataDir));
  try {
    makeFolder(folder.dataDir);
  } catch (error) {
    return refusedByFileSystem(folder.dataDir, error);
  }
  const lock = lockFolder(folder);
  if (!lock.ok) return lock;
  try {
    const key = findKey(backup.value, folder, wishes);
    return key.ok ? putInPlace(backup.value, folder, key.value, wishes) : key;
  } catch (error) {
    return refusedByFileSystem(folder.dataDir, error);
  } finally {
    rmSync(folder.newDatabase, { force: true });
    lock.value.release();
  }
}

function putInPlace(backup: Backup, folder: DataFolder, key: FoundKey, wishes: RestoreWishes): Result<Restored> {
  for (const left of [folder.newDatabase, ...companionsOf(folder.newDatabase)]) rmSync(left, { force: true });
  copyFileSync(backup.file, folder.newDatabase);
  syncFile(folder.newDatabase);
  const checked = compareWithManifest({ ...backup, file: folder.newDatabase }, key.passphrase, 'whole');
  if (!checked.ok) {
    const message = checked.error.message.replaceAll(folder.newDatabase, backup.file);
    return { ok: false, error: { ...checked.error, message } };
  }
  const kept = keepAside(
    folder,
    freeName(folder, wishes.isDamaged === true ? 'damaged' : 'before-restore', wishes.now),
  );
  const placed = placeKey(folder, key, backup.manifest, wishes);
  if (!placed.ok) return placed;
  writeRestoreNote(folder.dataDir, { backupOf: backup.manifest.madeAt, restoredAt: wishes.now });
  // A log or journal of the database before would be laid over this one.
  for (const companion of companionsOf(folder.database)) rmSync(companion);
  renameOnDisk(folder.newDatabase, folder.database);
  return ok({ manifest: backup.manifest, kept });
}

/** The present database and what belongs to it, under another name as well. A link where the disk knows links: no room is needed. */
function keepAside(folder: DataFolder, kept: string): string | null {
  if (!existsSync(folder.database) && companionsOf(folder.database).length === 0) return null;
  for (const file of [folder.database, ...companionsOf(folder.database)].filter((present) => existsSync(present))) {
    const target = `${kept}${file.slice(folder.database.length)}`;
    try {
      linkSync(file, target);
    } catch {
      copyFileSync(file, target);
      syncFile(target);
    }
  }
  return kept;
}

function freeName({ dataDir }: DataFolder, what: string, at: number): string {
  const base = join(dataDir, `console-${what}-${stamp(at)}`);
  let name = `${base}.db`;
  for (let count = 2; [name, ...companionsOf(name)].some((file) => existsSync(file)); count += 1)
    name = `${base}-${count}.db`;
  return name;
}

/** Another key than the folder's own takes its place; the old one is kept, since the database kept aside needs it. */
function placeKey(
  folder: DataFolder,
  { passphrase, from }: FoundKey,
  { salt }: BackupManifest,
  { keys: { wrapper }, now }: RestoreWishes,
): Result<unknown> {
  if (from === 'data-folder') return ok(null);
  for (const file of [folder.key, folder.sealedKey, folder.passphraseSalt].filter((old) => existsSync(old))) {
    renameSync(file, `${file}.before-restore-${stamp(now)}`);
  }
  if (from === 'passphrase') {
    writeWhole(folder.passphraseSalt, `${JSON.stringify(salt)}\n`);
    return ok(null);
  }
  const source = wrapper?.isAvailable() === true ? sealedKeySource(folder, wrapper) : keyFileSource(folder);
  return source.keep(Buffer.from(passphrase, 'hex'));
}

function noSuchBackup(file: string): Result<never> {
  return fail('backup.not-there', `There is no backup ${file}. See what there is with "tdc backup --list".`, { file });
}
