import { DeviceState } from '../../shared/model/device-state.ts';
import type { ChartSample } from '../../shared/model/live.ts';
import { MINUTE_MS } from '../../shared/units.ts';

/** How far back raw samples reach; older history is in the minute roll-ups. */
export const SAMPLE_SPAN_MS = 15 * MINUTE_MS;

/** At a one-second period; longer periods need fewer. 13 bytes each. */
const MAX_SAMPLES = 900;

/** Most consoles run for hours, but a single sweep keeps one sample of each device. */
const FIRST_CAPACITY = 8;

interface Columns {
  readonly at: Float64Array;
  readonly rttMs: Float32Array;
  readonly state: Uint8Array;
}

/**
 * The latest checks of one device in flat arrays that grow up to the span: 5,000 devices at five seconds take 12 MB in the end.
 */
export class SampleRing {
  readonly #capacity: number;
  #columns: Columns = emptyColumns(FIRST_CAPACITY);
  #next = 0;
  #count = 0;

  /** @param periodMs  Time between two checks; it decides how many samples fill the span. */
  constructor(periodMs: number) {
    this.#capacity = Math.min(MAX_SAMPLES, Math.ceil(SAMPLE_SPAN_MS / periodMs) + 1);
  }

  push(sample: ChartSample): void {
    if (this.#count === this.#size && this.#size < this.#capacity) this.#grow();
    const { at, rttMs, state } = this.#columns;
    at[this.#next] = sample.at;
    rttMs[this.#next] = sample.rttMs ?? Number.NaN;
    state[this.#next] = DeviceState.options.indexOf(sample.state);
    this.#next = (this.#next + 1) % this.#size;
    this.#count = Math.min(this.#count + 1, this.#size);
  }

  /** Oldest first, none older than the span before `now`. */
  since(now: number): ChartSample[] {
    const samples: ChartSample[] = [];
    for (let back = this.#count; back > 0; back -= 1) {
      const sample = this.#at((this.#next - back + this.#size) % this.#size);
      if (sample.at >= now - SAMPLE_SPAN_MS) samples.push(sample);
    }
    return samples;
  }

  get #size(): number {
    return this.#columns.at.length;
  }

  #at(index: number): ChartSample {
    const { at, rttMs, state } = this.#columns;
    const rtt = rttMs[index] ?? Number.NaN;
    return {
      at: at[index] ?? 0,
      rttMs: Number.isNaN(rtt) ? null : rtt,
      state: DeviceState.options[state[index] ?? 0] ?? 'unknown',
    };
  }

  /** Only while nothing was overwritten yet, so the samples lie in order from the front. */
  #grow(): void {
    const before = this.#columns;
    this.#next = this.#count;
    this.#columns = emptyColumns(Math.min(this.#capacity, 2 * this.#size));
    this.#columns.at.set(before.at);
    this.#columns.rttMs.set(before.rttMs);
    this.#columns.state.set(before.state);
  }
}

function emptyColumns(size: number): Columns {
  return { at: new Float64Array(size), rttMs: new Float32Array(size), state: new Uint8Array(size) };
}
