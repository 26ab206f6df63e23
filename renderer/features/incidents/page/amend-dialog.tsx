import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { type ContentField, realChanges } from '../model/content-fields.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { ContentInput } from '../ui/content-input.tsx';
import { useOpenIncident } from './use-incident.ts';

interface Props {
  readonly title: string;
  readonly fields: readonly ContentField[];
  readonly onClose: () => void;
}

/** Corrects or adds to what was told. Nothing is overwritten: the change, its reason and its author become an addendum. */
export function AmendDialog({ title, fields, onClose }: Props) {
  const { view, act } = useOpenIncident();
  const [changes, setChanges] = useState<Partial<IncidentContent>>({});
  const [reason, setReason] = useState('');
  const real = realChanges(view.content, changes);
  const missing =
    Object.keys(real).length === 0
      ? 'Nothing is changed yet.'
      : reason.trim() === ''
        ? 'Say why in a few words.'
        : null;
  return (
    <ActDialog
      title={`Correct or add: ${title}`}
      confirm="Add to the record"
      missing={missing}
      onAct={() => act({ kind: 'amend', changes: real, reason: reason.trim() })}
      onClose={onClose}
    >
      {fields.map((field, index) => (
        <ContentInput
          key={field.key}
          field={field}
          content={{ ...view.content, ...changes }}
          autoFocus={index === 0}
          onChange={(patch) => setChanges({ ...changes, ...patch })}
        />
      ))}
      <Textarea
        label="Why is it changed?"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        What stood here before stays in the history, with your name and the time.
      </Text>
    </ActDialog>
  );
}
