import { type CheckResult, checkKey, type Finding } from '../../../shared/model/readiness.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { type Check, finding } from '../check.ts';
import { fitting } from './fitting.ts';

/** Whether checks that load the network may run, now and while they do. */
export interface LoadGate {
  isOpen(): boolean;
  /** @returns Its own end. */
  onClose(listener: () => void): () => void;
}

export interface RunContext {
  readonly clock: Clock;
  /** A person stops the sweep. */
  readonly signal: AbortSignal;
  readonly load: LoadGate;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Runs one check until it concludes, or until its deadline at the latest, whatever the check itself does.
 *
 * @returns Null when the sweep was stopped before. Never rejects: a check that throws, or is late, is `unchecked`; a heavy one
 * is `not-applicable` while a room is testing, also when testing begins in the middle of it.
 */
export function runCheck(check: Check, context: RunContext): Promise<CheckResult | null> {
  const { clock, signal, load, log } = context;
  const startedAt = clock.now();
  const conclude = (found: Finding) => resultOf(check, found, startedAt, clock.now());
  if (signal.aborted) return Promise.resolve(null);
  if (check.isHeavy && !load.isOpen()) return Promise.resolve(conclude(leftOut()));

  return new Promise((resolve) => {
    const own = new AbortController();
    const ends: (() => void)[] = [];
    const settle = (result: CheckResult | null) => {
      for (const end of ends.splice(0)) end();
      resolve(result);
    };
    const cutOff = (result: CheckResult | null) => {
      settle(result);
      own.abort();
    };
    const onStop = () => cutOff(null);
    signal.addEventListener('abort', onStop);
    ends.push(() => signal.removeEventListener('abort', onStop));
    ends.push(clock.after(check.deadlineMs, () => cutOff(conclude(tooLate(check)))));
    if (check.isHeavy) ends.push(load.onClose(() => cutOff(conclude(leftOut()))));

    attempt(check, own.signal).then(
      (found) => settle(conclude(found)),
      (error: unknown) => {
        // What an aborted check throws is its way of stopping, and its result stands already.
        if (!own.signal.aborted) log.error(`Check ${checkKey(check)} failed`, error);
        settle(conclude(broken(check)));
      },
    );
  });
}

/** What stands for a check that a stopped sweep did not come to: a gap must not look like a pass. */
export function notReached(check: Check, at: number): CheckResult {
  const sentence = `${check.title} was not checked: the sweep was stopped before.`;
  const action = { what: 'Check again.', who: 'coordinator' } as const;
  return resultOf(check, fitting(finding('unchecked', sentence, { action })), at, at);
}

/** Async, so that what a check throws at once is a rejection too. */
async function attempt(check: Check, signal: AbortSignal): Promise<Finding> {
  return fitting(await check.run(signal));
}

function resultOf(check: Check, found: Finding, startedAt: number, endedAt: number): CheckResult {
  const { checkId, title, platformId, area, origin, scope, rule, deadlineMs } = check;
  const key = checkKey(check);
  return { ...found, key, checkId, title, platformId, area, origin, scope, rule, startedAt, endedAt, deadlineMs };
}

function tooLate({ title, deadlineMs }: Check): Finding {
  return finding(
    'unchecked',
    `${title}: the check did not finish within ${deadlineMs / SECOND_MS} s, so nothing is known about it.`,
    {
      evidence: [{ label: 'Deadline', value: `${deadlineMs} ms` }],
      action: { what: 'Check it again. If it is late again, look at it by hand.', who: 'technician' },
    },
  );
}

function broken({ title }: Check): Finding {
  return finding('unchecked', `${title}: the console itself failed while it looked, so nothing is known about it.`, {
    action: { what: "Look at it by hand, and send the console's log to whoever supports it.", who: 'technician' },
  });
}

function leftOut(): Finding {
  return finding(
    'not-applicable',
    'Left out while students are testing, since this check puts load on the network. Run it before or after.',
  );
}
