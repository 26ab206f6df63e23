import type { RoundSummary } from '../../../shared/model/live.ts';
import type { Check } from './check.ts';

export interface RoundStart {
  readonly now: number;
  readonly epochMs: number;
  readonly sentCount: number;
}

/** Passes over all devices: a round ends when every device has been observed since it began. */
export class Rounds {
  #number = 0;
  #remaining = 0;
  #devices = 0;
  #start: RoundStart = { now: 0, epochMs: 0, sentCount: 0 };

  begin(deviceCount: number, start: RoundStart): void {
    this.#number += 1;
    this.#devices = deviceCount;
    this.#remaining = deviceCount;
    this.#start = start;
  }

  /** True when this was the last one of the round. */
  observed(check: Check): boolean {
    if (check.round === this.#number) return false;
    check.round = this.#number;
    this.#remaining -= 1;
    return this.#remaining === 0;
  }

  /** The list changed in the middle of a round. True when nothing of it remains to be observed. */
  recount(checks: Iterable<Check>): boolean {
    this.#devices = 0;
    this.#remaining = 0;
    for (const check of checks) {
      this.#devices += 1;
      if (check.round !== this.#number) this.#remaining += 1;
    }
    return this.#devices > 0 && this.#remaining === 0;
  }

  summary(now: number, sentCount: number): RoundSummary {
    return {
      at: this.#start.epochMs,
      elapsedMs: Math.max(0, now - this.#start.now),
      devices: this.#devices,
      sent: sentCount - this.#start.sentCount,
    };
  }
}
