import type { RosterSnapshot } from '../../shared/model/roster.ts';
import type { ImportChoices, RosterFileKind } from '../../shared/model/roster-import.ts';
import type { RosterTable } from './table.ts';

/** What planning an import goes by. */
export interface PlanInput {
  /** Name of the file, without folders. */
  readonly file: string;
  readonly kind: RosterFileKind;
  readonly table: RosterTable;
  readonly roster: RosterSnapshot;
  readonly choices: ImportChoices;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly makeId: () => string;
}
