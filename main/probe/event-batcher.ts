import type { WorkerEvent, WorkerMessage } from './worker-messages.ts';

/** At most ten messages a second, whatever the number of devices. */
const BATCH_MS = 100;

/**
 * Collects events and posts them together: at once after a pause, else at the end of the tenth of a second. Neighbouring
 * observations become one event. The clock is the event loop's.
 */
export class EventBatcher {
  readonly #post: (message: WorkerMessage) => void;
  #events: WorkerEvent[] = [];
  #timer: NodeJS.Timeout | null = null;
  #postedAt = Number.NEGATIVE_INFINITY;

  constructor(post: (message: WorkerMessage) => void) {
    this.#post = post;
  }

  add(event: WorkerEvent): void {
    const last = this.#events.at(-1);
    if (event.type === 'observed' && last?.type === 'observed') {
      this.#events[this.#events.length - 1] = {
        type: 'observed',
        observations: last.observations.concat(event.observations),
      };
    } else {
      this.#events.push(event);
    }
    this.#timer ??= setTimeout(() => this.flush(), Math.max(0, this.#postedAt + BATCH_MS - performance.now()));
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#events.length === 0) return;
    const events = this.#events;
    this.#events = [];
    this.#postedAt = performance.now();
    this.#post(events);
  }
}
