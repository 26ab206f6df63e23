import type { MinuteRollup, Transition } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { AppError } from '../../shared/result.ts';
import { type ReportProblem, readRows } from './damaged-rows.ts';
import { StoreFault } from './fault.ts';
import {
  INSERT_TRANSITION,
  insertRollups,
  readRollup,
  readTransition,
  rollupValues,
  SELECT_ROLLUPS,
  transitionValues,
} from './history-rows.ts';
import type { HistoryRepository } from './repositories.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql.ts';

/** Rows of one insert; more gains nothing (measured: 5,000 roll-ups in about 11 ms at 100, 23 ms at 1). */
const ROLLUPS_AT_ONCE = 100;
/** From this many roll-ups on, the rest of a pruning waits for the next minute: about 20 ms of work. */
export const PRUNED_AT_ONCE = 20_000;
/** What waits in memory while the disk fails: half an hour of 5,000 devices, or a very bad day of transitions. */
const WAITING_ROLLUPS = 150_000;
const WAITING_TRANSITIONS = 50_000;

/**
 * History on disk. A failing disk (full, pulled) must not stop the live view, so what cannot be written waits in memory,
 * is shown from there, and goes out with the next write; the trouble is reported once until a write works again.
 *
 * Written with `synchronous=FULL` like everything else: a batch a tick and one a minute do not earn a second way.
 */
export class SqlHistoryRepository implements HistoryRepository {
  readonly #database: SqlDatabase;
  readonly #report: ReportProblem;
  readonly #reportDamageOnce: ReportProblem;
  readonly #deviceNumbers = new Map<DeviceId, number>();
  #nextId: number;
  #waitingTransitions: Transition[] = [];
  #waitingRollups: MinuteRollup[] = [];
  #isFailing = false;
  /** Epoch milliseconds; null when nothing older is left to remove. */
  #pruneBefore: number | null = null;

  constructor(database: SqlDatabase, report: ReportProblem) {
    this.#database = database;
    this.#report = report;
    this.#reportDamageOnce = oncePerSubject(report);
    this.#nextId = 1 + lastIdGiven(database);
    for (const row of database.prepare('SELECT number, device_id FROM history_devices').all()) {
      this.#deviceNumbers.set(String(row.device_id), Number(row.number));
    }
  }

  addTransitions(transitions: readonly Omit<Transition, 'id'>[]): Transition[] {
    const stored = transitions.map((transition) => ({ id: this.#nextId++, ...transition }));
    this.#waitingTransitions.push(...stored);
    this.writeWaiting();
    return stored;
  }

  latestTransitions(limit: number): Transition[] {
    const stored = this.#rows('SELECT * FROM transitions ORDER BY id DESC LIMIT ?', [limit]);
    const transitions = readRows('events', stored, readTransition, this.#reportDamageOnce).reverse();
    return lastOf([...transitions, ...this.#waitingTransitions], limit);
  }

  transitionsOf(deviceId: DeviceId, limit: number): Transition[] {
    const stored = this.#rows('SELECT * FROM transitions WHERE device_id = ? ORDER BY id DESC LIMIT ?', [
      deviceId,
      limit,
    ]);
    const transitions = readRows('events', stored, readTransition, this.#reportDamageOnce);
    const waiting = this.#waitingTransitions.filter((transition) => transition.deviceId === deviceId);
    return [...waiting.reverse(), ...transitions].slice(0, limit);
  }

  addRollups(rollups: readonly MinuteRollup[]): void {
    for (const rollup of rollups) this.#waitingRollups.push(rollup);
    this.writeWaiting();
    if (this.#pruneBefore !== null && !this.#isFailing) this.#pruneRollups(this.#pruneBefore);
  }

  rollupsOf(deviceId: DeviceId, sinceAt: number): MinuteRollup[] {
    const stored = this.#rows(SELECT_ROLLUPS, [sinceAt, deviceId]);
    const rollups = readRows('minutes of history', stored, readRollup, this.#reportDamageOnce);
    const waiting = this.#waitingRollups.filter((row) => row.deviceId === deviceId && row.minuteAt >= sinceAt);
    return [...rollups, ...waiting];
  }

  /** Whole minutes, oldest first; what is more than {@link PRUNED_AT_ONCE} goes bite by bite with the next roll-ups. */
  prune(beforeAt: number): number {
    const transitions = this.#database.transaction(
      () => this.#database.prepare('DELETE FROM transitions WHERE at < ?').run([beforeAt]).changes,
    );
    return transitions + this.#pruneRollups(beforeAt);
  }

  #pruneRollups(beforeAt: number): number {
    let removed = 0;
    this.#pruneBefore = beforeAt;
    this.#database.transaction(() => {
      while (removed < PRUNED_AT_ONCE) {
        const changes = this.#database
          .prepare('DELETE FROM rollups WHERE minute_at < ?1 AND minute_at = (SELECT min(minute_at) FROM rollups)')
          .run([beforeAt]).changes;
        removed += changes;
        if (changes === 0) {
          this.#pruneBefore = null;
          return;
        }
      }
    });
    return removed;
  }

  /** Tries again to write what waits. Called by every write, and once more before the store closes. */
  writeWaiting(): void {
    if (this.#waitingTransitions.length + this.#waitingRollups.length === 0) return;
    const fresh = this.#numberNewDevices();
    try {
      this.#database.transaction(() => {
        this.#writeTransitions();
        this.#writeDevices(fresh);
        this.#writeRollups(fresh);
      });
    } catch (error) {
      // Anything but a failing disk is a bug: let go of the batch, or every later batch would fail with it.
      if (!(error instanceof StoreFault)) this.#forgetWaiting();
      this.#keepWaiting(error);
      return;
    }
    for (const [deviceId, number] of fresh) this.#deviceNumbers.set(deviceId, number);
    this.#forgetWaiting();
    this.#isFailing = false;
  }

  #numberNewDevices(): Map<DeviceId, number> {
    const fresh = new Map<DeviceId, number>();
    for (const { deviceId } of this.#waitingRollups) {
      if (this.#deviceNumbers.has(deviceId) || fresh.has(deviceId)) continue;
      fresh.set(deviceId, this.#deviceNumbers.size + fresh.size + 1);
    }
    return fresh;
  }

  #writeTransitions(): void {
    for (const row of this.#waitingTransitions) this.#database.prepare(INSERT_TRANSITION).run(transitionValues(row));
  }

  #writeDevices(fresh: ReadonlyMap<DeviceId, number>): void {
    const insert = this.#database.prepare('INSERT INTO history_devices (device_id, number) VALUES (?, ?)');
    for (const [deviceId, number] of fresh) insert.run([deviceId, number]);
  }

  #writeRollups(fresh: ReadonlyMap<DeviceId, number>): void {
    const rows = this.#waitingRollups;
    const numberOf = (deviceId: DeviceId) => this.#deviceNumbers.get(deviceId) ?? fresh.get(deviceId) ?? null;
    const full = this.#database.prepare(insertRollups(ROLLUPS_AT_ONCE));
    const single = this.#database.prepare(insertRollups(1));
    for (let start = 0; start < rows.length; start += ROLLUPS_AT_ONCE) {
      const batch = rows.slice(start, start + ROLLUPS_AT_ONCE).map((row) => rollupValues(row, numberOf(row.deviceId)));
      if (batch.length === ROLLUPS_AT_ONCE) full.run(batch.flat());
      else for (const values of batch) single.run(values);
    }
  }

  #forgetWaiting(): void {
    this.#waitingTransitions = [];
    this.#waitingRollups = [];
  }

  #keepWaiting(error: unknown): void {
    if (!(error instanceof StoreFault)) throw error;
    this.#waitingTransitions = lastOf(this.#waitingTransitions, WAITING_TRANSITIONS);
    this.#waitingRollups = lastOf(this.#waitingRollups, WAITING_ROLLUPS);
    if (!this.#isFailing) this.#report(historyWaits(error));
    this.#isFailing = true;
  }

  #rows(sql: string, values: readonly SqlValue[]): SqlRow[] {
    try {
      return this.#database.prepare(sql).all(values);
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      this.#reportDamageOnce(error.appError);
      return [];
    }
  }
}

/** Ids go on where they stopped even if the newest rows were pruned since. */
function lastIdGiven(database: SqlDatabase): number {
  const row = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'transitions'").all()[0];
  return Number(row?.seq ?? 0);
}

function lastOf<T>(rows: T[], limit: number): T[] {
  return rows.length <= limit ? rows : rows.slice(rows.length - limit);
}

/** The device panel asks again and again; the person is told once. */
function oncePerSubject(report: ReportProblem): ReportProblem {
  const told = new Set<string>();
  return (problem) => {
    const subject = `${problem.code} ${String(problem.details?.what)}`;
    if (told.has(subject)) return;
    told.add(subject);
    report(problem);
  };
}

function historyWaits(fault: StoreFault): AppError {
  return {
    code: 'store.history-waits',
    message:
      'History cannot be written to the data folder at the moment, so it is kept in memory and written as soon as the disk takes it. Live checks go on. Check that the disk has free space and is connected, and do not close the console before.',
    details: { cause: fault.appError.code, reason: fault.message },
  };
}
