import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work in one go before the event loop gets its turn; well under the 50 ms from which a person feels it. */
const SLICE_MS = 12;

/**
 * Long pure work as a generator that yields often: this drives it in short slices, so that probing and the window go on.
 *
 * @param signal  Aborting it throws the signal's reason at the next slice.
 */
export async function runInSlices<T>(work: Generator<unknown, T>, signal?: AbortSignal): Promise<T> {
  let sliceEndsAt = performance.now() + SLICE_MS;
  for (;;) {
    signal?.throwIfAborted();
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < sliceEndsAt) continue;
    await nextTurn();
    sliceEndsAt = performance.now() + SLICE_MS;
  }
}
