import { SECOND_MS } from '../../shared/units.ts';
import type { Check } from './check.ts';

/** For checks that only read the plan: they end at once, so the deadline is for form's sake. */
export const PURE = { deadlineMs: 5 * SECOND_MS, isHeavy: false } as const satisfies Partial<Check>;

/** `1 device`, `1,200 devices`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

const list = new Intl.ListFormat('en-US');

/** `Room 112 and Room 118`; from five on `Room 112, Room 114, Room 118, and 4 more`. */
export function namesOf(names: readonly string[]): string {
  return list.format(names.length <= 4 ? names : [...names.slice(0, 3), `${names.length - 3} more`]);
}
