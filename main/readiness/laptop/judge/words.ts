import type { Finding, RuleSource } from '../../../../shared/model/readiness.ts';
import { finding } from '../../check.ts';

/** Rules of our own about our own laptop. */
export const OUR_RULE: RuleSource = {
  label: "This console's starting value",
  confidence: 'ours',
  date: null,
  addresses: [],
};

/**
 * A piece that the laptop does not tell and that decides about no room: "not checked" would hold up every room of the school
 * for it.
 */
export function untold(what: string): Finding {
  return finding('not-applicable', `This laptop does not say ${what}. That decides about no room.`);
}

/** `1.5 GB`. */
export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
