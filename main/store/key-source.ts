import type { Result } from '../../shared/result.ts';

/** Bytes of a database key. */
export const KEY_BYTES = 32;

/** One way a data folder's key is kept. */
export interface KeySource {
  /** For the sentence about a key that does not fit: `the key file database.key`. */
  readonly howLocked: string;
  /** True when this folder has a key of this kind already. */
  exists(): boolean;
  /** The key that {@link exists}. */
  read(): Result<Buffer>;
  /** Makes a new key, kept on disk before it returns. Only for a folder without any key and without a database. */
  create(): Result<Buffer>;
}

/** A way that takes any key, so also the one that comes with a backup. */
export interface KeepingKeySource extends KeySource {
  /** Puts the key on disk before it returns. Only for a folder without any key. */
  keep(key: Buffer): Result<Buffer>;
}
