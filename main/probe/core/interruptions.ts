import type { UncheckedReason } from '../../../shared/model/evidence.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import type { Checker } from './checker.ts';
import type { EngineClock } from './clock.ts';
import type { NameBook } from './name-book.ts';
import type { NeighbourWatch } from './neighbour-watch.ts';
import type { StatusTeller } from './status-teller.ts';
import type { TargetList } from './target-list.ts';

/** The loop looks once a second at least; a gap so much longer means that the computer slept or the program was frozen. */
const SLEPT_AFTER_MS = 11 * SECOND_MS;
/** The system may tell of the same waking that was noticed here a moment ago. */
const SAME_WAKING_MS = 5 * SECOND_MS;

export interface InterruptionParts {
  readonly clock: EngineClock;
  readonly targets: TargetList;
  readonly checker: Checker;
  readonly names: NameBook;
  readonly neighbours: NeighbourWatch;
  readonly status: StatusTeller;
  /** Said while all is well. */
  readonly usualMessage: () => string | null;
  /** Begins a new round, and checks everybody at once if checking is on. */
  readonly beginAgain: () => void;
  /** Lets what was just observed out. */
  readonly wake: () => void;
}

/**
 * What cuts into the checking: no network, another network, sleep. What was running then proves nothing about a device, so
 * it is called off, devices become unknown, and afterwards everything is asked again: addresses, names and devices.
 */
export class Interruptions {
  isAsleep = false;
  readonly #parts: InterruptionParts;
  #offlineMessage: string | null = null;
  #noticedWakingAtMs = Number.NEGATIVE_INFINITY;
  #lookedAt: { readonly monotonicMs: number; readonly epochMs: number } | null = null;

  constructor(parts: InterruptionParts) {
    this.#parts = parts;
  }

  networkLost(message: string): void {
    const { checker, status } = this.#parts;
    if (checker.isOffline) return;
    checker.isOffline = true;
    this.#offlineMessage = message;
    status.say({ phase: 'offline', message });
    this.#markUnchecked('local-network-down');
  }

  networkBack(): void {
    const { checker } = this.#parts;
    if (!checker.isOffline) return;
    checker.isOffline = false;
    this.#settle('The network is back; checking every device.');
  }

  networkChanged(): void {
    if (this.#parts.checker.isOffline || this.isAsleep) return;
    this.#settle('The network of this computer changed; checking every device again.');
  }

  suspend(): void {
    if (this.isAsleep) return;
    this.isAsleep = true;
    const { checker, targets, status } = this.#parts;
    this.#markUnchecked('not-yet');
    for (const check of targets.checks()) checker.callOff(check);
    status.say({ phase: 'settling', message: 'This computer is asleep; nothing is being checked.' });
  }

  resume(): void {
    const isNoticed = this.#parts.clock.monotonicMs() - this.#noticedWakingAtMs < SAME_WAKING_MS;
    if (this.isAsleep || !isNoticed) this.#woke();
  }

  /**
   * Call with every turn of the loop, before anything is judged. Notices sleep that nobody told of: one of the two clocks
   * has gone on (which one differs between systems, and between sleep and a stopped process). A clock that was set forward
   * looks the same and costs one sweep.
   */
  look(): void {
    const { clock } = this.#parts;
    const before = this.#lookedAt;
    const now = { monotonicMs: clock.monotonicMs(), epochMs: clock.epochMs() };
    this.#lookedAt = now;
    if (before === null || this.isAsleep) return;
    const gapMs = Math.max(now.monotonicMs - before.monotonicMs, now.epochMs - before.epochMs);
    if (gapMs <= SLEPT_AFTER_MS) return;
    this.#noticedWakingAtMs = now.monotonicMs;
    this.#woke();
  }

  #woke(): void {
    if (!this.isAsleep) this.#markUnchecked('not-yet');
    this.isAsleep = false;
    this.#settle('This computer just woke up; checking every device.');
  }

  #settle(message: string): void {
    const { targets, checker, names, neighbours, status, beginAgain } = this.#parts;
    names.forgetAll();
    neighbours.forget();
    for (const check of targets.checks()) if (!check.isLoopback) checker.callOff(check);
    // Awake, but still without a network: that stays the thing to say. Loopback is checked again all the same.
    if (checker.isOffline) status.say({ phase: 'offline', message: this.#offlineMessage });
    else if (targets.size === 0) status.say({ phase: 'probing', message: this.#parts.usualMessage() });
    else status.say({ phase: 'settling', message });
    beginAgain();
  }

  #markUnchecked(reason: UncheckedReason): void {
    const { targets, checker, wake } = this.#parts;
    for (const check of targets.checks()) {
      if (check.isLoopback && reason === 'local-network-down') continue;
      checker.unchecked(check, reason);
    }
    wake();
  }
}
