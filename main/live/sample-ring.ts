import { DeviceState } from '../../shared/model/device-state.ts';
import type { ChartSample } from '../../shared/model/live.ts';
import { MINUTE_MS } from '../../shared/units.ts';

/** How far back raw samples reach; older history is in the minute roll-ups. */
export const SAMPLE_SPAN_MS = 15 * MINUTE_MS;

/** At a one-second period; longer periods need fewer. 13 bytes each. */
const MAX_SAMPLES = 900;

/** The latest checks of one device in flat arrays: 5,000 devices at five seconds take 12 MB. */
export class SampleRing {
  readonly #at: Float64Array;
  readonly #rttMs: Float32Array;
  readonly #state: Uint8Array;
  #next = 0;
  #count = 0;

  /** @param periodMs  Time between two checks; it decides how many samples fill the span. */
  constructor(periodMs: number) {
    const capacity = Math.min(MAX_SAMPLES, Math.ceil(SAMPLE_SPAN_MS / periodMs) + 1);
    this.#at = new Float64Array(capacity);
    this.#rttMs = new Float32Array(capacity);
    this.#state = new Uint8Array(capacity);
  }

  push(sample: ChartSample): void {
    this.#at[this.#next] = sample.at;
    this.#rttMs[this.#next] = sample.rttMs ?? Number.NaN;
    this.#state[this.#next] = DeviceState.options.indexOf(sample.state);
    this.#next = (this.#next + 1) % this.#at.length;
    this.#count = Math.min(this.#count + 1, this.#at.length);
  }

  /** Oldest first, none older than the span before `now`. */
  since(now: number): ChartSample[] {
    const samples: ChartSample[] = [];
    for (let back = this.#count; back > 0; back -= 1) {
      const index = (this.#next - back + this.#at.length) % this.#at.length;
      const at = this.#at[index] ?? 0;
      const rttMs = this.#rttMs[index] ?? Number.NaN;
      if (at < now - SAMPLE_SPAN_MS) continue;
      samples.push({
        at,
        rttMs: Number.isNaN(rttMs) ? null : rttMs,
        state: DeviceState.options[this.#state[index] ?? 0] ?? 'unknown',
      });
    }
    return samples;
  }
}
