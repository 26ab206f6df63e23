import { KeptPerson } from '../incidents/access/kept-person.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import type { PeopleRepository } from './repositories.ts';
import { fromJson, read } from './roster-rows.ts';
import type { SqlDatabase, SqlRow } from './sql.ts';

const UPSERT = `INSERT INTO people (id, name, role, pin, wrong_tries, wait_from, wait_until) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, pin = excluded.pin,
    wrong_tries = excluded.wrong_tries, wait_from = excluded.wait_from, wait_until = excluded.wait_until`;

/** People on disk. Every write is one statement, so that it can be part of the ledger's transaction. */
export class SqlPeopleRepository implements PeopleRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  load(): KeptPerson[] {
    const rows = this.#database.prepare('SELECT * FROM people ORDER BY name, id').all();
    return readRows('people', rows, (row) => read(KeptPerson, personOf(row)), this.#report);
  }

  write(person: KeptPerson): void {
    const { id, name, role, pin, wrong, waitFrom, waitUntil } = person;
    this.#database
      .prepare(UPSERT)
      .run([id, name, role, JSON.stringify(pin), wrong, wholeOrNull(waitFrom), wholeOrNull(waitUntil)]);
  }

  remove(personId: string): void {
    this.#database.prepare('DELETE FROM people WHERE id = ?').run([personId]);
  }
}

function personOf(row: SqlRow) {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    pin: fromJson(row.pin),
    wrong: row.wrong_tries,
    waitFrom: row.wait_from,
    waitUntil: row.wait_until,
  };
}

function wholeOrNull(at: number | null): number | null {
  return at === null ? null : Math.round(at);
}
