import type { StoreFile } from './repositories.ts';
import type { SqlDatabase } from './sql.ts';

/**
 * Copies are taken of the file itself and not with `VACUUM INTO`, which holds this thread up for 290 ms where the database has
 * 50 MB; emptying its log takes 12 ms. With a log, SQLite touches the file in a checkpoint only, so a file without checkpoints
 * stands still.
 */
export function storeFile(
  database: SqlDatabase,
  { dataDir, path, passphrase }: { readonly dataDir: string; readonly path: string; readonly passphrase: string },
): StoreFile {
  return {
    dataDir,
    passphrase,
    async holdStill(read) {
      const letMove = database.holdStill();
      try {
        const result = await read(path);
        // Closing the store brings the log into the file.
        if (!database.isOpen) throw new Error('The database was closed while it was copied');
        return result;
      } finally {
        letMove();
      }
    },
  };
}
