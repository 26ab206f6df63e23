import type { SqlDatabase } from '../sql.ts';

/**
 * One step forward of the database's form. Steps are never edited once released and never go back: an older console
 * refuses a newer file, and the copy made before the step is the way back.
 */
export interface Migration {
  /** What `user_version` is after this step; ascending from 1 without gaps. */
  readonly version: number;
  /** One line: why the step was needed. */
  readonly why: string;
  /** Runs inside a transaction; must not open one. Rows are changed in SQL, where they are. */
  apply(database: Pick<SqlDatabase, 'exec'>): void;
}
