import type { ImportPreview, RosterField } from '../../shared/model/roster-import.ts';
import { type ColumnMapping, isPersonColumn } from './columns.ts';
import type { RosterTable } from './table.ts';
import { tidy } from './values.ts';

const MOST_SAMPLES = 3;
/** Enough to know a column by, little enough for one line. */
const MAX_SAMPLE_LENGTH = 60;
/** Further down nobody expects an example to come from. */
const ROWS_LOOKED_AT = 1_000;

/** Free text and labels of students: what stands there may be a name, even under a heading that does not say so. */
const MAY_HOLD_NAMES: ReadonlySet<RosterField> = new Set(['notes', 'studentLabel']);

/**
 * What the mapped columns hold, for people to check the mapping by: up to three different values as they stand in the file.
 *
 * @returns By field. Absent: nothing found among the first thousand rows, or the column is or may be about people.
 */
export function sampleColumns(table: RosterTable, mapping: ColumnMapping): ImportPreview['examples'] {
  const examples: ImportPreview['examples'] = {};
  for (const [field, column] of Object.entries(mapping) as [RosterField, string][]) {
    if (MAY_HOLD_NAMES.has(field) || isPersonColumn(column)) continue;
    const values = firstValues(table, table.columns.indexOf(column));
    if (values.length > 0) examples[field] = values;
  }
  return examples;
}

function firstValues(table: RosterTable, index: number): string[] {
  const values = new Set<string>();
  for (const { cells } of table.rows.slice(0, ROWS_LOOKED_AT)) {
    const value = tidy(cells[index] ?? '').slice(0, MAX_SAMPLE_LENGTH);
    if (value !== '') values.add(value);
    if (values.size === MOST_SAMPLES) break;
  }
  return [...values];
}
