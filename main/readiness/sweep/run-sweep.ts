import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CheckResult } from '../../../shared/model/readiness.ts';
import type { Check } from '../check.ts';
import { type RunContext, runCheck } from './run-check.ts';

export interface SweepOptions extends RunContext {
  /** Checks under way at once, from 1. */
  readonly concurrency: number;
  /** Told of every result as it comes. */
  readonly onResult: (result: CheckResult) => void;
}

/**
 * Runs all checks, in their order as far as places are free. A hanging check keeps one place until its deadline and delays
 * nobody else. Resolves when all have concluded, or at once when `signal` aborts; what was told until then stands.
 */
export async function runSweep(checks: readonly Check[], options: SweepOptions): Promise<void> {
  // Every check under way listens for the end of the sweep: Node takes more than ten for a leak.
  setMaxListeners(options.concurrency + 10, options.signal);
  const waiting = checks.values();
  let line: Promise<unknown> = Promise.resolve();
  // Checks on the roster conclude at once; several in one turn would hold up pings and the window's messages.
  const turnOfItsOwn = () => {
    line = line.then(() => nextTurn());
    return line;
  };
  const work = async () => {
    for (const check of waiting) {
      await turnOfItsOwn();
      const result = await runCheck(check, options);
      if (result === null) return;
      options.onResult(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, checks.length) }, work));
}
