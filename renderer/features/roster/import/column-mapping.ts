import type { ImportPreview, RosterField } from '../../../../shared/model/roster-import.ts';
import { FIELDS_IN_ORDER } from './field-words.ts';

export type ColumnMapping = ImportPreview['mapping'];

/** One line of the mapping table. */
export interface MappingLine {
  readonly field: RosterField;
  /** Column header, null: the field is not imported. */
  readonly column: string | null;
  /** The column differs from what the console chose by itself. */
  readonly isChanged: boolean;
  /** A few values of the column; none when it is or may be about people. */
  readonly examples: readonly string[];
}

/**
 * The mapping table: every field in its fixed order, so that lines do not jump about while a person corrects them.
 *
 * @param automatic  The mapping the console chose before any correction.
 * @param preview    The file as it was last read.
 */
export function mappingLines(
  mapping: ColumnMapping,
  automatic: ColumnMapping,
  preview: Pick<ImportPreview, 'mapping' | 'examples'>,
): MappingLine[] {
  return FIELDS_IN_ORDER.map((field) => ({
    field,
    column: mapping[field] ?? null,
    isChanged: (mapping[field] ?? null) !== (automatic[field] ?? null),
    // While a correction is on its way the examples are still those of the column before.
    examples: mapping[field] === preview.mapping[field] ? (preview.examples[field] ?? []) : [],
  }));
}

/** `mapping` with one field moved to another column; null takes the field out. Other fields keep theirs. */
export function withColumn(mapping: ColumnMapping, field: RosterField, column: string | null): ColumnMapping {
  const { [field]: _previous, ...others } = mapping;
  return column === null ? others : { ...others, [field]: column };
}
