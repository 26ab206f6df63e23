import { MINUTE_MS } from '../../shared/units.ts';

/** Waits before the first, second, … start after a crash within a minute. One crash more, and it is given up. */
const DELAYS_MS: readonly number[] = [200, 500, 1_000, 2_000];

export interface RestartDecision {
  /** Null: no more restarts. */
  readonly delayMs: number | null;
  /** Crashes within the last minute, this one included. */
  readonly crashes: number;
}

/** Starts a crashed engine again, later each time; five crashes within a minute are too many. */
export class RestartPolicy {
  #crashedAt: number[] = [];

  crashed(now: number): RestartDecision {
    this.#crashedAt = [...this.#crashedAt.filter((at) => now - at < MINUTE_MS), now];
    const crashes = this.#crashedAt.length;
    return { delayMs: DELAYS_MS[crashes - 1] ?? null, crashes };
  }
}
