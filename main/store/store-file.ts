import type { StoreFile } from './repositories.ts';
import type { SqlDatabase } from './sql.ts';

/** SQLite's own default: pages in the log from which a commit brings them into the file. */
const CHECKPOINT_PAGES = 1_000;

/**
 * Copies are taken of the file itself and not with `VACUUM INTO`, which holds this thread up for 290 ms where the database
 * has 50 MB. With a log, SQLite touches the file in a checkpoint only, so a file without checkpoints stands still.
 */
export function storeFile(
  database: SqlDatabase,
  { dataDir, path, passphrase }: { readonly dataDir: string; readonly path: string; readonly passphrase: string },
): StoreFile {
  return {
    dataDir,
    passphrase,
    async holdStill(read) {
      database.exec('PRAGMA wal_autocheckpoint = 0');
      try {
        const [outcome] = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
        if (outcome?.busy !== 0) throw new Error('The log could not be emptied');
        const result = await read(path);
        // Closing the store brings the log into the file.
        if (!database.isOpen) throw new Error('The database was closed while it was copied');
        return result;
      } finally {
        if (database.isOpen) database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      }
    },
  };
}
