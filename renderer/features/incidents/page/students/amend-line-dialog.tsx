import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StudentView } from '../../../../../shared/model/incident.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { useOpenIncident } from '../use-incident.ts';
import { LineInputs } from './line-inputs.tsx';

type Changeable = Pick<
  StudentView,
  'label' | 'lastFour' | 'resultId' | 'requested' | 'minutesLost' | 'responsesSaved' | 'isPlanInvolved'
>;

interface Props {
  readonly line: StudentView;
  readonly onClose: () => void;
}

/** Corrects one student's line, with a reason; what stood there stays in the history. */
export function AmendLineDialog({ line, onClose }: Props) {
  const { program, act } = useOpenIncident();
  const [changes, setChanges] = useState<Partial<Changeable>>({});
  const [reason, setReason] = useState('');
  const value: Changeable = { ...line, ...changes };
  const patch = (change: Partial<Changeable>) => setChanges({ ...changes, ...change });
  const isDigits = value.lastFour === null || /^\d{4}$/.test(value.lastFour);
  const missing =
    Object.keys(changes).length === 0
      ? 'Nothing is changed yet.'
      : !isDigits
        ? 'The last digits are four digits, or empty.'
        : reason.trim() === ''
          ? 'Say why in a few words.'
          : null;
  return (
    <ActDialog
      title={`Correct ${line.ref}`}
      confirm="Add to the record"
      missing={missing}
      onAct={() => act({ kind: 'amend-student', ref: line.ref, changes, reason: reason.trim() })}
      onClose={onClose}
    >
      <TextInput
        label="Seat or label"
        description="Never a name."
        maxLength={12}
        value={value.label}
        onChange={(event) => patch({ label: event.currentTarget.value })}
      />
      {program?.identifier.rule === 'last-four' && (
        <TextInput
          label="Last four digits of the student number"
          maxLength={4}
          value={value.lastFour ?? ''}
          onChange={(event) => patch({ lastFour: event.currentTarget.value || null })}
        />
      )}
      <TextInput
        label="Vendor's result or ticket reference"
        maxLength={40}
        value={value.resultId}
        onChange={(event) => patch({ resultId: event.currentTarget.value })}
      />
      <LineInputs value={value} onChange={patch} />
      <Checkbox
        label="An accommodation plan is involved"
        description="Only the state form has it."
        checked={value.isPlanInvolved}
        onChange={(event) => patch({ isPlanInvolved: event.currentTarget.checked })}
      />
      <Textarea
        label="Why is it changed?"
        autosize
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
