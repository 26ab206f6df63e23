import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { Result } from '../../shared/result.ts';
import { renameOnDisk, syncFile, writeWhole } from '../store/data-folder.ts';
import type { StoreFile } from '../store/repositories.ts';
import { quoted, type SqlDatabase } from '../store/sql.ts';
import { unfinished, usualFolder } from './backup-folder.ts';
import { inspectCopy } from './inspect-copy.ts';
import { describeCopy } from './make-backup.ts';
import { backupName, manifestFile } from './manifest.ts';

/**
 * Makes a backup of a database that is about to be upgraded: the way back to the older console. The console is not running yet,
 * so nothing waits for this.
 *
 * @param madeAt  Epoch milliseconds.
 * @returns The backup's file. Fails with the codes of {@link inspectCopy}; leaves nothing behind then, and when it throws.
 * @throws StoreFault, NodeJS.ErrnoException
 */
export function backUpBeforeUpgrade(
  database: SqlDatabase,
  source: Pick<StoreFile, 'dataDir' | 'passphrase'>,
  madeAt: number,
): Result<string> {
  const folder = usualFolder(source.dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = freeName(folder, madeAt);
  const copy = unfinished(file);
  try {
    rmSync(copy, { force: true });
    database.exec(`VACUUM INTO ${quoted(copy)}`);
    syncFile(copy);
    const facts = inspectCopy({ file: copy, passphrase: source.passphrase, depth: 'quick' });
    if (!facts.ok) return facts;
    const wish = { reason: 'before-upgrade', madeAt: Math.round(madeAt), appVersion: packageJson.version } as const;
    writeWhole(manifestFile(file), `${JSON.stringify(describeCopy(source, wish, facts.value), null, 2)}\n`);
    renameOnDisk(copy, file);
    return { ok: true, value: file };
  } finally {
    rmSync(copy, { force: true });
    if (!existsSync(file)) rmSync(manifestFile(file), { force: true });
  }
}

/** Takes back what {@link backUpBeforeUpgrade} made. @throws NodeJS.ErrnoException */
export function forgetBackup(file: string): void {
  rmSync(file, { force: true });
  rmSync(manifestFile(file), { force: true });
}

function freeName(folder: string, madeAt: number): string {
  for (let count = 1; ; count += 1) {
    const file = join(folder, backupName(madeAt, 'before-upgrade', count));
    if (!existsSync(file)) return file;
  }
}
