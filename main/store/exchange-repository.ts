import {
  DistrictAnswer,
  DistrictRequest,
  type ReceivedRequest,
  TrustedKey,
} from '../../shared/model/district-exchange.ts';
import { HeldRequest } from '../../shared/model/held-request.ts';
import { OwnKeys } from '../incidents/exchange/own-keys.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import type { ExchangeRepository, HeldRequestOutline } from './repositories.ts';
import { fromJson, type Read, read } from './roster-rows.ts';
import type { SqlDatabase, SqlRow } from './sql.ts';

/** What the queue holds at most: those without an answer first. The rest stays on disk and is found by its id. */
const SHOWN_REQUESTS = 200;

/** Without student lines and evidence, of which a district can hold a year of many schools. */
const HELD = `
SELECT request_id, received_at,
       json_extract(request, '$.number') AS incident_number,
       json_extract(request, '$.from.name') AS school,
       json_extract(request, '$.content.programId') AS program_id,
       json_extract(answer, '$.decision') AS decision,
       json_extract(answer, '$.decidedAt') AS decided_at
  FROM received_requests ORDER BY number`;

/** Keys and requests on disk. Every write is one statement, so that it can be part of the ledger's transaction. */
export class SqlExchangeRepository implements ExchangeRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  ownKeys(): OwnKeys | null {
    const rows = this.#database.prepare('SELECT keys FROM console_keys').all();
    return readRows('keys of this console', rows, (row) => read(OwnKeys, fromJson(row.keys)), this.#report)[0] ?? null;
  }

  writeOwnKeys(keys: OwnKeys): void {
    this.#database
      .prepare(
        `INSERT INTO console_keys (only_row, keys) VALUES (1, ?)
         ON CONFLICT (only_row) DO UPDATE SET keys = excluded.keys`,
      )
      .run([JSON.stringify(keys)]);
  }

  trusted(): TrustedKey[] {
    const rows = this.#database.prepare('SELECT signing_key AS id, trusted FROM trusted_keys').all();
    const keys = readRows('trusted consoles', rows, (row) => read(TrustedKey, fromJson(row.trusted)), this.#report);
    return keys.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  trust(key: TrustedKey): void {
    this.#database
      .prepare(
        `INSERT INTO trusted_keys (signing_key, trusted) VALUES (?, ?)
         ON CONFLICT (signing_key) DO UPDATE SET trusted = excluded.trusted`,
      )
      .run([key.signingKey, JSON.stringify(key)]);
  }

  forget(signingKey: string): void {
    this.#database.prepare('DELETE FROM trusted_keys WHERE signing_key = ?').run([signingKey]);
  }

  received(): ReceivedRequest[] {
    const rows = this.#database
      .prepare(`SELECT * FROM received_requests ORDER BY (answer IS NULL) DESC, number DESC LIMIT ${SHOWN_REQUESTS}`)
      .all();
    return this.#read(rows).toSorted((a, b) => b.receivedAt - a.receivedAt);
  }

  receivedOf(requestId: string): ReceivedRequest | null {
    return (
      this.#read(this.#database.prepare('SELECT * FROM received_requests WHERE request_id = ?').all([requestId]))[0] ??
      null
    );
  }

  held(): HeldRequestOutline[] {
    return readRows('requests of other consoles', this.#database.prepare(HELD).all(), heldOf, this.#report);
  }

  addReceived({ request, receivedAt, fingerprint }: ReceivedRequest): void {
    this.#database
      .prepare('INSERT INTO received_requests (request_id, received_at, fingerprint, request) VALUES (?, ?, ?, ?)')
      .run([request.requestId, Math.round(receivedAt), fingerprint, JSON.stringify(request)]);
  }

  answer(requestId: string, answer: DistrictAnswer): void {
    this.#database
      .prepare('UPDATE received_requests SET answer = ? WHERE request_id = ?')
      .run([JSON.stringify(answer), requestId]);
  }

  removeReceived(requestId: string): void {
    this.#database.prepare('DELETE FROM received_requests WHERE request_id = ?').run([requestId]);
  }

  #read(rows: readonly SqlRow[]): ReceivedRequest[] {
    return readRows('requests of other consoles', rows, receivedOf, this.#report);
  }
}

function heldOf(row: SqlRow): Read<HeldRequestOutline> {
  const held = read(HeldRequest, {
    requestId: row.request_id,
    number: row.incident_number,
    school: row.school,
    receivedAt: Number(row.received_at),
    decision: row.decision,
    decidedAt: row.decided_at == null ? null : Number(row.decided_at),
  });
  if (held.reason !== null) return held;
  return { row: { ...held.row, programId: row.program_id == null ? null : String(row.program_id) }, reason: null };
}

function receivedOf(row: SqlRow): Read<ReceivedRequest> {
  const request = read(DistrictRequest, fromJson(row.request));
  if (request.reason !== null) return request;
  const answer = row.answer === null ? null : read(DistrictAnswer, fromJson(row.answer));
  if (answer !== null && answer.reason !== null) return answer;
  return {
    row: {
      request: request.row,
      receivedAt: Number(row.received_at),
      fingerprint: String(row.fingerprint),
      answer: answer?.row ?? null,
    },
    reason: null,
  };
}
