import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DeltaOutcome, followDeltas } from '../../../../renderer/state/follow-deltas.ts';

/** A main process that counts: the snapshot is a number, a delta the next one. */
function aCounter() {
  const listeners = new Set<(delta: number) => void>();
  const waiting: ((snapshot: number | null) => void)[] = [];
  let copy: number | null = null;
  return {
    source: {
      subscribe(listener: (delta: number) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      snapshot: () => new Promise<number | null>((resolve) => waiting.push(resolve)),
    },
    target: {
      load(snapshot: number) {
        copy = snapshot;
      },
      apply(delta: number): DeltaOutcome {
        if (copy === null || delta > copy + 1) return 'gap';
        if (delta <= copy) return 'old';
        copy = delta;
        return 'applied';
      },
    },
    send: (delta: number) => {
      for (const listener of listeners) listener(delta);
    },
    async answer(snapshot: number | null) {
      waiting.shift()?.(snapshot);
      await Promise.resolve();
      await Promise.resolve();
    },
    listenerCount: () => listeners.size,
    askedFor: () => waiting.length,
    copy: () => copy,
  };
}

afterEach(() => vi.useRealTimers());

describe('followDeltas', () => {
  it('misses nothing that happens between subscribing and the snapshot', async () => {
    const main = aCounter();
    followDeltas(main.source, main.target);
    main.send(4);
    main.send(5);
    await main.answer(4);
    expect(main.copy()).toBe(5);
  });

  it('asks for the snapshot again when a delta was missed, and catches up', async () => {
    const main = aCounter();
    followDeltas(main.source, main.target);
    await main.answer(1);
    main.send(3);
    expect(main.askedFor()).toBe(1);
    main.send(4);
    await main.answer(3);
    expect(main.copy()).toBe(4);
  });

  it('asks once however many deltas arrive meanwhile', async () => {
    const main = aCounter();
    followDeltas(main.source, main.target);
    await main.answer(1);
    main.send(5);
    main.send(9);
    main.send(12);
    expect(main.askedFor()).toBe(1);
  });

  it('asks again after a while when the snapshot could not be had', async () => {
    vi.useFakeTimers();
    const main = aCounter();
    followDeltas(main.source, main.target, 1_000);
    await main.answer(null);
    expect(main.askedFor()).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(main.askedFor()).toBe(1);
    await main.answer(7);
    expect(main.copy()).toBe(7);
  });

  it('leaves no listener and takes nothing any more when stopped', async () => {
    const main = aCounter();
    const following = followDeltas(main.source, main.target);
    following.stop();
    await main.answer(3);
    expect(main.listenerCount()).toBe(0);
    expect(main.copy()).toBeNull();
  });
});
