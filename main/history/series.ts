import type { PathMinute } from '../../shared/model/path.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { HistorySeries, SeriesPoint, Stretch } from '../../shared/model/timeline.ts';
import { MINUTE_MS } from '../../shared/units.ts';
import type { CheckTotals, HistoryReader, MinuteTotals } from '../store/repositories.ts';
import { steps } from './look-back.ts';
import { addTotals, NO_CHECKS, rttAverage } from './statistics.ts';

/** So many look-ups are one step; 1,000 devices in ten minutes are read in about 5 ms. */
const LOOKUPS_AT_ONCE = 8_000;

/** Latency and loss of devices by the minute, oldest first. `deviceIds` null: of the whole school. */
export function* deviceSeries(
  past: HistoryReader,
  span: Stretch,
  deviceIds: readonly DeviceId[] | null,
): Generator<undefined, SeriesPoint[]> {
  const minutes = yield* minuteSums(past, span, deviceIds);
  return minutes.map(point);
}

/** The checks themselves, a minute each. */
export function* minuteSums(
  past: HistoryReader,
  span: Stretch,
  deviceIds: readonly DeviceId[] | null,
): Generator<undefined, MinuteTotals[]> {
  const minutes: MinuteTotals[] = [];
  const perMinute = deviceIds?.length ?? 1_000;
  const stepMs = Math.max(1, Math.floor(LOOKUPS_AT_ONCE / Math.max(1, perMinute))) * MINUTE_MS;
  for (const { from, to } of steps(span, stepMs)) {
    minutes.push(...past.minuteTotals(from, to, deviceIds));
    yield;
  }
  return minutes;
}

export function sumOf(minutes: readonly CheckTotals[]): CheckTotals {
  return minutes.reduce<CheckTotals>(addTotals, NO_CHECKS);
}

/** Every hop that was asked in the span, by its first minute. */
export function pathSeries(minutes: readonly PathMinute[], names: ReadonlyMap<string, string>): HistorySeries[] {
  const byTarget = new Map<string, SeriesPoint[]>();
  for (const { targetId, minuteAt, probes, failed, rttAvgMs, rttMaxMs } of minutes) {
    const points = byTarget.get(targetId) ?? [];
    points.push({ minuteAt, rttAvgMs, rttMaxMs, lossRatio: probes === 0 ? 0 : Math.min(1, failed / probes) });
    byTarget.set(targetId, points);
  }
  return [...byTarget].map(([id, points]) => ({ kind: 'path', name: names.get(id) ?? id, points }));
}

function point(minute: MinuteTotals): SeriesPoint {
  const { minuteAt, checks, lost, rttMaxMs } = minute;
  return { minuteAt, rttAvgMs: rttAverage(minute), rttMaxMs, lossRatio: checks === 0 ? 0 : Math.min(1, lost / checks) };
}
