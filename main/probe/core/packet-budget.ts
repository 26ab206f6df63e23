import { SECOND_MS } from '../../../shared/units.ts';

/** What may go out at once after a pause: enough to fill a system call, too little for an access point to notice. */
const BURST_MS = 50;
const SMALLEST_BURST = 8;

/**
 * The cap on packets a second, all kinds together (a token bucket). Requests take what is there; evidence beyond echo takes
 * on credit, so that it is never late, and echo pays it back.
 */
export class PacketBudget {
  #perMs = 0;
  #burst = 0;
  #left = 0;
  #filledAt: number;

  constructor(packetsPerSecond: number, now: number) {
    this.#filledAt = now;
    this.configure(packetsPerSecond);
    this.#left = this.#burst;
  }

  configure(packetsPerSecond: number): void {
    this.#perMs = packetsPerSecond / SECOND_MS;
    this.#burst = Math.max(SMALLEST_BURST, this.#perMs * BURST_MS);
    this.#left = Math.min(this.#left, this.#burst);
  }

  /** Whole packets that may go out now. */
  available(now: number): number {
    this.#left = Math.min(this.#burst, this.#left + Math.max(0, now - this.#filledAt) * this.#perMs);
    this.#filledAt = now;
    return Math.max(0, Math.floor(this.#left));
  }

  take(packets: number): void {
    this.#left -= packets;
  }

  /** Milliseconds until `packets` (at most a burst) may go out. */
  waitMs(packets: number): number {
    return Math.max(0, (Math.min(packets, this.#burst) - this.#left) / this.#perMs);
  }
}
