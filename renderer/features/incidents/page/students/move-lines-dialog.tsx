import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { STUDENT_STATE_WORDS } from '../../../../../shared/model/incident-wording.ts';
import type { BulkMove } from '../../model/student-moves.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { useOpenIncident } from '../use-incident.ts';

interface Props {
  readonly move: BulkMove;
  readonly refs: readonly string[];
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

/** Moves several student lines at once, with what the move asks for. */
export function MoveLinesDialog({ move, refs, onMoved, onClose }: Props) {
  const { act } = useOpenIncident();
  const [note, setNote] = useState('');
  const [number, setNumber] = useState('');
  const has = (text: string) => text.trim() !== '';
  const isMissing =
    (move.needs === 'note' && !has(note)) || (move.needs === 'note-or-number' && !has(note) && !has(number));
  return (
    <ActDialog
      title={`${move.label}: ${refs.join(', ')}`}
      confirm={move.label}
      missing={isMissing ? 'Say why in a few words, or give the request number.' : null}
      onAct={async () => {
        const action = { refs: [...refs], to: move.to, note: note.trim(), portalRequestId: number.trim() };
        const refused = await act({ kind: 'move-students', ...action });
        if (refused === null) onMoved();
        return refused;
      }}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {STUDENT_STATE_WORDS[move.to].word}: {STUDENT_STATE_WORDS[move.to].meaning}
      </Text>
      {move.needs !== 'note' && (
        <TextInput
          label="Request number of the vendor portal (may stay empty)"
          maxLength={60}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={move.needs === 'nothing' ? 'Note (may stay empty)' : 'Why, or what it said'}
        data-autofocus
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
