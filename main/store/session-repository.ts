import { type SessionId, TestSession } from '../../shared/model/session.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import type { SessionRepository } from './repositories.ts';
import { fromJson, type Read, read } from './roster-rows.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql.ts';

const COLUMNS = [
  'id',
  'name',
  'platform_id',
  'management_system',
  'subject',
  'grade',
  'rooms',
  'planned_start_at',
  'planned_end_at',
  'state',
  'since',
  'moves',
] as const;

const UPSERT = `INSERT INTO sessions (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${COLUMNS.slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** Test sessions on disk. A session that can no longer be read is left out and reported. */
export class SqlSessionRepository implements SessionRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  load(): TestSession[] {
    const rows = this.#database.prepare('SELECT * FROM sessions ORDER BY planned_start_at, name, id').all();
    return readRows('test sessions', rows, readSession, this.#report);
  }

  write(session: TestSession): void {
    this.#database.transaction(() => this.#database.prepare(UPSERT).run(sessionValues(session)));
  }

  remove(sessionId: SessionId): void {
    this.#database.transaction(() => this.#database.prepare('DELETE FROM sessions WHERE id = ?').run([sessionId]));
  }
}

function sessionValues(session: TestSession): SqlValue[] {
  return [
    session.id,
    session.name,
    session.platformId,
    session.managementSystem,
    session.subject,
    session.grade,
    JSON.stringify(session.rooms),
    Math.round(session.plannedStartAt),
    Math.round(session.plannedEndAt),
    session.state,
    Math.round(session.since),
    JSON.stringify(session.moves),
  ];
}

function readSession(row: SqlRow): Read<TestSession> {
  return read(TestSession, {
    id: row.id,
    name: row.name,
    platformId: row.platform_id,
    managementSystem: row.management_system,
    subject: row.subject,
    grade: row.grade,
    rooms: fromJson(row.rooms),
    plannedStartAt: row.planned_start_at,
    plannedEndAt: row.planned_end_at,
    state: row.state,
    since: row.since,
    moves: fromJson(row.moves),
  });
}
