import type { Clock } from '../../clock.ts';
import type { KeptPerson } from './kept-person.ts';
import { FREE_TRIES, NO_TRIES, oneMore, waitLeft } from './tries.ts';

interface Times {
  readonly clock: Pick<Clock, 'now'>;
  readonly monotonicMs: () => number;
}

/**
 * Waits after wrong PINs. What is on disk outlives a restart but goes by the time of day; while the console runs, a second
 * count that no change of the clock touches holds beside it, and the longer of the two is waited.
 */
export class TryKeeper {
  readonly #times: Times;
  /** By person: end of the wait, by the clock that nobody can set. */
  readonly #waits = new Map<string, number>();

  constructor(times: Times) {
    this.#times = times;
  }

  /** Milliseconds until this person's next try; 0: now. */
  waitMs(person: KeptPerson): number {
    const byDay = waitLeft(person, this.#times.clock.now());
    const running = (this.#waits.get(person.id) ?? 0) - this.#times.monotonicMs();
    return Math.ceil(Math.max(byDay, running, 0));
  }

  /** The person with one more try; has to be on disk before the PIN is looked at, if the disk takes it. */
  count(person: KeptPerson): KeptPerson {
    const now = this.#times.clock.now();
    const tries = oneMore(person, now);
    this.#waits.set(person.id, this.#times.monotonicMs() + waitLeft(tries, now));
    return { ...person, ...tries };
  }

  /**
   * As {@link count}, where the disk takes nothing and a restart would forget the try: none is free then, so that every wrong one
   * has to wait, the first one too. A full disk keeps nobody from reading what is needed now.
   */
  countUnkept(person: KeptPerson): KeptPerson {
    return this.count({ ...person, wrong: Math.max(person.wrong, FREE_TRIES - 1) });
  }

  /** The PIN was right, or is a new one. */
  forget(person: KeptPerson): KeptPerson {
    this.#waits.delete(person.id);
    return { ...person, ...NO_TRIES };
  }
}
