import { setMaxListeners } from 'node:events';

/**
 * Looks at something once however many ask for it, as when two platforms share a host. The look ends early only when everybody who
 * asked has given up; one check that runs out of time does not spoil it for the others.
 */
export class Memo<T> {
  readonly #looks = new Map<string, Look<T>>();

  /**
   * @param look  Must not reject; sees a signal of its own and ends soon after it aborts.
   * @returns null when `signal` aborts while others still wait for the look.
   */
  get(key: string, signal: AbortSignal, look: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    const known = this.#looks.get(key);
    if (known !== undefined && !known.controller.signal.aborted) return join(known, signal);
    const controller = new AbortController();
    const fresh = { controller, waiting: 0, result: look(controller.signal) };
    this.#looks.set(key, fresh);
    return join(fresh, signal);
  }
}

interface Look<T> {
  readonly controller: AbortController;
  readonly result: Promise<T>;
  waiting: number;
}

/** One check may join the looks at every host: more listeners on one signal than Node takes for a leak. */
const MAX_JOINED = 500;

async function join<T>(look: Look<T>, signal: AbortSignal): Promise<T | null> {
  look.waiting += 1;
  setMaxListeners(MAX_JOINED, signal);
  const gaveUp = new Promise<null>((resolve) => {
    const leave = () => {
      look.waiting -= 1;
      if (look.waiting > 0) resolve(null);
      else look.controller.abort();
    };
    if (signal.aborted) leave();
    else {
      signal.addEventListener('abort', leave, { once: true });
      void look.result.then(() => signal.removeEventListener('abort', leave));
    }
  });
  return Promise.race([look.result, gaveUp]);
}
