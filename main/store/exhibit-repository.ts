import { Exhibit, ExhibitSummary } from '../../shared/model/exhibit.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import type { ExhibitRepository } from './repositories.ts';
import { fromJson, read } from './roster-rows.ts';
import type { SqlDatabase } from './sql.ts';

/** Exhibits on disk; the summary beside each serves the list. */
export class SqlExhibitRepository implements ExhibitRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  add(exhibit: Exhibit): void {
    const { id, madeAt, span, scope, title } = exhibit;
    const summary: ExhibitSummary = { id, madeAt, span, scope, title };
    this.#database.transaction(() =>
      this.#database
        .prepare('INSERT INTO exhibits (id, made_at, summary, exhibit) VALUES (?, ?, ?, ?)')
        .run([id, Math.round(madeAt), JSON.stringify(summary), JSON.stringify(exhibit)]),
    );
  }

  list(): ExhibitSummary[] {
    const rows = this.#database.prepare('SELECT id, summary FROM exhibits ORDER BY number DESC').all();
    return readRows('exhibits', rows, (row) => read(ExhibitSummary, fromJson(row.summary)), this.#report);
  }

  get(id: string): Exhibit | null {
    const rows = this.#database.prepare('SELECT id, exhibit FROM exhibits WHERE id = ?').all([id]);
    return readRows('exhibits', rows, (row) => read(Exhibit, fromJson(row.exhibit)), this.#report)[0] ?? null;
  }
}
