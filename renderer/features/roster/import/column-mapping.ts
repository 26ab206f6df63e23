import type { ImportPreview, PreviewRow, RosterField } from '../../../../shared/model/roster-import.ts';
import { FIELDS_IN_ORDER } from './field-words.ts';

export type ColumnMapping = ImportPreview['mapping'];

/** One line of the mapping table. */
export interface MappingLine {
  readonly field: RosterField;
  /** Column header, null: the field is not imported. */
  readonly column: string | null;
  /** The column differs from what the console chose by itself. */
  readonly isChanged: boolean;
  /** The first few values that the file gives for it, as far as the preview shows them. */
  readonly samples: readonly string[];
}

/** Fields whose values appear in the preview's sample rows. */
const SAMPLED_FIELDS = {
  label: 'label',
  room: 'room',
  seat: 'seat',
  address: 'address',
  host: 'host',
  mac: 'mac',
  kind: 'kind',
} as const satisfies Partial<Record<RosterField, keyof PreviewRow>>;

/**
 * The mapping table: every field in its fixed order, so that lines do not jump about while a person corrects them.
 *
 * @param automatic  The mapping the console chose before any correction.
 */
export function mappingLines(
  mapping: ColumnMapping,
  automatic: ColumnMapping,
  sample: readonly PreviewRow[],
): MappingLine[] {
  return FIELDS_IN_ORDER.map((field) => ({
    field,
    column: mapping[field] ?? null,
    isChanged: (mapping[field] ?? null) !== (automatic[field] ?? null),
    samples: mapping[field] === undefined ? [] : samplesOf(field, sample),
  }));
}

/** `mapping` with one field moved to another column; null takes the field out. Other fields keep theirs. */
export function withColumn(mapping: ColumnMapping, field: RosterField, column: string | null): ColumnMapping {
  const { [field]: _previous, ...others } = mapping;
  return column === null ? others : { ...others, [field]: column };
}

const MOST_SAMPLES = 3;

function samplesOf(field: RosterField, sample: readonly PreviewRow[]): string[] {
  if (!(field in SAMPLED_FIELDS)) return [];
  const key = SAMPLED_FIELDS[field as keyof typeof SAMPLED_FIELDS];
  const values = new Set<string>();
  for (const row of sample) {
    const value = row[key];
    if (value !== null && value !== '') values.add(value);
    if (values.size === MOST_SAMPLES) break;
  }
  return [...values];
}
