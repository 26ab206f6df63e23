import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import { SaltFile } from '../store/key-passphrase.ts';

/** Why a backup was made. Part of its name. */
export const BackupReason = z.enum(['daily', 'session-end', 'before-upgrade', 'before-purge', 'by-hand']);
export type BackupReason = z.infer<typeof BackupReason>;

/** Rows of each table, by its name. */
const Counts = z.record(z.string(), z.int().min(0));

/** What stands beside each backup: what is in it, and how to open it. Nothing here is secret. */
export const BackupManifest = z.strictObject({
  format: z.literal(1),
  /** Epoch milliseconds. */
  madeAt: z.number(),
  reason: BackupReason,
  appVersion: z.string().max(40),
  /** `user_version` of the database. */
  schemaVersion: z.int().min(1),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  counts: Counts,
  /** Tells which key fits, without telling the key. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Where the key comes from a passphrase: what it takes besides. Null: a key of its own. */
  salt: SaltFile.nullable(),
  /** Made with the key over everything above: a manifest that somebody changed is known by it. */
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** A backup as it lies in a folder. */
export interface Backup {
  /** Absolute. */
  readonly file: string;
  readonly manifest: BackupManifest;
}

/** Which key it is: 16 hexadecimal digits that do not lead back to it. @param passphrase  64 hexadecimal digits. */
export function keyIdOf(passphrase: string): string {
  return createHash('sha256').update(`tdc key ${passphrase}`).digest('hex').slice(0, 16);
}

export function sealed(manifest: Omit<BackupManifest, 'seal'>, passphrase: string): BackupManifest {
  return { ...manifest, seal: sealOf(manifest, passphrase) };
}

/** False: somebody changed the manifest, or the key is another one. */
export function isSealSound({ seal, ...manifest }: BackupManifest, passphrase: string): boolean {
  return timingSafeEqual(Buffer.from(seal, 'hex'), Buffer.from(sealOf(manifest, passphrase), 'hex'));
}

/** Over the fields in the order of the schema, so that the order within a file does not matter. */
function sealOf(manifest: Omit<BackupManifest, 'seal'>, passphrase: string): string {
  const { counts, ...rest } = BackupManifest.omit({ seal: true }).parse(manifest);
  const text = JSON.stringify([rest, Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHmac('sha256', `tdc backup ${passphrase}`).update(text).digest('hex');
}

const NAME = /^console-backup-\d{4}-\d\d-\d\d-\d{6}-[a-z-]+?(?:-\d+)?\.db$/;

/** True for the file names that this console gives its backups; nothing else in a folder is ever touched. */
export function isBackupName(name: string): boolean {
  return NAME.test(name);
}

/** `console-backup-2026-11-22-094012-daily.db`, on this laptop's clock. @param count  From 2 on where a name is taken. */
export function backupName(madeAt: number, reason: BackupReason, count = 1): string {
  const suffix = count === 1 ? '' : `-${count}`;
  return `console-backup-${stamp(madeAt)}-${reason}${suffix}.db`;
}

/** `2026-11-22-094012`, on this laptop's clock. */
export function stamp(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

/** The manifest of a backup lies beside it under this name. */
export function manifestFile(backup: string): string {
  return backup.replace(/\.db$/, '.json');
}

/** Reads what stands beside a backup. Fails with `backup.no-manifest`. */
export function readManifest(backup: string): Result<BackupManifest> {
  const file = manifestFile(backup);
  try {
    return ok(BackupManifest.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    return fail(
      'backup.no-manifest',
      `The backup ${backup} has no readable description beside it (${file}), so it cannot be told whether it is whole. Choose another backup, or bring both files.`,
      { file, reason: error instanceof Error ? error.message : String(error) },
    );
  }
}

/** @param name  A file name that {@link isBackupName} says yes to. */
export function backupAt(folder: string, name: string): Result<Backup> {
  const file = join(folder, name);
  const manifest = readManifest(file);
  return manifest.ok ? ok({ file, manifest: manifest.value }) : manifest;
}
