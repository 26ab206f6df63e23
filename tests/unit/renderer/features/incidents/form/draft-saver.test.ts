import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createDraftSaver,
  SAVE_DELAY_MS,
  type SaveState,
} from '../../../../../../renderer/features/incidents/form/draft-saver.ts';
import { fail, ok, type Result } from '../../../../../../shared/result.ts';

type Answer = Result<{ savedAt: number }>;

function aSaver() {
  const saved: string[] = [];
  const states: SaveState[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const saver = createDraftSaver<string>(
    (draft) => {
      saved.push(draft);
      return new Promise((resolve) => waiting.push(resolve));
    },
    (state) => states.push(state),
  );
  const answer = async (result: Answer) => {
    waiting.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, saved, states, answer };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createDraftSaver', () => {
  test('saves while somebody types without a pause', async () => {
    const { saver, saved } = aSaver();
    for (let letters = 1; letters <= 10; letters += 1) {
      saver.change('x'.repeat(letters));
      await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS / 4);
    }
    expect(saved.length).toBeGreaterThan(0);
    expect(SAVE_DELAY_MS).toBeLessThanOrEqual(400);
  });

  test('has one save under way at a time, and the newest text follows', async () => {
    const { saver, saved, answer } = aSaver();
    saver.change('a');
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    saver.change('ab');
    saver.change('abc');
    await vi.advanceTimersByTimeAsync(10 * SAVE_DELAY_MS);
    expect(saved).toEqual(['a']);
    await answer(ok({ savedAt: 1 }));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    expect(saved).toEqual(['a', 'abc']);
  });

  test('says saved only when the newest text is on disk', async () => {
    const { saver, states, answer } = aSaver();
    saver.change('a');
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    saver.change('ab');
    await answer(ok({ savedAt: 1 }));
    expect(states.at(-1)).toMatchObject({ kind: 'saving' });
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    await answer(ok({ savedAt: 2 }));
    expect(states.at(-1)).toEqual({ kind: 'saved', savedAt: 2 });
  });

  test('says that a save failed, and tries again until it is on disk', async () => {
    const { saver, saved, states, answer } = aSaver();
    saver.change('a');
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    await answer(fail('disk-full', 'The disk is full.'));
    expect(states.at(-1)).toMatchObject({ kind: 'failed', error: { code: 'disk-full' } });
    await vi.advanceTimersByTimeAsync(5_000);
    await answer(ok({ savedAt: 7 }));
    expect(saved).toEqual(['a', 'a']);
    expect(states.at(-1)).toEqual({ kind: 'saved', savedAt: 7 });
  });

  test('keeps saying that it failed while somebody types on', async () => {
    const { saver, states, answer } = aSaver();
    saver.change('a');
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    await answer(fail('disk-full', 'The disk is full.'));
    saver.change('ab');
    expect(states.at(-1)?.kind).toBe('failed');
  });

  test('flush > saves at once and says whether everything is on disk', async () => {
    const { saver, saved, answer } = aSaver();
    saver.change('a');
    const flushed = saver.flush();
    await answer(ok({ savedAt: 1 }));
    await expect(flushed).resolves.toBe(true);
    expect(saved).toEqual(['a']);
    saver.change('ab');
    const failed = saver.flush();
    await answer(fail('disk-full', 'The disk is full.'));
    await expect(failed).resolves.toBe(false);
  });

  test('flush > waits for the save under way and for what was typed meanwhile', async () => {
    const { saver, saved, answer } = aSaver();
    saver.change('a');
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    saver.change('ab');
    const flushed = saver.flush();
    await answer(ok({ savedAt: 1 }));
    await answer(ok({ savedAt: 2 }));
    await expect(flushed).resolves.toBe(true);
    expect(saved).toEqual(['a', 'ab']);
  });

  test('saves nothing more once it was stopped', async () => {
    const { saver, saved } = aSaver();
    saver.change('a');
    saver.stop();
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual([]);
  });
});
