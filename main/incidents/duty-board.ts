import type { DutyStatus } from '../../shared/model/incident.ts';
import { type DutyFacts, dutiesOf } from '../../shared/model/incident-duties.ts';
import type { SiteTesting } from '../../shared/model/site-testing.ts';
import type { ZoneTime } from '../../shared/model/zone-time.ts';
import type { Program } from '../../shared/programs/schema.ts';

interface Reckoned {
  readonly facts: DutyFacts;
  readonly program: Program | null;
  readonly site: SiteTesting;
  readonly duties: DutyStatus[];
  /** From `reckonedAt` (a clock may be set back) until `holdsUntil` time alone changes nothing. */
  readonly reckonedAt: number;
  readonly holdsUntil: number;
}

/**
 * The clocks of all incidents. Each is reckoned anew only when its facts, the program or the site changed, or one of its times has
 * come: the list of ten thousand is asked for often, and its clocks change rarely.
 */
export class DutyBoard {
  readonly #zone: ZoneTime;
  readonly #reckoned = new Map<string, Reckoned>();

  constructor(zone: ZoneTime) {
    this.#zone = zone;
  }

  /** The most pressing first. `facts` is compared by identity. */
  dutiesOf(id: string, facts: DutyFacts, program: Program | null, site: SiteTesting, now: number): DutyStatus[] {
    const known = this.#reckoned.get(id);
    const isFresh =
      known?.facts === facts &&
      known.program === program &&
      known.site === site &&
      now >= known.reckonedAt &&
      now < known.holdsUntil;
    if (known !== undefined && isFresh) return known.duties;
    const duties = dutiesOf(facts, program, site, now, this.#zone);
    this.#reckoned.set(id, { facts, program, site, duties, reckonedAt: now, holdsUntil: nextTurn(duties, now) });
    return duties;
  }
}

/** When the next clock runs out. A duty is overdue after its time, not at it. */
function nextTurn(duties: readonly DutyStatus[], now: number): number {
  const times = duties.flatMap(({ state, dueAt }) =>
    state === 'due' && dueAt !== null && dueAt >= now ? dueAt + 1 : [],
  );
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}
