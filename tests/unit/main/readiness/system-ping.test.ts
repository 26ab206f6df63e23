import { describe, expect, test } from 'vitest';
import type { PingRun, RunPing } from '../../../../main/probe/transports/system-process.ts';
import { systemPing } from '../../../../main/readiness/system-ping.ts';

/** The outcomes of one ping after the other. */
function scripted(...outcomes: readonly PingRun[]): { readonly run: RunPing } {
  let next = 0;
  const run: RunPing = () => {
    const outcome = outcomes[next] ?? { kind: 'silent' };
    next += 1;
    return { outcome: Promise.resolve(outcome), end: () => undefined };
  };
  return { run };
}

const calm = new AbortController().signal;

describe('systemPing', () => {
  test('counts replies among what was sent; silence and refusals are losses', async () => {
    const { run } = scripted(
      { kind: 'reply', rttMs: 4 },
      { kind: 'silent' },
      { kind: 'failed', reason: 'unreachable' },
    );
    expect(await systemPing(run)('192.0.2.1', 3, calm)).toEqual({ kind: 'measured', sent: 3, rttsMs: [4] });
  });

  test.each([
    [{ kind: 'not-started', code: 'ENOENT' }, 'no ping command'],
    [{ kind: 'failed', reason: 'no-permission' }, 'may not send pings'],
  ] as const)('says why it cannot be done here', async (outcome, words) => {
    const result = await systemPing(scripted(outcome).run)('192.0.2.1', 1, calm);
    expect(result).toMatchObject({ kind: 'unavailable', why: expect.stringContaining(words) });
  });

  test('starts nothing for what is not an address', async () => {
    const started: string[] = [];
    const run: RunPing = ({ text }) => {
      started.push(text);
      return { outcome: Promise.resolve({ kind: 'silent' }), end: () => undefined };
    };
    expect(await systemPing(run)('-f example.test', 3, calm)).toMatchObject({ kind: 'unavailable' });
    expect(started).toEqual([]);
  });

  test('sends no more once it is stopped, and ends what is under way', async () => {
    const stop = new AbortController();
    let ended = 0;
    let finish: (outcome: PingRun) => void = () => undefined;
    const run: RunPing = () => ({
      outcome: new Promise((resolve) => {
        finish = resolve;
      }),
      end: () => {
        ended += 1;
        finish({ kind: 'silent' });
      },
    });
    const result = systemPing(run)('192.0.2.1', 20, stop.signal);
    stop.abort();
    expect(await result).toEqual({ kind: 'measured', sent: 1, rttsMs: [] });
    expect(ended).toBe(1);
  });
});
