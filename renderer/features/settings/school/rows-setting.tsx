import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FocusEvent, useRef, useState } from 'react';
import type { Result } from '../../../../shared/result.ts';
import classes from './rows-setting.module.css';
import type { Reading, Row } from './site-readings.ts';

/** One field of a row. With `options` it is chosen, else typed. */
export interface Column {
  readonly key: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Share of the width; 1 when absent. */
  readonly width?: number;
}

interface Props<Value> {
  /** What the list is of, for screen readers: `Extra hosts of TestNav`. */
  readonly name: string;
  /** `Add a host`. */
  readonly addLabel: string;
  readonly columns: readonly Column[];
  readonly stored: readonly Row[];
  readonly emptyRow: () => Row;
  readonly read: (row: Row) => Reading<Value>;
  readonly save: (values: readonly Value[]) => Promise<Result<unknown>>;
}

/** A row as it is typed, with what is wrong with it. */
interface Draft {
  readonly row: Row;
  readonly message: string | null;
}

/**
 * A list that is edited in place. A row is saved when the keyboard or the mouse leaves it; one that cannot be used stays as typed with
 * its reason, and the others are saved without it.
 */
export function RowsSetting<Value>({ name, addLabel, columns, stored, emptyRow, read, save }: Props<Value>) {
  const listRef = useRef<HTMLFieldSetElement>(null);
  const [drafts, setDrafts] = useState<readonly Draft[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const shown = drafts ?? stored.map((row) => ({ row, message: null }));

  const saveAll = async (rows: readonly Draft[]) => {
    const readings = rows.map(({ row }) => read(row));
    const next = rows.map(({ row }, index) => ({ row, message: messageOf(readings[index]) }));
    setDrafts(next);
    const values = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
    const result = await save(values);
    setRefusal(result.ok ? null : result.error.message);
    if (result.ok && next.every(({ message }) => message === null)) setDrafts(null);
  };
  const edit = (index: number, key: string, value: string) =>
    setDrafts(
      shown.map((draft, at) => (at === index ? { row: { ...draft.row, [key]: value }, message: null } : draft)),
    );
  const add = () => {
    setDrafts([...shown, { row: emptyRow(), message: null }]);
    // The new row is drawn a frame later; the keyboard goes to its first field.
    requestAnimationFrame(() => {
      const rows = listRef.current?.querySelectorAll(`.${classes.row}`);
      rows
        ?.item(rows.length - 1)
        ?.querySelector('input')
        ?.focus();
    });
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (drafts !== null && !event.currentTarget.contains(event.relatedTarget)) void saveAll(drafts);
  };
  return (
    <fieldset ref={listRef} className={classes.rows} aria-label={name}>
      {shown.map(({ row, message }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own until it is typed
        <fieldset key={index} className={classes.row} aria-label={`Row ${index + 1}`} onBlur={leave}>
          <div className={classes.fields} style={{ gridTemplateColumns: gridColumns(columns) }}>
            {columns.map((column) => (
              <Field
                key={column.key}
                column={column}
                rowNumber={index + 1}
                value={row[column.key] ?? ''}
                isWrong={message !== null}
                onChange={(value) => edit(index, column.key, value)}
              />
            ))}
            <CloseButton
              aria-label={`Remove row ${index + 1}`}
              onClick={() => void saveAll(shown.filter((_, at) => at !== index))}
            />
          </div>
          {message !== null && (
            <p className={classes.message} role="alert">
              {message} Not saved yet.
            </p>
          )}
        </fieldset>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        className={classes.add ?? ''}
        onClick={add}
      >
        {addLabel}
      </Button>
      {refusal !== null && (
        <p className={classes.message} role="alert">
          {refusal}
        </p>
      )}
    </fieldset>
  );
}

interface FieldProps {
  readonly column: Column;
  readonly rowNumber: number;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ column, rowNumber, value, isWrong, onChange }: FieldProps) {
  const label = `${column.label}, row ${rowNumber}`;
  if (column.options !== undefined) {
    return (
      <NativeSelect
        size="xs"
        aria-label={label}
        value={value}
        data={[...column.options]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={column.placeholder ?? column.label}
      value={value}
      error={isWrong}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function messageOf(reading: Reading<unknown> | undefined): string | null {
  return reading === undefined || reading.ok ? null : reading.message;
}

function gridColumns(columns: readonly Column[]): string {
  return [...columns.map(({ width = 1 }) => `minmax(0, ${width}fr)`), '28px'].join(' ');
}
