import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Check, finding } from '../../../../../main/readiness/check.ts';
import { runSweep } from '../../../../../main/readiness/sweep/run-sweep.ts';
import { CheckResult, type Finding } from '../../../../../shared/model/readiness.ts';
import { aCheck, hanging, ManualGate } from '../../../../helpers/checks.ts';
import { ManualClock } from '../../../../helpers/manual-clock.ts';

let clock: ManualClock;
let gate: ManualGate;
let stop: AbortController;
let results: CheckResult[];
let logged: unknown[][];
beforeEach(() => {
  clock = new ManualClock(1_000);
  gate = new ManualGate();
  stop = new AbortController();
  results = [];
  logged = [];
});

function sweep(checks: readonly Check[], concurrency = 8): Promise<void> {
  return runSweep(checks, {
    clock,
    concurrency,
    signal: stop.signal,
    load: gate,
    log: { error: (...what) => logged.push(what) },
    onResult: (result) => results.push(result),
  });
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}

const verdicts = () => Object.fromEntries(results.map(({ checkId, verdict }) => [checkId, verdict]));

describe('runSweep', () => {
  test('gives every check its result with key, times and deadline', async () => {
    await sweep([aCheck({ platformId: 'testnav', scope: { kind: 'room', roomId: 'r1' }, checkId: 'os' })]);
    expect(results).toMatchObject([
      { key: 'testnav/os@room:r1', verdict: 'pass', startedAt: 1_000, endedAt: 1_000, deadlineMs: 5_000 },
    ]);
    expect(logged).toEqual([]);
  });

  test('concludes at most one check a turn, so that everything else gets its turn too', async () => {
    const running = sweep(Array.from({ length: 6 }, (_, index) => aCheck({ checkId: `roster-${index}` })));
    const seen: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      await nextTurn();
      seen.push(results.length);
    }
    await running;
    expect(results).toHaveLength(6);
    expect(Math.max(...seen.map((count, turn) => count - (seen[turn - 1] ?? 0)))).toBe(1);
  });

  test('ends a hanging check at its own deadline, aborts it, and does not let it delay the others', async () => {
    let signal: AbortSignal | null = null;
    const hangs = aCheck({
      checkId: 'hangs',
      title: 'slow.example.test',
      deadlineMs: 3_000,
      run: (own) => {
        signal = own;
        return hanging();
      },
    });
    const quick = ['a', 'b', 'c', 'd'].map((checkId) => aCheck({ checkId }));
    const ended = sweep([hangs, ...quick], 2);
    await settle();
    expect(Object.keys(verdicts())).toEqual(['a', 'b', 'c', 'd']);
    expect(signal).toMatchObject({ aborted: false });

    clock.advance(3_000);
    await ended;
    expect(results.at(-1)).toMatchObject({ verdict: 'unchecked', startedAt: 1_000, endedAt: 4_000 });
    expect(results.at(-1)?.sentence).toContain('did not finish within 3 s');
    expect(signal).toMatchObject({ aborted: true });
    expect(logged).toEqual([]);
  });

  test.each([
    [
      'at once',
      () => {
        throw new Error('broken');
      },
    ],
    ['later', () => Promise.reject(new Error('broken'))],
  ] as const)('takes a check that throws %s for not checked, and logs it', async (_when, run) => {
    await sweep([aCheck({ checkId: 'broken', run }), aCheck({ checkId: 'fine' })]);
    expect(verdicts()).toEqual({ broken: 'unchecked', fine: 'pass' });
    expect(String(logged[0])).toContain('any/broken@school');
  });

  test('keeps what was found when a person stops it, and tells nothing of what was under way', async () => {
    const aborted: boolean[] = [];
    const hangs = (checkId: string) =>
      aCheck({
        checkId,
        run: (signal) => {
          signal.addEventListener('abort', () => aborted.push(true));
          return hanging();
        },
      });
    const ended = sweep([aCheck({ checkId: 'quick' }), hangs('x'), hangs('y'), aCheck({ checkId: 'never begun' })], 2);
    await settle();
    stop.abort();
    await ended;
    clock.advance(60_000);
    await settle();
    expect(verdicts()).toEqual({ quick: 'pass' });
    expect(aborted).toEqual([true, true]);
  });

  test('leaves heavy checks out while a room is testing, and ends them when testing begins', async () => {
    const heavy = aCheck({ checkId: 'throughput', isHeavy: true, run: hanging });
    const ended = sweep([heavy, aCheck({ checkId: 'light', run: hanging })]);
    await settle();
    gate.close();
    await settle();
    expect(verdicts()).toEqual({ throughput: 'not-applicable' });
    clock.advance(5_000);
    await ended;
    expect(gate.listeners.size).toBe(0);

    results = [];
    await sweep([aCheck({ checkId: 'throughput', isHeavy: true })]);
    expect(results[0]).toMatchObject({
      verdict: 'not-applicable',
      sentence: expect.stringContaining('students are testing'),
    });
  });

  test('cuts what is too long for the board instead of losing it', async () => {
    const long: Finding = {
      verdict: 'fail',
      sentence: 's'.repeat(1_000),
      evidence: Array.from({ length: 300 }, () => ({ label: 'l'.repeat(200), value: 'v'.repeat(5_000) })),
      action: { what: 'w'.repeat(1_000), who: 'vendor' },
      devices: [{ deviceId: 'd', label: 'CB-0001', verdict: 'fail', sentence: 's'.repeat(1_000) }],
    };
    await sweep([aCheck({ run: () => long })]);
    expect(CheckResult.safeParse(results[0]).success).toBe(true);
    expect(results[0]?.verdict).toBe('fail');
  });
});

/** What a check may do: conclude or throw, at once or later, or hang; later is within or past its deadline. */
const anyCheck = fc.record({
  deadlineMs: fc.integer({ min: 1, max: 10_000 }),
  takesMs: fc.option(fc.integer({ min: 0, max: 20_000 })),
  throws: fc.boolean(),
  isHeavy: fc.boolean(),
});

describe('any sweep', () => {
  test('gives every check exactly one result, none later than its deadline after its start, and never rejects', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCheck, { maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        async (wishes, places) => {
          clock = new ManualClock(0);
          results = [];
          const checks = wishes.map(({ deadlineMs, takesMs, throws, isHeavy }, index) =>
            aCheck({
              checkId: `c${index}`,
              deadlineMs,
              isHeavy,
              run: () =>
                new Promise((resolve, reject) => {
                  if (takesMs === null) return;
                  clock.after(takesMs, () =>
                    throws ? reject(new Error('broken')) : resolve(finding('pass', 'Fine.')),
                  );
                }),
            }),
          );
          let isOver = false;
          const ended = sweep(checks, places).then(() => {
            isOver = true;
          });
          while (!isOver) {
            await settle();
            clock.advance(500);
          }
          await ended;
          expect(results.map(({ checkId }) => checkId).sort()).toEqual(checks.map(({ checkId }) => checkId).sort());
          for (const { startedAt, endedAt, deadlineMs } of results) {
            expect(endedAt - startedAt).toBeLessThanOrEqual(deadlineMs);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
