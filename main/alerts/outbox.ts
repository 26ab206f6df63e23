import type { AlertChannel } from '../../shared/model/alert.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';

/** Waits before the next try; the last one repeats. An alert is mostly about the network, so the first tries may well fail. */
const WAITS_MS = [5 * SECOND_MS, 15 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS];
/** Older news helps nobody. */
const GIVE_UP_MS = 4 * HOUR_MS;
const MAX_WAITING = 200;

export type SendOutcome =
  | { readonly kind: 'sent' }
  /** Worth another try: no network, a busy server. `message` is for people. */
  | { readonly kind: 'retry'; readonly message: string }
  /** Would fail again the same way: a wrong password, an address that does not exist. */
  | { readonly kind: 'failed'; readonly message: string };

export interface OutboxItem {
  readonly alertId: string;
  readonly channel: Extract<AlertChannel, 'webhook' | 'email'>;
  /** Must not reject. */
  readonly send: () => Promise<SendOutcome>;
}

interface Waiting {
  readonly item: OutboxItem;
  readonly firstAt: number;
  readonly tries: number;
}

/** What became of an item, told after every try. */
export type OutboxReport = (item: OutboxItem, outcome: SendOutcome) => void;

/** Sends what goes over the network, and keeps trying while there is none. In memory: what matters is on disk as the alert itself. */
export class Outbox {
  readonly #clock: Clock;
  readonly #report: OutboxReport;
  readonly #cancels = new Set<() => void>();
  #isStopped = false;

  constructor(clock: Clock, report: OutboxReport) {
    this.#clock = clock;
    this.#report = report;
  }

  add(item: OutboxItem): void {
    if (this.#cancels.size >= MAX_WAITING) {
      this.#report(item, { kind: 'failed', message: 'Too many messages are waiting already.' });
      return;
    }
    void this.#try({ item, firstAt: this.#clock.now(), tries: 0 });
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  async #try({ item, firstAt, tries }: Waiting): Promise<void> {
    const outcome = await item.send();
    if (this.#isStopped) return;
    const waitMs = WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] ?? MINUTE_MS;
    if (outcome.kind === 'retry' && this.#clock.now() + waitMs - firstAt > GIVE_UP_MS) {
      this.#report(item, { kind: 'failed', message: `${outcome.message} Given up after four hours.` });
      return;
    }
    this.#report(item, outcome);
    if (outcome.kind !== 'retry') return;
    const cancel = this.#clock.after(waitMs, () => {
      this.#cancels.delete(cancel);
      void this.#try({ item, firstAt, tries: tries + 1 });
    });
    this.#cancels.add(cancel);
  }
}
