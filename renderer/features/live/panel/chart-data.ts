import type { DeviceState } from '../../../../shared/model/device-state.ts';
import type { ChartSample } from '../../../../shared/model/live.ts';

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
