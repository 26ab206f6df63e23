import type { Confirmation, SignOff, SweepSummary } from '../../shared/model/readiness.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import {
  confirmationValues,
  INSERT_CONFIRMATION,
  INSERT_SWEEP,
  readConfirmation,
  readSignOff,
  readSummary,
  readSweep,
  SELECT_CONFIRMATIONS,
  SELECT_SIGN_OFFS,
  signOffValues,
  sweepValues,
  UPSERT_SIGN_OFF,
  verdictsOf,
} from './readiness-rows.ts';
import type { ReadinessRepository, SweepRecord } from './repositories.ts';
import type { SqlDatabase, SqlValue } from './sql.ts';

/** Sweeps, confirmations and sign-offs on disk. Confirmations and sign-offs stay for good; only old sweeps are pruned. */
export class SqlReadinessRepository implements ReadinessRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  addSweep(sweep: SweepRecord): void {
    this.#write(INSERT_SWEEP, sweepValues(sweep));
  }

  summaries(limit: number): SweepSummary[] {
    const rows = this.#database.prepare('SELECT id, summary FROM sweeps ORDER BY number DESC LIMIT ?').all([limit]);
    return readRows('sweeps', rows, readSummary, this.#report);
  }

  latestSweeps(): SweepRecord[] {
    const rows = this.#database
      .prepare(
        `SELECT * FROM sweeps WHERE number >= ifnull((SELECT max(number) FROM sweeps WHERE is_recheck = 0), 0)
         ORDER BY number`,
      )
      .all();
    return readRows('sweeps', rows, readSweep, this.#report);
  }

  previousVerdicts(): ReturnType<ReadinessRepository['previousVerdicts']> {
    const rows = this.#database
      .prepare('SELECT * FROM sweeps WHERE is_recheck = 0 ORDER BY number DESC LIMIT 1 OFFSET 1')
      .all();
    const before = readRows('sweeps', rows, readSweep, this.#report)[0];
    if (before === undefined) return null;
    const { summary, results } = before;
    return { at: summary.endedAt ?? summary.startedAt, verdicts: verdictsOf(results) };
  }

  confirmations(): Confirmation[] {
    const rows = this.#database.prepare(SELECT_CONFIRMATIONS).all();
    return readRows('confirmations', rows, readConfirmation, this.#report);
  }

  addConfirmation(confirmation: Confirmation): void {
    this.#write(INSERT_CONFIRMATION, confirmationValues(confirmation));
  }

  signOffs(): SignOff[] {
    const rows = this.#database.prepare(SELECT_SIGN_OFFS).all();
    return readRows('sign-offs', rows, readSignOff, this.#report);
  }

  writeSignOff(signOff: SignOff): void {
    this.#write(UPSERT_SIGN_OFF, signOffValues(signOff));
  }

  signOffsBetween(from: number, to: number): SignOff[] {
    const rows = this.#database
      .prepare(
        `SELECT * FROM sign_offs WHERE (at >= ?1 AND at < ?2) OR (reopened_at >= ?1 AND reopened_at < ?2) ORDER BY number`,
      )
      .all([from, to]);
    return readRows('sign-offs', rows, readSignOff, this.#report);
  }

  prune(beforeAt: number): number {
    return this.#database.transaction(
      () =>
        this.#database
          .prepare(
            `DELETE FROM sweeps WHERE ended_at < ? AND number < ifnull(
               (SELECT number FROM sweeps WHERE is_recheck = 0 ORDER BY number DESC LIMIT 1 OFFSET 1), 0)`,
          )
          .run([beforeAt]).changes,
    );
  }

  #write(sql: string, values: readonly SqlValue[]): void {
    this.#database.transaction(() => this.#database.prepare(sql).run(values));
  }
}
