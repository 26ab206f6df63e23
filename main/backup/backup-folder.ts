import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Backup, type BackupReason, backupAt, backupName, isBackupName, manifestFile } from './manifest.ts';

/** Where backups lie unless a person says otherwise. */
export function usualFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** What is being written has this behind its name, and is no backup yet. */
const UNFINISHED = '.new';

/** Newest first. Files that are not ours, or without a readable manifest, are passed over. No folder: no backups. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = await namesIn(folder);
  const backups = names.filter(isBackupName).map((name) => backupAt(folder, name));
  return backups
    .flatMap((backup) => (backup.ok ? [backup.value] : []))
    .sort((a, b) => b.manifest.madeAt - a.manifest.madeAt);
}

/** For its owner only. A folder that a person chose is not made: without the stick, its path would lie on the laptop's own disk. */
export async function makeUsualFolder(dataDir: string): Promise<void> {
  await mkdir(usualFolder(dataDir), { recursive: true, mode: 0o700 });
}

/** Takes away what an interrupted backup left in the folder. @throws NodeJS.ErrnoException  Also when it is not there. */
export async function tidyFolder(folder: string): Promise<void> {
  const names = new Set(await readdir(folder));
  const isLeftOver = (name: string) => {
    if (name.endsWith(UNFINISHED)) return isBackupName(databaseOf(name.slice(0, -UNFINISHED.length)));
    return name.endsWith('.json') && isBackupName(databaseOf(name)) && !names.has(databaseOf(name));
  };
  for (const name of [...names].filter(isLeftOver)) await rm(join(folder, name), { force: true });
}

/** A name that nothing in the folder has. @throws NodeJS.ErrnoException */
export async function freeFile(folder: string, madeAt: number, reason: BackupReason): Promise<string> {
  const names = new Set(await namesIn(folder));
  let count = 1;
  while (names.has(backupName(madeAt, reason, count))) count += 1;
  return join(folder, backupName(madeAt, reason, count));
}

/** Where a backup is written until it is whole. */
export function unfinished(file: string): string {
  return `${file}${UNFINISHED}`;
}

/** Copies a file and waits until the disk has it. @throws NodeJS.ErrnoException */
export async function copyToDisk(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  // Copy-on-write where the disk can do it.
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const handle = await open(to, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a backup out of a checked copy that lies at `unfinished(backup.file)`. The manifest comes first: a database counts only
 * with its manifest, and a manifest alone counts for nothing, so a power cut leaves a whole backup or none.
 *
 * @throws NodeJS.ErrnoException
 */
export async function finish({ file, manifest }: Backup): Promise<void> {
  const description = manifestFile(file);
  await writeFile(unfinished(description), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(unfinished(description), description);
  await rename(unfinished(file), file);
  await syncFolder(join(file, '..'));
}

/** @throws NodeJS.ErrnoException */
export async function removeBackup({ file }: Backup): Promise<void> {
  await rm(file, { force: true });
  await rm(manifestFile(file), { force: true });
}

/** So that a power cut afterwards finds the new names. Windows cannot open a folder for this; NTFS keeps its own log of names. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function databaseOf(name: string): string {
  return basename(name).replace(/\.json$/, '.db');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
