import { MINUTE_MS, SECOND_MS } from '../../../shared/units.ts';
import type { LifeSigns } from '../life-signs.ts';
import type { NameAnswer } from './choose-address.ts';

/** Our own values: DHCP and dynamic DNS move on the scale of minutes, and a changed name should be followed within one. */
const REFRESH_AFTER_MS = MINUTE_MS;
const TOO_OLD_AFTER_MS = 5 * MINUTE_MS;
const RETRY_FAILED_AFTER_MS = 15 * SECOND_MS;
export const NAME_DEADLINE_MS = 2 * SECOND_MS;

interface Entry {
  answer: Exclude<NameAnswer, null> | null;
  answeredAt: number;
  isAsking: boolean;
}

/** Host names and what they resolve to, re-resolved while they are in use. Times are the engine's monotonic milliseconds. */
export class NameBook {
  readonly #lifeSigns: LifeSigns;
  readonly #now: () => number;
  readonly #answered: (host: string) => void;
  readonly #entries = new Map<string, Entry>();

  /** `answered` is called after every answer, good or bad. */
  constructor(lifeSigns: LifeSigns, now: () => number, answered: (host: string) => void) {
    this.#lifeSigns = lifeSigns;
    this.#now = now;
    this.#answered = answered;
  }

  /** What is known now, null when nothing fresh is; asks in the background when it is time to. */
  lookUp(host: string): NameAnswer {
    const entry = this.#entry(host);
    const ageMs = this.#now() - entry.answeredAt;
    const isFailure = entry.answer !== null && 'reason' in entry.answer;
    if (entry.answer === null || ageMs >= (isFailure ? RETRY_FAILED_AFTER_MS : REFRESH_AFTER_MS))
      this.#ask(host, entry);
    return ageMs < TOO_OLD_AFTER_MS ? entry.answer : null;
  }

  /** The device was silent there: perhaps the name has moved on. The old answer holds until a new one comes. */
  doubt(host: string): void {
    this.#ask(host, this.#entry(host));
  }

  /** Another network may have other names: everything is asked again, and old answers no longer count. */
  forgetAll(): void {
    this.#entries.clear();
  }

  keepOnly(hosts: ReadonlySet<string>): void {
    for (const host of this.#entries.keys()) if (!hosts.has(host)) this.#entries.delete(host);
  }

  #entry(host: string): Entry {
    let entry = this.#entries.get(host);
    if (entry === undefined) {
      entry = { answer: null, answeredAt: Number.NEGATIVE_INFINITY, isAsking: false };
      this.#entries.set(host, entry);
    }
    return entry;
  }

  #ask(host: string, entry: Entry): void {
    if (entry.isAsking) return;
    entry.isAsking = true;
    void this.#lifeSigns.resolve(host, NAME_DEADLINE_MS).then((answer) => {
      entry.isAsking = false;
      if (this.#entries.get(host) !== entry) return;
      const isServiceDown = 'reason' in answer && answer.reason === 'name-service-down';
      const hasAddresses = entry.answer !== null && 'addresses' in entry.answer;
      // A name service that is away for a moment does not make a known address wrong; it ages out instead.
      if (!(isServiceDown && hasAddresses)) {
        entry.answer = answer;
        entry.answeredAt = this.#now();
      }
      this.#answered(host);
    });
  }
}
