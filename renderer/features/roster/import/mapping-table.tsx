import { Badge, Button, NativeSelect, Text } from '@mantine/core';
import { memo, useState } from 'react';
import type { ImportChoices, RosterField } from '../../../../shared/model/roster-import.ts';
import { countOf } from '../../../ui/counts.ts';
import { Section } from '../section.tsx';
import { type MappingLine, mappingLines, withColumn } from './column-mapping.ts';
import { FIELD_WORDS } from './field-words.ts';
import type { ImportDraft } from './import-store.ts';
import classes from './plain-table.module.css';

interface Props {
  readonly draft: ImportDraft;
  readonly onChange: (patch: Partial<ImportChoices>) => void;
}

/** Always in sight, mapped or not: without them a roster is of little use. */
const KEY_FIELDS: ReadonlySet<RosterField> = new Set(['label', 'serial', 'mac', 'host', 'address', 'room', 'seat']);

/** Which column fills which field, to be corrected line by line. */
export function MappingTable({ draft, onChange }: Props) {
  const [isWhole, setWhole] = useState(false);
  const { preview, choices, automaticMapping } = draft;
  const mapping = choices.mapping ?? automaticMapping;
  const lines = mappingLines(mapping, automaticMapping, preview);
  const shown = lines.filter(
    (line) => isWhole || line.isChanged || KEY_FIELDS.has(line.field) || automaticMapping[line.field] !== undefined,
  );
  const hidden = lines.length - shown.length;
  return (
    <Section
      title="Columns"
      hint="Which column of the file fills which field. Correct what was guessed wrong."
      aside={
        choices.mapping !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange({ mapping: null })}>
            Back to automatic
          </Button>
        )
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Column in the file</th>
            <th scope="col">For example</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <MappingRow
              key={line.field}
              line={line}
              columns={preview.columns}
              onChoose={(column) => onChange({ mapping: withColumn(mapping, line.field, column) })}
            />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <div className={classes.foot}>
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            Show {countOf(hidden, 'more field')} that this file does not fill
          </Button>
        </div>
      )}
    </Section>
  );
}

interface RowProps {
  readonly line: MappingLine;
  readonly columns: readonly string[];
  readonly onChoose: (column: string | null) => void;
}

function MappingRow({ line, columns, onChoose }: RowProps) {
  const words = FIELD_WORDS[line.field];
  return (
    <tr>
      <td title={words.use}>
        {words.name}{' '}
        {line.isChanged && (
          <Badge size="sm" variant="light" radius="sm" tt="none">
            changed
          </Badge>
        )}
      </td>
      <td>
        <ColumnSelect label={`Column for ${words.name}`} value={line.column} columns={columns} onChoose={onChoose} />
      </td>
      <td>
        <Text size="sm" c="dimmed" lineClamp={2} className={classes.examples ?? ''}>
          {line.examples.join(', ')}
        </Text>
      </td>
    </tr>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly columns: readonly string[];
  readonly onChoose: (column: string | null) => void;
}

/** Not imported is index 0, because a column may be called anything, even "Not imported". */
const ColumnSelect = memo(function ColumnSelect({ label, value, columns, onChoose }: SelectProps) {
  const options = [
    { value: '0', label: 'Not imported' },
    ...columns.map((column, index) => ({ value: String(index + 1), label: column })),
  ];
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value === null ? '0' : String(columns.indexOf(value) + 1)}
      data={options}
      onChange={(event) => onChoose(columns[Number(event.currentTarget.value) - 1] ?? null)}
    />
  );
});
