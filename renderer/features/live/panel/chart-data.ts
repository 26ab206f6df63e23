import { DEVICE_STATES_BY_CONCERN, type DeviceState } from '../../../../shared/model/device-state.ts';
import type { ChartSample, MinuteRollup } from '../../../../shared/model/live.ts';
import { formatDuration, STATE_WORDS } from '../../../../shared/model/wording.ts';
import { DAY_MS, MINUTE_MS } from '../../../../shared/units.ts';

/** A stretch of time in one state, epoch milliseconds. */
export interface StateSpan {
  readonly from: number;
  readonly to: number;
  readonly state: DeviceState;
}

/**
 * The samples as stretches of one state, oldest first; each ends where the next begins, the last at `now`. A gap of more than
 * `gapMs` between samples is left open: nothing is known of that time.
 */
export function stateSpans(samples: readonly ChartSample[], now: number, gapMs: number): readonly StateSpan[] {
  const spans: StateSpan[] = [];
  for (const [index, sample] of samples.entries()) {
    const next = samples[index + 1]?.at ?? now;
    const to = Math.min(next, sample.at + gapMs);
    const last = spans.at(-1);
    if (last !== undefined && last.state === sample.state && last.to === sample.at) {
      spans[spans.length - 1] = { ...last, to };
    } else spans.push({ from: sample.at, to, state: sample.state });
  }
  return spans;
}

/** Columns as uPlot takes them: seconds, then milliseconds with null for no reply. */
export function chartColumns(samples: readonly ChartSample[]): [number[], (number | null)[]] {
  return [samples.map((sample) => sample.at / 1_000), samples.map((sample) => sample.rttMs)];
}

/** The latest reply's time in milliseconds, null without any. */
export function latestRtt(samples: readonly ChartSample[]): number | null {
  return samples.findLast((sample) => sample.rttMs !== null)?.rttMs ?? null;
}

/** Length of one step of the day's band. */
export const QUARTER_MS = 15 * MINUTE_MS;

/** One minute in its worst state. */
export type MinuteState = Pick<MinuteRollup, 'minuteAt' | 'worst'>;

/**
 * The minutes of the day: from disk, and for those that are not there yet, such as the running one, from the samples.
 *
 * @returns any order.
 */
export function dayMinutes(rollups: readonly MinuteState[], samples: readonly ChartSample[]): readonly MinuteState[] {
  const stored = new Set(rollups.map(({ minuteAt }) => minuteAt));
  const recent = new Map<number, DeviceState>();
  for (const { at, state } of samples) {
    const minuteAt = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const known = recent.get(minuteAt);
    if (stored.has(minuteAt) || (known !== undefined && concern(known) >= concern(state))) continue;
    recent.set(minuteAt, state);
  }
  return [...rollups, ...[...recent].map(([minuteAt, worst]) => ({ minuteAt, worst }))];
}

/**
 * The last 24 hours in quarter hours of the clock, each in the worst state that any of its minutes had; quarters that
 * follow in the same state are one span. Quarters without a check are left open.
 *
 * @param minutes  Any order; older ones are passed over.
 */
export function daySpans(minutes: readonly MinuteState[], now: number): readonly StateSpan[] {
  const worst = new Map<number, DeviceState>();
  for (const { minuteAt, worst: state } of minutes) {
    if (minuteAt < now - DAY_MS || minuteAt > now) continue;
    const quarter = Math.floor(minuteAt / QUARTER_MS) * QUARTER_MS;
    const known = worst.get(quarter);
    if (known === undefined || concern(state) > concern(known)) worst.set(quarter, state);
  }
  const spans: StateSpan[] = [];
  for (const [from, state] of [...worst].sort(([a], [b]) => a - b)) {
    const last = spans.at(-1);
    const to = Math.min(from + QUARTER_MS, now);
    if (last?.state === state && last.to === from) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from, to, state });
  }
  return spans;
}

/** The day in words: `checked in 340 minutes: down in 12, slow in 3`; null without any check. */
export function dayWords(minutes: readonly MinuteState[], now: number): string | null {
  const recent = minutes.filter(({ minuteAt }) => minuteAt >= now - DAY_MS && minuteAt <= now);
  if (recent.length === 0) return null;
  const trouble = TROUBLE.map((state) => ({ state, count: recent.filter(({ worst }) => worst === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${STATE_WORDS[state]} in ${count}`);
  const checked = `checked in ${recent.length} ${recent.length === 1 ? 'minute' : 'minutes'}`;
  return `${checked}: ${trouble.length === 0 ? 'no trouble' : trouble.join(', ')}`;
}

/** Stretches of time in words, worst first: `down 3 min, up 12 min`. */
export function spanWords(spans: readonly StateSpan[]): string {
  return DEVICE_STATES_BY_CONCERN.toReversed()
    .map((state) => ({
      state,
      ms: spans.reduce((sum, span) => (span.state === state ? sum + span.to - span.from : sum), 0),
    }))
    .filter(({ ms }) => ms > 0)
    .map(({ state, ms }) => `${STATE_WORDS[state]} ${formatDuration(ms)}`)
    .join(', ');
}

const TROUBLE = ['down', 'flaky', 'slow'] as const satisfies readonly DeviceState[];

function concern(state: DeviceState): number {
  return DEVICE_STATES_BY_CONCERN.indexOf(state);
}
