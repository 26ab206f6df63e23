import type { MinuteRollup, Transition } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import {
  readDeviceTotals,
  readMinuteTotals,
  readRollup,
  readStateChange,
  readTransition,
  SELECT_CHANGES,
  SELECT_DEVICE_TOTALS,
  SELECT_LAST_CHANGES,
  SELECT_MINUTES,
  SELECT_MINUTES_OF_DEVICES,
  SELECT_MINUTES_OF_SCHOOL,
  SELECT_SPAN_ROLLUPS,
  unpacked,
} from './history-rows.ts';
import type { DeviceTotals, HistoryReader, MinuteTotals, StateChange } from './repositories.ts';
import type { SqlDatabase, SqlRow } from './sql.ts';

/** Why this class exists beside the writing one: looking back needs other questions than living does, and none of them is urgent. */
export class SqlHistoryReader implements HistoryReader {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
  }

  transitionsBetween(from: number, to: number): Transition[] {
    const rows = this.#database
      .prepare('SELECT * FROM transitions WHERE at >= ? AND at < ? ORDER BY at, id')
      .all([from, to]);
    return readRows('events', rows, readTransition, this.#report);
  }

  changesBetween(from: number, to: number): StateChange[] {
    return this.#changes(this.#database.prepare(SELECT_CHANGES).all([from, to]));
  }

  lastChangesBefore(at: number): StateChange[] {
    return this.#changes(this.#database.prepare(SELECT_LAST_CHANGES).all([at]));
  }

  minutesBetween(from: number, to: number): number[] {
    const rows = this.#database.prepare(SELECT_MINUTES).all([from, to]);
    return rows.map(({ minute_at }) => Number(minute_at));
  }

  deviceTotals(from: number, to: number): DeviceTotals[] {
    const rows = this.#database.prepare(SELECT_DEVICE_TOTALS).all([from, to]);
    return readRows('minutes of history', unpacked(rows), readDeviceTotals, this.#report);
  }

  minuteTotals(from: number, to: number, deviceIds: readonly DeviceId[] | null): MinuteTotals[] {
    const rows =
      deviceIds === null
        ? this.#database.prepare(SELECT_MINUTES_OF_SCHOOL).all([from, to])
        : this.#database.prepare(SELECT_MINUTES_OF_DEVICES).all([from, to, JSON.stringify(deviceIds)]);
    return readRows('minutes of history', rows, readMinuteTotals, this.#report);
  }

  rollupsBetween(from: number, to: number): MinuteRollup[] {
    const rows = this.#database.prepare(SELECT_SPAN_ROLLUPS).all([from, to]);
    return readRows('minutes of history', rows, readRollup, this.#report);
  }

  #changes(rows: readonly SqlRow[]): StateChange[] {
    return readRows('events', unpacked(rows), readStateChange, this.#report);
  }
}
