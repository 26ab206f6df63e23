import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { ok, type Result } from '../../shared/result.ts';
import { dataFolder } from '../store/data-folder.ts';
import { SaltFile } from '../store/key-passphrase.ts';
import type { StoreFile } from '../store/repositories.ts';
import { copyToDisk, finish, freeFile, makeUsualFolder, tidyFolder, unfinished, usualFolder } from './backup-folder.ts';
import { notMade } from './faults.ts';
import { type CheckCopy, type CopyFacts, damagedBackup } from './inspect-copy.ts';
import { type Backup, type BackupManifest, type BackupReason, keyIdOf, sealed } from './manifest.ts';

export interface BackupWish {
  readonly reason: BackupReason;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly appVersion: string;
}

/**
 * Copies the database of an open store into a folder, looks whether the copy is whole, and only then lets it count.
 *
 * Fails with a code of `faults.ts` or of the check, and then leaves nothing behind.
 */
export function makeBackup(
  source: StoreFile,
  folder: string,
  wish: BackupWish,
  check: CheckCopy,
): Promise<Result<Backup>> {
  return put(folder, wish, {
    async prepare() {
      if (folder === usualFolder(source.dataDir)) await makeUsualFolder(source.dataDir);
    },
    copyTo: (target) => source.holdStill((database) => copyToDisk(database, target)),
    async check(target) {
      const facts = await check({ file: target, passphrase: source.passphrase, depth: 'quick' });
      return facts.ok ? ok(describeCopy(source, wish, facts.value)) : facts;
    },
  });
}

/** Puts a backup into a second folder as well. Fails as {@link makeBackup} does. */
export function copyBackup(
  { file, manifest }: Backup,
  folder: string,
  passphrase: string,
  check: CheckCopy,
): Promise<Result<Backup>> {
  return put(folder, manifest, {
    prepare: () => Promise.resolve(),
    copyTo: (target) => copyToDisk(file, target),
    async check(target) {
      const facts = await check({ file: target, passphrase, depth: 'quick' });
      if (!facts.ok) return facts;
      if (facts.value.sha256 === manifest.sha256) return ok(manifest);
      return { ok: false, error: damagedBackup(file, 'its copy differs') };
    },
  });
}

interface Putting {
  prepare(): Promise<void>;
  copyTo(target: string): Promise<void>;
  /** What to write beside the copy. */
  check(target: string): Promise<Result<BackupManifest>>;
}

async function put(
  folder: string,
  { madeAt, reason }: Pick<BackupManifest, 'madeAt' | 'reason'>,
  { prepare, copyTo, check }: Putting,
): Promise<Result<Backup>> {
  let leftOver: string | null = null;
  try {
    await prepare();
    await tidyFolder(folder);
    const file = await freeFile(folder, madeAt, reason);
    leftOver = unfinished(file);
    await copyTo(leftOver);
    const manifest = await check(leftOver);
    if (!manifest.ok) return manifest;
    const backup = { file, manifest: manifest.value };
    await finish(backup);
    leftOver = null;
    return ok(backup);
  } catch (error) {
    return notMade(folder, error);
  } finally {
    // A pulled drive takes its half file with it.
    if (leftOver !== null) await rm(leftOver, { force: true }).catch(() => undefined);
  }
}

export function describeCopy(
  { dataDir, passphrase }: Pick<StoreFile, 'dataDir' | 'passphrase'>,
  { reason, madeAt, appVersion }: BackupWish,
  { schemaVersion, counts, bytes, sha256 }: CopyFacts,
): BackupManifest {
  const manifest = { format: 1, madeAt, reason, appVersion, schemaVersion, bytes, sha256, counts } as const;
  return sealed({ ...manifest, keyId: keyIdOf(passphrase), salt: saltOf(dataDir) }, passphrase);
}

/** Without the salt, the passphrase alone opens nothing on another laptop. */
function saltOf(dataDir: string): SaltFile | null {
  const { key, passphraseSalt } = dataFolder(dataDir);
  if (existsSync(key) || !existsSync(passphraseSalt)) return null;
  return SaltFile.parse(JSON.parse(readFileSync(passphraseSalt, 'utf8')));
}
