import { DEVICE_STATES_BY_CONCERN } from '../../shared/model/device-state.ts';
import { MinuteRollup, Transition } from '../../shared/model/live.ts';
import { fromJson, type Read, read } from './roster-rows.ts';
import type { SqlRow, SqlValue } from './sql.ts';

export const INSERT_TRANSITION = `INSERT INTO transitions
  (id, at, device_id, device_label, room_name, seat, from_state, to_state, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function transitionValues(transition: Transition): SqlValue[] {
  return [
    transition.id,
    Math.round(transition.at),
    transition.deviceId,
    transition.deviceLabel,
    transition.roomName,
    transition.seat,
    transition.from,
    transition.to,
    JSON.stringify(transition.evidence),
  ];
}

export function readTransition(row: SqlRow): Read<Transition> {
  return read(Transition, {
    id: row.id,
    at: row.at,
    deviceId: row.device_id,
    deviceLabel: row.device_label,
    roomName: row.room_name,
    seat: row.seat,
    from: row.from_state,
    to: row.to_state,
    evidence: fromJson(row.evidence),
  });
}

/** Values of one roll-up, in the order that {@link insertRollups} takes them. */
export function rollupValues(rollup: MinuteRollup, deviceNumber: number | null): SqlValue[] {
  return [
    rollup.minuteAt,
    deviceNumber,
    rollup.checks,
    rollup.lost,
    rollup.rttMinMs,
    rollup.rttAvgMs,
    rollup.rttMaxMs,
    rollup.worst,
  ];
}

export function readRollup(row: SqlRow): Read<MinuteRollup> {
  return read(MinuteRollup, {
    deviceId: row.device_id,
    minuteAt: row.minute_at,
    checks: row.checks,
    lost: row.lost,
    rttMinMs: row.rtt_min_ms,
    rttAvgMs: row.rtt_avg_ms,
    rttMaxMs: row.rtt_max_ms,
    worst: row.worst,
  });
}

/**
 * Inserts `count` roll-ups at once (one call of the driver costs more than one row), adding to minutes that exist: counts
 * add up, the average weighs replies, the worse state stays. Assignments see the row as it was, so their order is free.
 */
export function insertRollups(count: number): string {
  const row = '(?, ?, ?, ?, ?, ?, ?, ?)';
  return `INSERT INTO rollups
    (minute_at, device_number, checks, lost, rtt_min_ms, rtt_avg_ms, rtt_max_ms, worst)
    VALUES ${new Array(count).fill(row).join(', ')}
    ON CONFLICT (minute_at, device_number) DO UPDATE SET
      checks = checks + excluded.checks,
      lost = lost + excluded.lost,
      rtt_min_ms = min(ifnull(rtt_min_ms, excluded.rtt_min_ms), ifnull(excluded.rtt_min_ms, rtt_min_ms)),
      rtt_max_ms = max(ifnull(rtt_max_ms, excluded.rtt_max_ms), ifnull(excluded.rtt_max_ms, rtt_max_ms)),
      rtt_avg_ms = CASE
        WHEN rtt_avg_ms IS NULL THEN excluded.rtt_avg_ms
        WHEN excluded.rtt_avg_ms IS NULL THEN rtt_avg_ms
        WHEN checks - lost + excluded.checks - excluded.lost <= 0 THEN (rtt_avg_ms + excluded.rtt_avg_ms) / 2
        ELSE (rtt_avg_ms * (checks - lost) + excluded.rtt_avg_ms * (excluded.checks - excluded.lost))
          / (checks - lost + excluded.checks - excluded.lost)
      END,
      worst = CASE WHEN ${concern('excluded.worst')} > ${concern('worst')} THEN excluded.worst ELSE worst END`;
}

/**
 * One device's minutes from a time on, newest last. Steps from each stored minute to the next and looks the device up in
 * it: as many key look-ups as minutes, no second index to maintain.
 */
export const SELECT_ROLLUPS = `
  WITH RECURSIVE minutes (minute_at) AS (
    SELECT min(minute_at) FROM rollups WHERE minute_at >= ?
    UNION ALL
    SELECT (SELECT min(rollups.minute_at) FROM rollups WHERE rollups.minute_at > minutes.minute_at)
    FROM minutes WHERE minutes.minute_at IS NOT NULL
  )
  SELECT history_devices.device_id, rollups.*
  FROM history_devices CROSS JOIN minutes
    JOIN rollups ON rollups.minute_at = minutes.minute_at AND rollups.device_number = history_devices.number
  WHERE history_devices.device_id = ?
  ORDER BY rollups.minute_at`;

function concern(column: string): string {
  const ranks = DEVICE_STATES_BY_CONCERN.map((state, rank) => `WHEN '${state}' THEN ${rank}`);
  return `CASE ${column} ${ranks.join(' ')} ELSE -1 END`;
}
