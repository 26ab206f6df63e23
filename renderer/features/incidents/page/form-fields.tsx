import { ActionIcon, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { PasteField } from '../../../../shared/model/incident-form.ts';
import classes from './page.module.css';
import { NotSaid } from './section.tsx';
import { useOpenIncident } from './use-incident.ts';

interface Props {
  readonly fields: readonly PasteField[];
  /** By key; only as long as the page is open. */
  readonly typed: Readonly<Record<string, string>>;
  readonly onType: (key: string, text: string) => void;
}

/** The fields in form order, each with a button that copies it. */
export function FormFields({ fields, typed, onType }: Props) {
  const { students } = useOpenIncident().view;
  const seats = new Map(students.map(({ ref, label }) => [ref, label]));
  return (
    <ol className={classes.form}>
      {fields.map((field) => {
        const { key, label, perStudentRef, isTyped, text, hint, warnings } = field;
        const name = perStudentRef === null ? label : `${studentName(perStudentRef, seats)}: ${label}`;
        const value = isTyped ? (typed[key] ?? '') : text;
        return (
          <li key={key}>
            <span className={classes.fieldName}>{name}</span>
            <div className={classes.fieldText}>
              {isTyped ? (
                <TextInput
                  size="xs"
                  aria-label={name}
                  placeholder="Type it while filing"
                  maxLength={400}
                  autoComplete="off"
                  value={value}
                  onChange={(event) => onType(key, event.currentTarget.value)}
                />
              ) : text === '' ? (
                <NotSaid>empty</NotSaid>
              ) : (
                <p>{text}</p>
              )}
              {hint !== '' && <small>{hint}</small>}
              {warnings.map((warning) => (
                <small key={warning} className={classes.warning}>
                  {warning}
                </small>
              ))}
            </div>
            <CopyField name={name} value={value} />
          </li>
        );
      })}
    </ol>
  );
}

/** `S1 (A3)`: whose name belongs here is known by the seat, on this screen only. */
function studentName(ref: string, seats: ReadonlyMap<string, string>): string {
  const seat = seats.get(ref) ?? '';
  return seat === '' ? ref : `${ref} (${seat})`;
}

function CopyField({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <ActionIcon
          variant="subtle"
          aria-label={copied ? `Copied ${name}` : `Copy ${name}`}
          disabled={value === ''}
          onClick={copy}
        >
          {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        </ActionIcon>
      )}
    </CopyButton>
  );
}
