import type { AppError, Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';

export interface ConsoleHostWishes<Running> {
  readonly open: () => Promise<Result<Running>>;
  /** The data cannot be opened: the person decides. True: try again; false: they leave. */
  readonly offerWaysOut: (error: AppError) => Promise<boolean>;
  readonly log: Log;
}

/**
 * Holds the console of this process. The window is there before the database is open: requests wait for `ready`, and when
 * the data cannot be opened, the person is asked until it can, or until they leave.
 */
export class ConsoleHost<Running extends { stop(): Promise<void> }> {
  readonly #wishes: ConsoleHostWishes<Running>;
  #attempt: Promise<Result<Running>>;
  #running: Running | null = null;

  /** Begins to open the console at once. */
  constructor(wishes: ConsoleHostWishes<Running>) {
    this.#wishes = wishes;
    this.#attempt = wishes.open();
  }

  /** The latest attempt, as the handlers wait for it. */
  readonly ready = (): Promise<Result<Running>> => this.#attempt;

  /** Resolves with the console once it is open; null: it could not be opened, and the person chose to leave. */
  async untilOpen(): Promise<Running | null> {
    const { open, offerWaysOut, log } = this.#wishes;
    for (;;) {
      const opened = await this.#attempt;
      if (opened.ok) {
        this.#running = opened.value;
        return opened.value;
      }
      log.error('console not opened', opened.error.code, opened.error.message);
      if (!(await offerWaysOut(opened.error))) return null;
      this.#attempt = open();
    }
  }

  /** Brings everything to disk and closes it; nothing to do when none is open. */
  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = null;
  }
}
