import { z } from 'zod';
import { CheckResult, Confirmation, SignOff, SweepSummary, type Verdict } from '../../shared/model/readiness.ts';
import type { SweepRecord } from './repositories.ts';
import { fromJson, type Read, read } from './roster-rows.ts';
import type { SqlRow, SqlValue } from './sql.ts';

export const INSERT_SWEEP = 'INSERT INTO sweeps (id, is_recheck, ended_at, summary, results) VALUES (?, ?, ?, ?, ?)';

/** `ended_at` of a sweep that says none, such as one cut off by a closing console, is its start. */
export function sweepValues({ summary, results }: SweepRecord): SqlValue[] {
  return [
    summary.id,
    Number(summary.trigger === 'recheck'),
    Math.round(summary.endedAt ?? summary.startedAt),
    JSON.stringify(summary),
    JSON.stringify(results),
  ];
}

export function readSummary(row: SqlRow): Read<SweepSummary> {
  return read(SweepSummary, fromJson(row.summary));
}

/** Results that no longer fit are left out one by one: a new version's board must not start empty because of one word. */
export function readSweep(row: SqlRow): Read<SweepRecord> {
  const summary = readSummary(row);
  if (summary.reason !== null) return summary;
  const results = z.array(z.unknown()).safeParse(fromJson(row.results));
  if (!results.success) return { row: null, reason: z.prettifyError(results.error) };
  return { row: { summary: summary.row, results: results.data.flatMap(readResult) }, reason: null };
}

function readResult(value: unknown): CheckResult[] {
  const parsed = CheckResult.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}

export function verdictsOf(results: readonly CheckResult[]): Record<string, Verdict> {
  return Object.fromEntries(results.map(({ key, verdict }) => [key, verdict]));
}

export const INSERT_CONFIRMATION =
  'INSERT INTO confirmations (platform_id, item_id, room_id, said_by, at, is_ok, note) VALUES (?, ?, ?, ?, ?, ?, ?)';

/** The newest for each item and room. */
export const SELECT_CONFIRMATIONS = `SELECT * FROM confirmations WHERE number IN (
  SELECT max(number) FROM confirmations GROUP BY platform_id, item_id, room_id) ORDER BY number`;

export function confirmationValues(confirmation: Confirmation): SqlValue[] {
  const { platformId, itemId, roomId, by, at, isOk, note } = confirmation;
  return [platformId, itemId, roomId, by, Math.round(at), Number(isOk), note];
}

export function readConfirmation(row: SqlRow): Read<Confirmation> {
  return read(Confirmation, {
    platformId: row.platform_id,
    itemId: row.item_id,
    roomId: row.room_id,
    by: row.said_by,
    at: row.at,
    isOk: row.is_ok === 1,
    note: row.note,
  });
}

export const UPSERT_SIGN_OFF = `INSERT INTO sign_offs
  (id, room_id, signed_by, at, verdicts, device_ids, reopened_at, reopened_because) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET
    room_id = excluded.room_id, signed_by = excluded.signed_by, at = excluded.at, verdicts = excluded.verdicts,
    device_ids = excluded.device_ids, reopened_at = excluded.reopened_at, reopened_because = excluded.reopened_because`;

/** The newest for each room. */
export const SELECT_SIGN_OFFS = `SELECT * FROM sign_offs WHERE number IN (
  SELECT max(number) FROM sign_offs GROUP BY room_id) ORDER BY number`;

export function signOffValues(signOff: SignOff): SqlValue[] {
  return [
    signOff.id,
    signOff.roomId,
    signOff.by,
    Math.round(signOff.at),
    JSON.stringify(signOff.verdicts),
    JSON.stringify(signOff.deviceIds),
    signOff.reopenedAt === null ? null : Math.round(signOff.reopenedAt),
    signOff.reopenedBecause,
  ];
}

export function readSignOff(row: SqlRow): Read<SignOff> {
  return read(SignOff, {
    id: row.id,
    roomId: row.room_id,
    by: row.signed_by,
    at: row.at,
    verdicts: fromJson(row.verdicts),
    deviceIds: fromJson(row.device_ids),
    reopenedAt: row.reopened_at,
    reopenedBecause: row.reopened_because,
  });
}
