import { Alert } from '../../shared/model/alert.ts';
import { DiagnosisFinding } from '../../shared/model/diagnosis.ts';
import { PathEvent, PathMinute } from '../../shared/model/path.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import type { AlertRepository, FindingRepository, PathRepository } from './repositories.ts';
import { fromJson, read } from './roster-rows.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql.ts';

const UPSERT_FINDING = `INSERT INTO findings (id, since, ended_at, finding) VALUES (?, ?, ?, ?)
  ON CONFLICT (id, since) DO UPDATE SET ended_at = excluded.ended_at, finding = excluded.finding`;

const UPSERT_ALERT = `INSERT INTO alerts (id, at, alert) VALUES (?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET alert = excluded.alert`;

const ADD_MINUTE = `INSERT INTO path_minutes
  (minute_at, target_id, probes, failed, rtt_min_ms, rtt_avg_ms, rtt_max_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (minute_at, target_id) DO NOTHING`;

/** What was found, on disk. */
export class SqlFindingRepository implements FindingRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  write(findings: readonly DiagnosisFinding[]): void {
    const statement = this.#database.prepare(UPSERT_FINDING);
    this.#database.transaction(() => {
      for (const finding of findings) {
        const { id, since, endedAt } = finding;
        statement.run([id, Math.round(since), endedAt === null ? null : Math.round(endedAt), JSON.stringify(finding)]);
      }
    });
  }

  between(from: number, to: number): DiagnosisFinding[] {
    const rows = this.#database
      .prepare('SELECT * FROM findings WHERE since < ? AND ifnull(ended_at, ?) >= ? ORDER BY since, number')
      .all([to, to, from]);
    return readRows('findings', rows, (row) => read(DiagnosisFinding, fromJson(row.finding)), this.#report);
  }

  endOpen(at: number): void {
    const rows = this.#database.prepare('SELECT * FROM findings WHERE ended_at IS NULL').all();
    const open = readRows('findings', rows, (row) => read(DiagnosisFinding, fromJson(row.finding)), this.#report);
    this.write(open.map((finding) => ({ ...finding, endedAt: Math.max(at, finding.since) })));
  }

  prune(beforeAt: number): number {
    return removeBefore(this.#database, 'DELETE FROM findings WHERE ended_at < ?', beforeAt);
  }
}

/** Who was told, on disk before anybody is. */
export class SqlAlertRepository implements AlertRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  latest(limit: number): Alert[] {
    const rows = this.#database.prepare('SELECT * FROM alerts ORDER BY number DESC LIMIT ?').all([limit]);
    return this.#read(rows).reverse();
  }

  between(from: number, to: number): Alert[] {
    return this.#read(
      this.#database.prepare('SELECT * FROM alerts WHERE at >= ? AND at < ? ORDER BY at, number').all([from, to]),
    );
  }

  write(alert: Alert): void {
    const values: SqlValue[] = [alert.id, Math.round(alert.at), JSON.stringify(alert)];
    this.#database.transaction(() => this.#database.prepare(UPSERT_ALERT).run(values));
  }

  prune(beforeAt: number): number {
    return removeBefore(this.#database, 'DELETE FROM alerts WHERE at < ?', beforeAt);
  }

  #read(rows: readonly SqlRow[]): Alert[] {
    return readRows('alerts', rows, (row) => read(Alert, fromJson(row.alert)), this.#report);
  }
}

/** How the way out did, on disk. */
export class SqlPathRepository implements PathRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  add(events: readonly PathEvent[], minutes: readonly PathMinute[]): void {
    const event = this.#database.prepare(
      'INSERT INTO path_events (at, target_id, name, state, sentence) VALUES (?, ?, ?, ?, ?)',
    );
    const minute = this.#database.prepare(ADD_MINUTE);
    this.#database.transaction(() => {
      for (const { at, targetId, name, state, sentence } of events)
        event.run([Math.round(at), targetId, name, state, sentence]);
      for (const { minuteAt, targetId, probes, failed, rttMinMs, rttAvgMs, rttMaxMs } of minutes)
        minute.run([minuteAt, targetId, probes, failed, rttMinMs, rttAvgMs, rttMaxMs]);
    });
  }

  eventsBetween(from: number, to: number): PathEvent[] {
    const rows = this.#database
      .prepare('SELECT * FROM path_events WHERE at >= ? AND at < ? ORDER BY at, number')
      .all([from, to]);
    return readRows('events of the way out', rows, readEvent, this.#report);
  }

  minutesBetween(from: number, to: number): PathMinute[] {
    const rows = this.#database
      .prepare('SELECT * FROM path_minutes WHERE minute_at >= ? AND minute_at < ? ORDER BY minute_at')
      .all([from, to]);
    return readRows('minutes of the way out', rows, readMinute, this.#report);
  }

  prune(beforeAt: number): number {
    const events = removeBefore(this.#database, 'DELETE FROM path_events WHERE at < ?', beforeAt);
    return events + removeBefore(this.#database, 'DELETE FROM path_minutes WHERE minute_at < ?', beforeAt);
  }
}

function readEvent(row: SqlRow) {
  const { at, target_id: targetId, name, state, sentence } = row;
  return read(PathEvent, { at, targetId, name, state, sentence });
}

function readMinute(row: SqlRow) {
  return read(PathMinute, {
    minuteAt: row.minute_at,
    targetId: row.target_id,
    probes: row.probes,
    failed: row.failed,
    rttMinMs: row.rtt_min_ms,
    rttAvgMs: row.rtt_avg_ms,
    rttMaxMs: row.rtt_max_ms,
  });
}

function removeBefore(database: SqlDatabase, sql: string, beforeAt: number): number {
  return database.transaction(() => database.prepare(sql).run([Math.round(beforeAt)]).changes);
}
