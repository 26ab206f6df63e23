import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { type ContentField, choiceChange } from '../model/content-fields.ts';
import { fromMomentField, thisMinute, toMomentField } from '../model/moments.ts';
import { SuspectHint } from './suspect-hint.tsx';

interface Props {
  readonly field: ContentField;
  /** With what was typed so far. */
  readonly content: IncidentContent;
  readonly onChange: (changes: Partial<IncidentContent>) => void;
  readonly autoFocus?: boolean;
}

/** One field of an incident, typed as its kind wants it. */
export function ContentInput({ field, content, onChange, autoFocus = false }: Props) {
  const common = {
    label: field.label,
    ...(field.hint === undefined ? {} : { description: field.hint }),
    'data-autofocus': autoFocus || undefined,
  };
  switch (field.kind) {
    case 'line':
      return (
        <TextInput
          {...common}
          maxLength={field.key === 'grade' ? 20 : field.key === 'roomName' || field.key === 'reporter' ? 80 : 120}
          value={content[field.key]}
          onChange={(event) => onChange({ [field.key]: event.currentTarget.value })}
        />
      );
    case 'text':
      return (
        <div>
          <Textarea
            {...common}
            autosize
            minRows={2}
            maxRows={12}
            maxLength={20_000}
            value={content[field.key]}
            onChange={(event) => onChange({ [field.key]: event.currentTarget.value })}
          />
          <SuspectHint text={content[field.key]} />
        </div>
      );
    case 'moment':
      return (
        <MomentInput {...common} value={content[field.key]} onChange={(at) => onMoment(field.key, at, onChange)} />
      );
    case 'count':
      return (
        <NumberInput
          {...common}
          min={0}
          max={100_000}
          allowDecimal={false}
          value={content.studentCount ?? ''}
          onChange={(value) => onChange({ studentCount: typeof value === 'number' ? value : null })}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={content[field.key] ?? ''}
          data={[...field.choices]}
          onChange={(event) => onChange(choiceChange(field.key, event.currentTarget.value))}
        />
      );
  }
}

/** Two of the moments are always known; emptying their field changes nothing. */
function onMoment(
  key: Extract<ContentField, { kind: 'moment' }>['key'],
  at: number | null,
  onChange: Props['onChange'],
): void {
  if (key !== 'occurredAt' && key !== 'awareAt') onChange({ [key]: at });
  else if (at !== null) onChange({ [key]: at });
}

interface MomentProps {
  readonly label: string;
  readonly description?: string;
  readonly value: number | null;
  readonly onChange: (at: number | null) => void;
}

/** A day and a time of this laptop's clock. */
export function MomentInput({ value, onChange, ...common }: MomentProps) {
  return (
    <TextInput
      {...common}
      type="datetime-local"
      rightSectionWidth={56}
      rightSection={
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${common.label}: now`}
          onClick={() => onChange(thisMinute())}
        >
          Now
        </Button>
      }
      value={toMomentField(value)}
      onChange={(event) => onChange(fromMomentField(event.currentTarget.value))}
    />
  );
}
