import type { CheckArea, CheckOrigin, CheckScope, Finding, RuleSource } from '../../shared/model/readiness.ts';
import type { PlatformId } from '../../shared/profiles/schema.ts';

/**
 * One thing to look at, ready to run. Checks are made by the folders beside this file (`network/`, `laptop/`, `roster/`, `live/`,
 * `rooms/`, `people/`), each a function from the plan to a list of checks; `sweep/` runs them.
 */
export interface Check {
  /** Without platform and scope: `host/home`, `os`, `person/ALL-01`. */
  readonly checkId: string;
  /** For people: `home.testnav.com`, `Operating system`. */
  readonly title: string;
  /** Null: matters whatever platform is used. */
  readonly platformId: PlatformId | null;
  readonly area: CheckArea;
  readonly origin: CheckOrigin;
  readonly scope: CheckScope;
  /** Null where the rule is common sense and nobody's, such as "the device answers". */
  readonly rule: RuleSource | null;
  /** From its start. Past it the runner writes `unchecked` and goes on. */
  readonly deadlineMs: number;
  /** Puts real load on the network: left out while a room is testing. */
  readonly isHeavy: boolean;
  /**
   * Looks, and concludes. Must not throw: what goes wrong outside is a finding. Stops what it started when `signal` aborts
   * (deadline, or a person stopped the sweep).
   */
  run(signal: AbortSignal): Promise<Finding> | Finding;
}

/** A finding with the parts that most checks leave empty. */
export function finding(
  verdict: Finding['verdict'],
  sentence: string,
  more: Partial<Omit<Finding, 'verdict' | 'sentence'>> = {},
): Finding {
  return { verdict, sentence, evidence: [], action: null, devices: [], ...more };
}
