import Libsql from 'libsql';
import { isOutsideFault, StoreFault } from './fault.ts';

/**
 * What may be bound to a statement or comes back from one. No boolean and no `undefined`: the driver ends the whole
 * process on a boolean, so {@link SqlDatabase} refuses such values before the driver sees them.
 */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** Bytes may be bound too; they come back as an `ArrayBuffer`, which only {@link blobOf} has to know. */
export type BoundValue = SqlValue | Uint8Array;

/** A prepared statement. Every call takes its values as one list, in the order of the question marks. */
export interface SqlStatement {
  run(values?: readonly BoundValue[]): { readonly changes: number };
  all(values?: readonly BoundValue[]): SqlRow[];
}

/** SQLite's own default: pages in the log from which a commit brings them into the file. */
const CHECKPOINT_PAGES = 1_000;

/**
 * A thin hand on `libsql`: bound values are checked, what the disk did wrong is told from bugs, statements are kept for reuse.
 *
 * `libsql` frees a prepared statement only when the garbage collector gets to it, and a connection with a statement
 * left stays open after `close()`. Code that must really let go of a file (look, lock, create) therefore uses
 * {@link exec} alone, which leaves no statement behind. Seen with libsql 0.5.29.
 */
export class SqlDatabase {
  readonly #database: Libsql.Database;
  readonly #statements = new Map<string, SqlStatement>();
  #isOpen = true;
  #isHeldStill = false;
  #owesEmptyLog = false;

  /**
   * @param location  A path, a `file:` address or `:memory:`.
   * @param passphrase  What the file's encryption key is derived from; null: not encrypted.
   * @throws StoreFault when the file cannot be opened. A wrong key shows at the first statement, not here.
   */
  constructor(location: string, passphrase: string | null) {
    const options: LibsqlOptions =
      passphrase === null ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: passphrase };
    this.#database = asFault(() => new Libsql(location, options));
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Runs one or more statements for their effect. */
  exec(sql: string): void {
    this.#call(() => this.#database.exec(sql));
  }

  /** The statement for this text, prepared once. */
  prepare(sql: string): SqlStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.#call(() => this.#database.prepare(sql));
    const statement: SqlStatement = {
      run: (values = []) => this.#call(() => prepared.run(bindable(values))),
      all: (values = []) => this.#call(() => prepared.all(bindable(values)) as SqlRow[]),
    };
    this.#statements.set(sql, statement);
    return statement;
  }

  /** All of `work`, or nothing of it. Not nestable. Returns what `work` returns. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the first error.
      if (this.#database.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * With a write-ahead log: brings everything in it into the file and cuts the log to nothing, so that what was erased lives on
   * in neither. While the file is held still, it is done when that ends.
   */
  emptyLog(): void {
    if (this.#isHeldStill) this.#owesEmptyLog = true;
    else this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /**
   * With a write-ahead log: from now on the file holds everything written so far and does not change, while writing goes on into
   * the log. Not nestable.
   *
   * @returns Ends it.
   * @throws StoreFault  The log cannot be brought into the file, and nothing is held.
   */
  holdStill(): () => void {
    const letMove = () => {
      this.#isHeldStill = false;
      if (!this.#isOpen) return;
      this.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      if (this.#owesEmptyLog) this.emptyLog();
      this.#owesEmptyLog = false;
    };
    this.exec('PRAGMA wal_autocheckpoint = 0');
    try {
      const [outcome] = this.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
      if (outcome?.busy !== 0) throw new Error('A statement still reads the log');
    } catch (error) {
      letMove();
      throw error;
    }
    this.#isHeldStill = true;
    return letMove;
  }

  close(): void {
    this.#isOpen = false;
    this.#statements.clear();
    this.#database.close();
  }

  /** The driver would go on through a statement after `close()`. */
  #call<T>(call: () => T): T {
    if (!this.#isOpen) throw new Error('The database is closed');
    return asFault(call);
  }
}

/** `text` as a literal inside SQL, for the few statements that take no parameters. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The bytes of a BLOB column; null where there are none. */
export function blobOf(row: SqlRow | undefined, column: string): Uint8Array | null {
  const value: unknown = row?.[column];
  return value instanceof ArrayBuffer ? new Uint8Array(value) : null;
}

type LibsqlOptions = NonNullable<ConstructorParameters<typeof Libsql>[1]> & {
  encryptionCipher?: 'aes256cbc';
  encryptionKey?: string;
};

function bindable(values: readonly BoundValue[]): BoundValue[] {
  for (const value of values) {
    const isText = typeof value === 'string';
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    if (!isText && !isNumber && value !== null && !(value instanceof Uint8Array))
      throw new TypeError(`Cannot store a ${typeof value} (${String(value)})`);
  }
  return [...values];
}

function asFault<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const resultCode = resultCodeOf(error);
    throw isOutsideFault(resultCode) ? new StoreFault(resultCode, error) : error;
  }
}

/** The low byte of an extended code is the primary one. A failed open says its code only at the end of its message. */
function resultCodeOf(error: Error): number {
  const rawCode: unknown = 'rawCode' in error ? error.rawCode : undefined;
  if (typeof rawCode === 'number') return rawCode & 0xff;
  const inMessage = /: (\d+)"?\)$/.exec(error.message)?.[1];
  return inMessage === undefined ? 0 : Number(inMessage) & 0xff;
}
