import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { catchUnexpected, rescuePage } from '../../../../main/app/crash.ts';
import { MINUTE_MS } from '../../../../shared/units.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

function aPage() {
  let now = 0;
  const contents = Object.assign(new EventEmitter(), { reload: vi.fn() });
  const tell = vi.fn();
  rescuePage(contents as unknown as WebContents, { log: quiet, now: () => now, tell });
  return {
    contents,
    tell,
    dies: (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason, exitCode: 1 }),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('rescuePage', () => {
  it('loads a page that died again, once', () => {
    const page = aPage();
    page.dies();
    expect(page.contents.reload).toHaveBeenCalledOnce();
    expect(page.tell).not.toHaveBeenCalled();
  });

  it('asks the person when the page dies again soon', () => {
    const page = aPage();
    page.dies();
    page.pass(MINUTE_MS);
    page.dies('oom');
    expect(page.contents.reload).toHaveBeenCalledOnce();
    expect(page.tell.mock.calls).toEqual([['crashed']]);
  });

  it('tries again by itself when the last time is long ago', () => {
    const page = aPage();
    page.dies();
    page.pass(5 * MINUTE_MS);
    page.dies();
    expect(page.contents.reload).toHaveBeenCalledTimes(2);
  });

  it('leaves a page alone that ended in good order', () => {
    const page = aPage();
    page.dies('clean-exit');
    expect(page.contents.reload).not.toHaveBeenCalled();
  });

  it('asks the person when the page does not react', () => {
    const page = aPage();
    page.contents.emit('unresponsive');
    expect(page.tell.mock.calls).toEqual([['unresponsive']]);
  });
});

describe('catchUnexpected', () => {
  it.each(['uncaughtException', 'unhandledRejection'])('logs and tells on %s, and goes on', (event) => {
    const process = new EventEmitter();
    const error = vi.fn();
    const tell = vi.fn();
    catchUnexpected(process, { ...quiet, error }, tell);
    const cause = new Error('bug');
    process.emit(event, cause);
    expect(error.mock.calls[0]).toContain(cause);
    expect(tell).toHaveBeenCalledOnce();
  });
});
