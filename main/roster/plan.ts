import type { ImportPreview, RosterIssue } from '../../shared/model/roster-import.ts';
import type { RosterChange } from '../store/repositories.ts';
import { chooseMapping } from './choose-mapping.ts';
import { sampleColumns } from './column-samples.ts';
import { leftOutColumns } from './columns.ts';
import { IssueLog } from './issues.ts';
import { PlaceBook } from './places.ts';
import type { PlanInput } from './plan-input.ts';
import { Planner } from './planner.ts';
import { KIND_LABELS } from './recognise.ts';
import { settleRepeats } from './repeats.ts';
import type { RosterRow } from './row.ts';
import { RowReader } from './row-reader.ts';

/** What an import would do. `change` null: nothing, or the preview has errors. */
export interface ImportPlan {
  readonly preview: Omit<ImportPreview, 'id'>;
  readonly change: RosterChange | null;
}

/**
 * Decides what a file would change: the preview that a person sees and the one step that carries it out. Pure but for
 * `makeId`; yields often, for {@link runInSlices}.
 */
export function* planImport(input: PlanInput): Generator<void, ImportPlan> {
  const { table, choices, kind } = input;
  const errors: RosterIssue[] = [];
  const issues = new IssueLog();
  const mapping = chooseMapping(table, kind, choices, issues, errors);
  const isOwnExport = kind === 'testing-day-console';

  const reader = new RowReader(table, { ...choices, kind, mapping: mapping.used, now: input.now }, issues);
  const read: RosterRow[] = [];
  for (const record of table.rows) {
    const row = reader.read(record);
    read.push(row.isRetired && choices.includeRetired ? { ...row, isRetired: false } : row);
    yield;
  }
  const { rows, repeatedLine } = yield* settleRepeats(read, isOwnExport, issues);
  const places = new PlaceBook(input.roster, choices, isOwnExport, input.makeId);
  for (const row of rows) {
    places.learn(row);
    yield;
  }

  const work = new Planner(input, rows, repeatedLine, places, issues);
  yield* work.run();
  const tooManyRooms = places.tooMany();
  if (tooManyRooms !== null) errors.push(tooManyRooms);
  const preview: ImportPlan['preview'] = {
    file: input.file,
    kind,
    kindLabel: KIND_LABELS[kind],
    encoding: table.encoding,
    delimiter: table.delimiter,
    rows: table.rows.length,
    columns: [...table.columns],
    mapping: mapping.used,
    examples: sampleColumns(table, mapping.used),
    leftOut: leftOutColumns(table.columns, table.emptyColumns, mapping.used, mapping.automatic),
    rooms: choices.addressesOnly ? [] : places.guesses(),
    roomlessRows: choices.addressesOnly ? 0 : places.roomlessRows,
    counts: work.counts,
    sample: work.sample.list(),
    warnings: [...table.warnings, ...issues.list()],
    errors,
    choices,
  };
  return { preview, change: errors.length > 0 ? null : work.change() };
}
