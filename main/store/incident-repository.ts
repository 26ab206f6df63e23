import { IncidentDraft, type IncidentId } from '../../shared/model/incident.ts';
import type { ChainEnd, LedgerEntry } from '../incidents/ledger-entry.ts';
import type { IncidentRepository, IncidentWrite } from '../incidents/repository.ts';
import { IncidentSummary } from '../incidents/summary.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import { fromJson, read } from './roster-rows.ts';
import { blobOf, type SqlDatabase, type SqlRow, type SqlValue } from './sql.ts';

const COLUMNS = [
  'seq',
  'id',
  'at',
  'clock_at',
  'incident_id',
  'kind',
  'said_by',
  'payload_hash',
  'ledger_prev',
  'incident_prev',
  'hash',
  'payload',
  'salt',
] as const;

const APPEND = `INSERT INTO ledger (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;

/** Incidents on disk. Erasing overwrites what was there and cuts the write-ahead log back, where it would live on. */
export class SqlIncidentRepository implements IncidentRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  write(step: IncidentWrite): void {
    const isErasing = step.leavesNoTrace === true || (step.erased?.length ?? 0) > 0;
    if (isErasing) this.#database.exec('PRAGMA secure_delete = ON');
    try {
      this.#database.transaction(() => this.#writeAll(step));
    } finally {
      if (isErasing) this.#database.exec('PRAGMA secure_delete = OFF');
    }
    if (isErasing) this.#database.emptyLog();
  }

  chainEnd(incidentId: IncidentId | null): ChainEnd {
    const [last] = this.#all('SELECT seq, at, hash FROM ledger ORDER BY seq DESC LIMIT 1');
    const [own] = this.#all('SELECT hash FROM ledger WHERE incident_id = ? ORDER BY seq DESC LIMIT 1', [incidentId]);
    return {
      last: last === undefined ? null : { seq: Number(last.seq), at: Number(last.at), hash: String(last.hash) },
      incidentPrev: own === undefined ? null : String(own.hash),
    };
  }

  entries(afterSeq: number, limit: number): LedgerEntry[] {
    return this.#all('SELECT * FROM ledger WHERE seq > ? ORDER BY seq LIMIT ?', [afterSeq, limit]).map(entryOf);
  }

  entriesOf(incidentId: IncidentId): LedgerEntry[] {
    return this.#all('SELECT * FROM ledger WHERE incident_id = ? ORDER BY seq', [incidentId]).map(entryOf);
  }

  houseEntries(kind: LedgerEntry['kind']): LedgerEntry[] {
    const sql = 'SELECT * FROM ledger WHERE incident_id IS NULL AND kind = ? ORDER BY seq';
    return this.#all(sql, [kind]).map(entryOf);
  }

  summaries(): IncidentSummary[] {
    const rows = this.#all('SELECT id, summary FROM incident_summaries');
    // A row that cannot be read is nothing to report: the caller makes it again from the ledger.
    const known = readRows(
      'incidents',
      rows,
      (row) => read(IncidentSummary, fromJson(row.summary)),
      () => undefined,
    );
    return known.sort((one, other) => one.submittedAt - other.submittedAt);
  }

  incidentIds(): IncidentId[] {
    const rows = this.#all('SELECT DISTINCT incident_id AS id FROM ledger WHERE incident_id IS NOT NULL');
    return rows.map(({ id }) => String(id));
  }

  drafts(): IncidentDraft[] {
    const rows = this.#all('SELECT id, draft FROM incident_drafts ORDER BY saved_at DESC');
    return readRows('unfinished incidents', rows, (row) => read(IncidentDraft, fromJson(row.draft)), this.#report);
  }

  file(incidentId: IncidentId, attachmentId: string): Uint8Array | null {
    const sql = 'SELECT bytes FROM incident_files WHERE incident_id = ? AND attachment_id = ?';
    return blobOf(this.#all(sql, [incidentId, attachmentId])[0], 'bytes');
  }

  #writeAll({ entries = [], summaries = [], draft, removedDraft, file, erased = [], alongside }: IncidentWrite): void {
    alongside?.();
    for (const incidentId of erased) this.#erase(incidentId);
    for (const entry of entries) this.#database.prepare(APPEND).run(valuesOf(entry));
    for (const summary of summaries) {
      this.#database
        .prepare('INSERT OR REPLACE INTO incident_summaries (id, summary) VALUES (?, ?)')
        .run([summary.id, JSON.stringify(summary)]);
    }
    if (removedDraft !== undefined) {
      this.#database.prepare('DELETE FROM incident_drafts WHERE id = ?').run([removedDraft]);
    }
    if (draft !== undefined) {
      this.#database
        .prepare('INSERT OR REPLACE INTO incident_drafts (id, saved_at, draft) VALUES (?, ?, ?)')
        .run([draft.id, Math.round(draft.savedAt), JSON.stringify(draft)]);
    }
    if (file !== undefined) {
      this.#database
        .prepare('INSERT INTO incident_files (incident_id, attachment_id, bytes) VALUES (?, ?, ?)')
        .run([file.incidentId, file.attachmentId, file.bytes]);
    }
  }

  #erase(incidentId: IncidentId): void {
    this.#database.prepare('UPDATE ledger SET payload = NULL, salt = NULL WHERE incident_id = ?').run([incidentId]);
    this.#database.prepare('DELETE FROM incident_files WHERE incident_id = ?').run([incidentId]);
  }

  #all(sql: string, values: readonly SqlValue[] = []): SqlRow[] {
    return this.#database.prepare(sql).all(values);
  }
}

function valuesOf(entry: LedgerEntry): SqlValue[] {
  return [
    entry.seq,
    entry.id,
    entry.at,
    entry.clockAt,
    entry.incidentId,
    entry.kind,
    entry.by,
    entry.payloadHash,
    entry.ledgerPrev,
    entry.incidentPrev,
    entry.hash,
    entry.payload,
    entry.salt,
  ];
}

/** Byte for byte and unjudged: whether it still is what was written, the hashes tell (`verifyLedger`). */
function entryOf(row: SqlRow): LedgerEntry {
  const text = (column: string) => (row[column] == null ? null : String(row[column]));
  return {
    seq: Number(row.seq),
    id: String(row.id),
    at: Number(row.at),
    clockAt: row.clock_at == null ? null : Number(row.clock_at),
    incidentId: text('incident_id'),
    kind: String(row.kind) as LedgerEntry['kind'],
    by: String(row.said_by),
    payloadHash: String(row.payload_hash),
    ledgerPrev: text('ledger_prev'),
    incidentPrev: text('incident_prev'),
    hash: String(row.hash),
    payload: text('payload'),
    salt: text('salt'),
  };
}
