import { describe, expect, it } from 'vitest';
import { Memo } from '../../../../../main/readiness/network/memo.ts';

/** A look that ends when its signal aborts, or when the test says so. */
function aLook() {
  let finish: (value: string) => void = () => {};
  const seen = { starts: 0, isAborted: false };
  const look = (signal: AbortSignal) => {
    seen.starts += 1;
    return new Promise<string>((resolve) => {
      finish = resolve;
      signal.addEventListener('abort', () => {
        seen.isAborted = true;
        resolve('aborted');
      });
    });
  };
  return { look, seen, finish: (value: string) => finish(value) };
}

describe('Memo', () => {
  it('two who ask > share one look', async () => {
    const memo = new Memo<string>();
    const { look, seen, finish } = aLook();
    const both = [1, 2].map(() => memo.get('host', new AbortController().signal, look));

    finish('seen');

    expect(await Promise.all(both)).toEqual(['seen', 'seen']);
    expect(seen.starts).toBe(1);
  });

  it('one who gives up > does not spoil it for the other', async () => {
    const memo = new Memo<string>();
    const { look, seen, finish } = aLook();
    const hasty = new AbortController();
    const first = memo.get('host', hasty.signal, look);
    const second = memo.get('host', new AbortController().signal, look);

    hasty.abort();
    expect(await first).toBeNull();
    finish('seen');

    expect(await second).toBe('seen');
    expect(seen.isAborted).toBe(false);
  });

  it('all who gave up > end the look, and the next who asks begins a new one', async () => {
    const memo = new Memo<string>();
    const { look, seen, finish } = aLook();
    const hasty = new AbortController();
    const first = memo.get('host', hasty.signal, look);
    hasty.abort();
    expect(await first).toBe('aborted');

    const second = memo.get('host', new AbortController().signal, look);
    finish('seen');

    expect(await second).toBe('seen');
    expect(seen).toEqual({ starts: 2, isAborted: true });
  });
});
