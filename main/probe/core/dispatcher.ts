import type { EchoAddress, EchoSink, EchoTransport, FailureReason } from '../transport.ts';
import type { Check } from './check.ts';
import { Fifo } from './fifo.ts';
import type { PacketBudget } from './packet-budget.ts';

/** Requests handed over at once; bounds how long one step keeps the thread. */
const MAX_BATCH = 2_048;
/** Until the next try when the system's buffer or the transport is full. */
const FULL_PAUSE_MS = 5;
/** Sends are saved up this long under the packet cap, so that they share a system call. */
const SHORTEST_PAUSE_MS = 5;
const RING = 0x1_0000;
/** In place of a token that has been answered; no token is negative. */
const SETTLED = -1;

export interface DispatcherEvents {
  /** Just before its request goes out. */
  sending(check: Check): void;
  replied(check: Check, tryIndex: number, rttMs: number): void;
  /** `no-room` excepted, which is not a try. */
  failed(check: Check, reason: Exclude<FailureReason, 'no-room'>): void;
  /** Its latest request did not leave, and does not count. */
  noRoom(check: Check): void;
}

/**
 * Sends what is queued as fast as the packet cap and the transport allow, and finds the check that an answer belongs to.
 * Re-probes go before first requests; what stays on this laptop (loopback) is not held up by the cap, which is for the network.
 */
export class Dispatcher implements EchoSink {
  readonly #budget: PacketBudget;
  readonly #events: DispatcherEvents;
  readonly #urgent = new Fifo<Check>();
  readonly #normal = new Fifo<Check>();
  readonly #loopback = new Fifo<Check>();
  /** Checks by the lower half of the token. An older one 65,536 requests back is forgotten, as transports do. */
  readonly #ring: (Check | undefined)[] = new Array<Check | undefined>(RING);
  #nextToken = 1;
  #inFlight = 0;
  #isFull = false;
  /** Echo requests since the start. */
  sentCount = 0;

  constructor(budget: PacketBudget, events: DispatcherEvents) {
    this.#budget = budget;
    this.#events = events;
  }

  queue(check: Check): void {
    if (check.isQueued) return;
    check.isQueued = true;
    if (check.isLoopback) this.#loopback.push(check);
    else if (check.tokens.length > 0) this.#urgent.push(check);
    else this.#normal.push(check);
  }

  /** A check ended or was called off: its open requests no longer count as in flight. */
  release(check: Check): void {
    this.#inFlight -= check.outstanding;
    check.outstanding = 0;
  }

  /** Sends what may go now; returns milliseconds until it makes sense to call again, Infinity when nothing is queued. */
  pump(transport: EchoTransport, timeoutMs: number, now: number): number {
    const room = Math.min(MAX_BATCH, transport.maxInFlight - this.#inFlight);
    const loopback = this.#take(this.#loopback, room);
    const capped = Math.min(room - loopback.length, this.#budget.available(now));
    const urgent = this.#take(this.#urgent, capped);
    const normal = this.#take(this.#normal, capped - urgent.length);
    this.#budget.take(urgent.length + normal.length);
    this.#isFull = false;
    this.#send(transport, timeoutMs, loopback, this.#loopback);
    const unsent =
      this.#send(transport, timeoutMs, urgent, this.#urgent) + this.#send(transport, timeoutMs, normal, this.#normal);
    this.#budget.take(-unsent);
    return this.#pauseMs(transport, now);
  }

  replied(token: number, rttMs: number): void {
    const check = this.#ring[token % RING];
    const tryIndex = this.#settle(check, token);
    if (check !== undefined && tryIndex >= 0) this.#events.replied(check, tryIndex, rttMs);
  }

  failed(token: number, reason: FailureReason): void {
    const check = this.#ring[token % RING];
    const tryIndex = this.#settle(check, token);
    if (check === undefined || tryIndex < 0) return;
    if (reason !== 'no-room') {
      this.#events.failed(check, reason);
      return;
    }
    check.tokens.splice(tryIndex, 1);
    this.sentCount -= 1;
    this.#events.noRoom(check);
  }

  #take(queue: Fifo<Check>, count: number): Check[] {
    const taken: Check[] = [];
    while (taken.length < count) {
      const check = queue.take();
      if (check === undefined) break;
      // Called off, or sent by an earlier entry.
      if (!check.isQueued || check.phase !== 'asking') continue;
      check.isQueued = false;
      taken.push(check);
    }
    return taken;
  }

  /** Books the requests before sending, because answers can come while it sends. Returns how many were not taken. */
  #send(transport: EchoTransport, timeoutMs: number, checks: readonly Check[], queue: Fifo<Check>): number {
    if (checks.length === 0) return 0;
    const addresses: EchoAddress[] = [];
    const tokens: number[] = [];
    const going: Check[] = [];
    for (const check of checks) {
      if (check.address === null) continue;
      const token = this.#nextToken;
      this.#nextToken = (token + 1) >>> 0;
      this.#events.sending(check);
      check.tokens.push(token);
      check.outstanding += 1;
      this.#ring[token % RING] = check;
      addresses.push(check.address);
      tokens.push(token);
      going.push(check);
    }
    this.#inFlight += going.length;
    this.sentCount += going.length;
    const taken = this.#isFull ? 0 : transport.send(addresses, tokens, timeoutMs);
    if (taken === going.length) return 0;
    this.#isFull = true;
    const left = going.slice(taken);
    this.#inFlight -= left.length;
    this.sentCount -= left.length;
    for (const check of left) {
      check.tokens.pop();
      check.outstanding -= 1;
      check.isQueued = true;
    }
    queue.putBack(left);
    return left.length;
  }

  /** Which of the check's requests it was, -1 for none; each is answered once. */
  #settle(check: Check | undefined, token: number): number {
    const tryIndex = check?.tokens.indexOf(token) ?? -1;
    if (check === undefined || tryIndex < 0) return -1;
    check.tokens[tryIndex] = SETTLED;
    check.outstanding -= 1;
    this.#inFlight -= 1;
    return tryIndex;
  }

  #pauseMs(transport: EchoTransport, now: number): number {
    const capped = this.#urgent.size + this.#normal.size;
    if (capped + this.#loopback.size === 0) return Number.POSITIVE_INFINITY;
    if (this.#isFull || this.#inFlight >= transport.maxInFlight) return FULL_PAUSE_MS;
    if (this.#loopback.size > 0 || this.#budget.available(now) > 0) return 0;
    return Math.max(SHORTEST_PAUSE_MS, this.#budget.waitMs(capped));
  }
}
