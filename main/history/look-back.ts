import type { DeviceId } from '../../shared/model/roster.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/units.ts';
import type { CheckTotals, HistoryReader, StateChange } from '../store/repositories.ts';
import { type DeviceStretch, deviceStretches } from './device-stretches.ts';
import { gapsBetween } from './gaps.ts';
import { addTotals } from './statistics.ts';

/** What one step may read: about 10 ms for 1,000 devices, so that probing and the window go on between two. */
const CHANGES_STEP_MS = 2 * HOUR_MS;
const TOTALS_STEP_MS = 5 * MINUTE_MS;
/** How far back a gap is looked for that ends what was known before a span; one before that was followed by new changes. */
const LOOK_BACK_MS = DAY_MS;

export interface Looked {
  /** As asked for, ended at the present. */
  readonly span: Stretch;
  readonly stretches: ReadonlyMap<DeviceId, readonly DeviceStretch[]>;
  /** Within the span. */
  readonly gaps: readonly Stretch[];
}

/**
 * Reads who was in which state during a span. A generator: between two steps others may have their turn (`runInSlices`).
 *
 * @param toleranceMs  See {@link gapsBetween}.
 */
export function* lookBack(
  past: HistoryReader,
  asked: Stretch,
  now: number,
  toleranceMs: number,
): Generator<undefined, Looked> {
  const span = { from: asked.from, to: Math.max(asked.from, Math.min(asked.to, now)) };
  const since = span.from - LOOK_BACK_MS;
  const minutes: number[] = [];
  for (const { from, to } of steps({ from: since, to: span.to }, DAY_MS)) {
    minutes.push(...past.minutesBetween(from, to));
    yield;
  }
  const allGaps = gapsBetween(minutes, { from: since, to: span.to }, toleranceMs);
  const before = past.lastChangesBefore(span.from);
  yield;
  const changes: StateChange[] = [];
  for (const { from, to } of steps(span, CHANGES_STEP_MS)) {
    changes.push(...past.changesBetween(from, to));
    yield;
  }
  const stretches = deviceStretches(before, changes, allGaps, span);
  yield;
  const within = minutes.filter((minuteAt) => minuteAt >= span.from);
  return { span, stretches, gaps: gapsBetween(within, span, toleranceMs) };
}

/** Adds up the checks of a span by device. */
export function* totalsByDevice(
  past: HistoryReader,
  span: Stretch,
): Generator<undefined, ReadonlyMap<DeviceId, CheckTotals>> {
  const totals = new Map<DeviceId, CheckTotals>();
  for (const { from, to } of steps(span, TOTALS_STEP_MS)) {
    for (const { deviceId, ...more } of past.deviceTotals(from, to)) {
      const known = totals.get(deviceId);
      totals.set(deviceId, known === undefined ? more : addTotals(known, more));
    }
    yield;
  }
  return totals;
}

/** A span in pieces of `stepMs`, so that no single read is long. */
export function* steps({ from, to }: Stretch, stepMs: number): Generator<Stretch> {
  for (let start = from; start < to; start += stepMs) yield { from: start, to: Math.min(to, start + stepMs) };
}
