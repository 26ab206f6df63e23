import type { DutyStatus } from '../../shared/model/incident.ts';
import { type DutyFacts, dutiesOf } from '../../shared/model/incident-duties.ts';
import { type KeepUntil, keepUntil } from '../../shared/model/incident-retention.ts';
import type { SiteTesting } from '../../shared/model/site-testing.ts';
import { zoneTime } from '../../shared/model/zone-time.ts';
import type { Program } from '../../shared/programs/schema.ts';
import { DutyBoard } from './duty-board.ts';

export interface ClocksOptions {
  readonly now: () => number;
  /** As the site says now; the same object while nothing changed. */
  readonly site: () => SiteTesting;
  readonly programs: readonly Program[];
}

/** The programs' rules at this school, now: which program counts, where its clocks stand, how long is kept. */
export class Clocks {
  readonly #options: ClocksOptions;
  readonly #programs: ReadonlyMap<string, Program>;
  /** The laptop stands in the school. */
  readonly #zone = zoneTime(null);
  readonly #board = new DutyBoard(this.#zone);

  constructor(options: ClocksOptions) {
    this.#options = options;
    this.#programs = new Map(options.programs.map((program) => [program.id, program]));
  }

  now(): number {
    return this.#options.now();
  }

  /** Null: none was chosen, or its file is gone. */
  program(programId: string | null): Program | null {
    return programId === null ? null : (this.#programs.get(programId) ?? null);
  }

  /** Reckoned now, the most pressing first. */
  dutiesNow(facts: DutyFacts, programId: string | null): DutyStatus[] {
    return dutiesOf(facts, this.program(programId), this.#options.site(), this.now(), this.#zone);
  }

  /** The same for one of many: reckoned only when it may have changed. `facts` is compared by identity. */
  duties(incidentId: string, facts: DutyFacts, programId: string | null): DutyStatus[] {
    return this.#board.dutiesOf(incidentId, facts, this.program(programId), this.#options.site(), this.now());
  }

  /** @param from  When it was closed, or happened, while it is open. */
  keepUntil(programId: string | null, from: number): KeepUntil {
    return keepUntil(this.program(programId), from, this.#options.site(), this.#zone);
  }
}
