import { setMaxListeners } from 'node:events';
import {
  type CheckKey,
  type CheckResult,
  checkKey,
  type SweepSummary,
  type SweepTrigger,
  Verdict,
} from '../../../shared/model/readiness.ts';
import type { Check } from '../check.ts';
import type { SweepPlan } from '../plan.ts';

/** One sweep or recheck under way: its summary as it grows, and what it found. */
export class SweepRun {
  readonly found = new Map<CheckKey, CheckResult>();
  readonly #stop = new AbortController();
  #summary: SweepSummary;
  #expected: readonly Check[] = [];

  constructor(id: string, trigger: SweepTrigger, plan: SweepPlan, total: number) {
    // One listener for each check under way; Node would take that for a leak.
    setMaxListeners(0, this.#stop.signal);
    this.#summary = {
      id,
      trigger,
      total,
      startedAt: plan.at,
      endedAt: null,
      isStopped: false,
      roomIds: plan.rooms.map(({ room }) => room.id),
      platformIds: plan.platforms.map(({ profile }) => profile.id),
      done: 0,
      counts: Object.fromEntries(Verdict.options.map((verdict) => [verdict, 0])) as SweepSummary['counts'],
    };
  }

  get summary(): SweepSummary {
    return this.#summary;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Everything that it is going to look at. */
  expect(checks: readonly Check[]): void {
    this.#expected = checks;
    this.#summary = { ...this.#summary, total: checks.length };
  }

  /** What it has not come to. */
  get left(): Check[] {
    return this.#expected.filter((check) => !this.found.has(checkKey(check)));
  }

  add(result: CheckResult): void {
    const { counts, done, total } = this.#summary;
    this.found.set(result.key, result);
    this.#summary = {
      ...this.#summary,
      done: done + 1,
      total: Math.max(total, done + 1),
      counts: { ...counts, [result.verdict]: counts[result.verdict] + 1 },
    };
  }

  stop(): void {
    this.#stop.abort();
  }

  end(at: number): SweepSummary {
    this.#summary = { ...this.#summary, endedAt: at, isStopped: this.#stop.signal.aborted };
    return this.#summary;
  }
}
