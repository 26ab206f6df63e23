import { DEVICE_STATES_BY_CONCERN, type DeviceState } from '../../shared/model/device-state.ts';
import { MinuteRollup, Transition } from '../../shared/model/live.ts';
import type { DeviceTotals, MinuteTotals, StateChange } from './repositories.ts';
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

/** Every stored minute of a span, by steps from one to the next: as many look-ups as minutes, whatever the number of devices. */
export const SELECT_MINUTES = `
  WITH RECURSIVE minutes (minute_at) AS (
    SELECT min(minute_at) FROM rollups WHERE minute_at >= ?1 AND minute_at < ?2
    UNION ALL
    SELECT (SELECT min(rollups.minute_at) FROM rollups
      WHERE rollups.minute_at > minutes.minute_at AND rollups.minute_at < ?2)
    FROM minutes WHERE minutes.minute_at IS NOT NULL
  )
  SELECT minute_at FROM minutes WHERE minute_at IS NOT NULL`;

/**
 * Many small rows as one text: the driver takes twice as long to make an object of each row as JSON does (measured for 1,000
 * rows). {@link unpacked} makes rows of it again.
 */
const CHANGE = packed(['at', 'device_id', 'device_label', 'room_name', 'to_state']);

function packed(columns: readonly string[]): string {
  const pairs = columns.map((column) => `'${column}', ${column}`);
  return `json_group_array(json_object(${pairs.join(', ')})) AS packed`;
}

/** The rows of a packed answer. */
export function unpacked(rows: readonly SqlRow[]): SqlRow[] {
  return rows.flatMap(({ packed: text }) => JSON.parse(String(text)) as SqlRow[]);
}

/**
 * Each known device's newest transition before a time. Ids ascend with time but for what was observed in the same moment, so
 * the newest id of that time bounds the search, and each device costs one step in its own index.
 */
export const SELECT_LAST_CHANGES = `
  WITH bound (id) AS (SELECT max(id) FROM (SELECT id FROM transitions WHERE at < ?1 ORDER BY at DESC LIMIT 1000)),
    newest (id) AS (
      SELECT (SELECT max(id) FROM transitions
        WHERE transitions.device_id = history_devices.device_id AND transitions.id <= (SELECT id FROM bound))
      FROM history_devices
    )
  SELECT ${CHANGE} FROM (SELECT transitions.* FROM newest JOIN transitions ON transitions.id = newest.id ORDER BY at, id)`;

export const SELECT_CHANGES = `SELECT ${CHANGE} FROM (
  SELECT * FROM transitions WHERE at >= ? AND at < ? ORDER BY at, id)`;

/** Roll-ups of a span added up; the average weighs replies. */
const TOTALS = `sum(checks) AS checks, sum(lost) AS lost,
  sum(rtt_avg_ms * (checks - lost)) AS rtt_sum_ms,
  sum(CASE WHEN rtt_avg_ms IS NULL THEN 0 ELSE checks - lost END) AS answered,
  max(rtt_max_ms) AS rtt_max_ms`;

export const SELECT_DEVICE_TOTALS = `
  SELECT ${packed(['device_id', 'checks', 'lost', 'rtt_sum_ms', 'answered', 'rtt_max_ms'])} FROM (
    SELECT device_number, ${TOTALS} FROM rollups WHERE minute_at >= ? AND minute_at < ? GROUP BY device_number
  ) AS sums JOIN history_devices ON history_devices.number = sums.device_number`;

export const SELECT_MINUTES_OF_SCHOOL = `SELECT minute_at, ${TOTALS} FROM rollups
  WHERE minute_at >= ? AND minute_at < ? GROUP BY minute_at ORDER BY minute_at`;

/**
 * Steps from minute to minute and looks each device up in it: no scan over the other thousand. The order of the joins is forced:
 * left to itself, SQLite walks the minutes anew for each device.
 */
export const SELECT_MINUTES_OF_DEVICES = `
  WITH minutes (at) AS MATERIALIZED (SELECT minute_at FROM (${SELECT_MINUTES})),
    wanted (number) AS MATERIALIZED (
      SELECT number FROM history_devices WHERE device_id IN (SELECT value FROM json_each(?3))
    )
  SELECT rollups.minute_at, ${TOTALS}
  FROM minutes CROSS JOIN wanted
    CROSS JOIN rollups ON rollups.minute_at = minutes.at AND rollups.device_number = wanted.number
  GROUP BY rollups.minute_at ORDER BY rollups.minute_at`;

export const SELECT_SPAN_ROLLUPS = `SELECT history_devices.device_id, rollups.*
  FROM rollups JOIN history_devices ON history_devices.number = rollups.device_number
  WHERE minute_at >= ? AND minute_at < ? ORDER BY minute_at, device_number`;

const STATES: ReadonlySet<unknown> = new Set(DEVICE_STATES_BY_CONCERN);

/** By hand and not by the model: a day has thousands, and only the state can be a word that this version does not know. */
export function readStateChange(row: SqlRow): Read<StateChange> {
  const { at, device_id, device_label, room_name, to_state } = row;
  if (!STATES.has(to_state)) return { row: null, reason: `state ${String(to_state)}` };
  return {
    row: {
      at: Number(at),
      deviceId: String(device_id),
      deviceLabel: String(device_label),
      roomName: room_name === null ? null : String(room_name),
      state: to_state as DeviceState,
    },
    reason: null,
  };
}

export function readDeviceTotals(row: SqlRow): Read<DeviceTotals> {
  return { row: { deviceId: String(row.device_id), ...totals(row) }, reason: null };
}

export function readMinuteTotals(row: SqlRow): Read<MinuteTotals> {
  return { row: { minuteAt: Number(row.minute_at), ...totals(row) }, reason: null };
}

function totals({ checks, lost, rtt_sum_ms, answered, rtt_max_ms }: SqlRow) {
  return {
    checks: Number(checks),
    lost: Number(lost),
    answered: Number(answered),
    rttSumMs: Number(rtt_sum_ms ?? 0),
    rttMaxMs: rtt_max_ms === null || rtt_max_ms === undefined ? null : Number(rtt_max_ms),
  };
}

function concern(column: string): string {
  const ranks = DEVICE_STATES_BY_CONCERN.map((state, rank) => `WHEN '${state}' THEN ${rank}`);
  return `CASE ${column} ${ranks.join(' ')} ELSE -1 END`;
}
