import type { Exhibit, ExhibitSummary, HistoryAccount } from '../../shared/model/exhibit.ts';
import type { DeviceId, RoomId, RosterSnapshot } from '../../shared/model/roster.ts';
import type { TestSession } from '../../shared/model/session.ts';
import type {
  HistoryScope,
  HistorySeries,
  HistoryStatistics,
  Stretch,
  Timeline,
  TimeSpan,
  TrendDay,
} from '../../shared/model/timeline.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import { runInSlices } from '../roster/slices.ts';
import type { NamedText } from '../services.ts';
import type { CheckTotals, Store } from '../store/repositories.ts';
import { accountOf } from './account.ts';
import type { DeviceStretch } from './device-stretches.ts';
import { lookBack, steps, totalsByDevice } from './look-back.ts';
import { type MarkedIncident, marksOf } from './marks.ts';
import { repairList } from './repair-list.ts';
import { roomTimelines } from './room-bands.ts';
import { deviceSeries, minuteSums, pathSeries, sumOf } from './series.ts';
import { addTotals, deviceStatistics, NO_CHECKS, roomStatistics, trendDay } from './statistics.ts';
import { csvOf, isoTime, statisticsTable } from './tables.ts';

/** Sweeps that a person could look back at; older ones are pruned anyway. */
const SWEEPS = 500;
/** Our own: a minute that is missing alone is no gap, the running one is not on disk yet. */
const LEAST_GAP_MS = 2 * MINUTE_MS + 30_000;
const DEVICES_STEP = 100;

export interface HistoryServiceOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly store: Pick<Store, 'past' | 'exhibits' | 'findings' | 'alerts' | 'path' | 'readiness'>;
  readonly makeId: () => string;
  readonly roster: () => RosterSnapshot;
  readonly sessions: () => readonly TestSession[];
  /** Hops of today by id; one that is gone is called by its id. */
  readonly pathNames: () => ReadonlyMap<string, string>;
  /** Time between two checks of a device: rounds further apart leave minutes out. */
  readonly periodMs: () => number;
  /** Those that the person at the laptop may see. Absent: none are known. */
  readonly incidentsBetween?: (from: number, to: number) => readonly MarkedIncident[];
}

/**
 * Answers questions about the past. Everything long is done in slices, so that probing and the window go on; nothing here
 * changes what was recorded.
 */
export class HistoryService {
  readonly #options: HistoryServiceOptions;

  constructor(options: HistoryServiceOptions) {
    this.#options = options;
  }

  async timeline(span: TimeSpan): Promise<Result<Timeline>> {
    const { stretches, gaps } = await runInSlices(this.#lookBack(span));
    const rooms = roomTimelines(stretches.values(), this.#options.roster().rooms);
    return ok({
      span,
      now: this.#options.clock.now(),
      rooms,
      marks: marksOf({ ...this.#happenings(span), incidents: this.#incidents(span) }, span),
      gaps: [...gaps],
    });
  }

  /** Latency and loss by the minute: of the scope's devices, and of every hop of the way out. */
  async series(span: TimeSpan, scope: HistoryScope): Promise<Result<HistorySeries[]>> {
    const { store, pathNames, roster } = this.#options;
    const ids = this.#devicesOf(scope);
    const points = await runInSlices(deviceSeries(store.past, span, ids));
    const kind = scope.kind;
    const name = nameOf(scope, roster());
    return ok([{ kind, name, points }, ...pathSeries(store.path.minutesBetween(span.from, span.to), pathNames())]);
  }

  async statistics(span: TimeSpan): Promise<Result<HistoryStatistics>> {
    return ok(await runInSlices(this.#statistics(span)));
  }

  /** One entry a day. `dayStarts`: midnights, ascending, and the end of the last day. */
  async trend(scope: HistoryScope, dayStarts: readonly number[]): Promise<Result<TrendDay[]>> {
    const days: TrendDay[] = [];
    for (const [index, from] of dayStarts.entries()) {
      const to = dayStarts[index + 1];
      if (to === undefined || to <= from) continue;
      const { stretches } = await runInSlices(this.#lookBack({ from, to }));
      const own = [...stretches.values()].flat().filter((stretch) => isInScope(stretch, scope));
      days.push(trendDay(from, own));
    }
    return ok(days);
  }

  async account(span: TimeSpan, scope: HistoryScope): Promise<Result<HistoryAccount>> {
    const { store, roster } = this.#options;
    const { stretches, gaps, span: known } = await runInSlices(this.#lookBack(span));
    const own = [...stretches.values()].flat().filter((stretch) => isInScope(stretch, scope));
    const transitions = await runInSlices(
      (function* () {
        const found: HistoryAccount['transitions'] = [];
        for (const { from, to } of steps(known, HOUR_MS)) {
          found.push(...store.past.transitionsBetween(from, to).filter((transition) => isInScope(transition, scope)));
          yield;
        }
        return found;
      })(),
    );
    const ids = scope.kind === 'school' ? null : [...new Set(own.map(({ deviceId }) => deviceId))];
    const totals = sumOf(await runInSlices(minuteSums(store.past, known, ids)));
    const { findings, alerts } = this.#happenings(span);
    return ok(
      accountOf({
        span,
        scope,
        subject: nameOf(scope, roster()),
        stretches: own,
        gaps,
        transitions,
        totals,
        findings,
        alerts,
        rooms: roster().rooms,
        pathEvents: store.path.eventsBetween(span.from, span.to),
        timeZone: null,
      }),
    );
  }

  /** Keeps an account as it is now, for good. */
  async keepExhibit(span: TimeSpan, scope: HistoryScope): Promise<Result<ExhibitSummary>> {
    const account = await this.account(span, scope);
    if (!account.ok) return account;
    const { clock, makeId, store } = this.#options;
    const exhibit: Exhibit = { schema: 1, id: makeId(), madeAt: clock.now(), ...account.value };
    store.exhibits.add(exhibit);
    const { id, madeAt, title } = exhibit;
    return ok({ id, madeAt, title, span, scope });
  }

  exhibits(): ExhibitSummary[] {
    return this.#options.store.exhibits.list();
  }

  exhibit(id: string): Result<Exhibit> {
    const exhibit = this.#options.store.exhibits.get(id);
    return exhibit === null
      ? fail('unknown-exhibit', 'This exhibit is no longer there. Close it and open the list of exhibits again.')
      : ok(exhibit);
  }

  async statisticsFile(span: TimeSpan, format: 'csv' | 'json'): Promise<Result<NamedText>> {
    const statistics = await runInSlices(this.#statistics(span));
    const name = `statistics-${isoTime(span.from).slice(0, 10)}.${format}`;
    const text = format === 'csv' ? csvOf(statisticsTable(statistics)) : `${JSON.stringify(statistics, null, 2)}\n`;
    return ok({ name, text });
  }

  *#statistics(span: TimeSpan): Generator<undefined, HistoryStatistics> {
    const { store, roster, sessions } = this.#options;
    const { stretches, span: known } = yield* this.#lookBack(span);
    const totals = yield* totalsByDevice(store.past, known);
    const blame = {
      findings: store.findings.between(span.from, span.to),
      sessions: sessions().filter(({ moves }) => moves.some(({ at }) => at >= span.from && at < span.to)),
      roomIds: new Map(roster().rooms.map(({ id, name }) => [name, id])),
    };
    const devices: HistoryStatistics['devices'] = [];
    for (const [deviceId, [first, ...more]] of stretches) {
      if (first !== undefined) devices.push(deviceStatistics([first, ...more], totals.get(deviceId), blame));
      if (devices.length % DEVICES_STEP === 0) yield;
    }
    const rooms = roomTable(stretches, totals);
    devices.sort((a, b) => b.downMs - a.downMs || a.label.localeCompare(b.label, 'en', { numeric: true }));
    return { span, rooms, devices, repairs: repairList(devices) };
  }

  #lookBack(span: Stretch) {
    const { store, clock, periodMs } = this.#options;
    return lookBack(store.past, span, clock.now(), Math.max(LEAST_GAP_MS, periodMs() + MINUTE_MS));
  }

  #happenings({ from, to }: Stretch) {
    const { store, sessions } = this.#options;
    return {
      findings: store.findings.between(from, to),
      alerts: store.alerts.between(from, to),
      sessions: sessions(),
      signOffs: store.readiness.signOffsBetween(from, to),
      sweeps: store.readiness.summaries(SWEEPS),
    };
  }

  #incidents({ from, to }: Stretch): readonly MarkedIncident[] {
    return this.#options.incidentsBetween?.(from, to) ?? [];
  }

  /** Null: all. Of a room those that are in it today, which is where its past is read from the minutes. */
  #devicesOf(scope: HistoryScope): readonly DeviceId[] | null {
    if (scope.kind === 'school') return null;
    if (scope.kind === 'device') return [scope.deviceId];
    const { rooms, devices } = this.#options.roster();
    const roomId: RoomId | undefined = rooms.find(({ name }) => name === scope.roomName)?.id;
    return devices.filter((device) => device.roomId === roomId && roomId !== undefined).map(({ id }) => id);
  }
}

function isInScope(
  { deviceId, roomName }: { readonly deviceId: DeviceId; readonly roomName: string | null },
  scope: HistoryScope,
): boolean {
  if (scope.kind === 'school') return true;
  return scope.kind === 'room' ? roomName === scope.roomName : deviceId === scope.deviceId;
}

function nameOf(scope: HistoryScope, { devices }: RosterSnapshot): string {
  if (scope.kind === 'school') return 'the whole school';
  if (scope.kind === 'room') return scope.roomName;
  return devices.find(({ id }) => id === scope.deviceId)?.label ?? scope.deviceId;
}

/** Rooms by what their devices did while they were in them; checks count for the room that a device was last in. */
function roomTable(
  stretches: ReadonlyMap<DeviceId, readonly DeviceStretch[]>,
  totals: ReadonlyMap<DeviceId, CheckTotals>,
): HistoryStatistics['rooms'] {
  const rooms = new Map<string, { devices: DeviceStretch[][]; totals: CheckTotals }>();
  const roomOf = (name: string) => {
    const known = rooms.get(name) ?? { devices: [], totals: NO_CHECKS };
    rooms.set(name, known);
    return known;
  };
  for (const [deviceId, own] of stretches) {
    const byRoom = new Map<string, DeviceStretch[]>();
    for (const stretch of own) {
      if (stretch.roomName === null) continue;
      byRoom.set(stretch.roomName, [...(byRoom.get(stretch.roomName) ?? []), stretch]);
    }
    for (const [name, there] of byRoom) roomOf(name).devices.push(there);
    const last = own.at(-1)?.roomName;
    const counted = totals.get(deviceId);
    if (last !== null && last !== undefined && counted !== undefined) {
      const room = roomOf(last);
      room.totals = addTotals(room.totals, counted);
    }
  }
  return [...rooms]
    .map(([name, room]) => roomStatistics(name, room.devices, room.totals))
    .sort((a, b) => a.roomName.localeCompare(b.roomName, 'en', { numeric: true }));
}
