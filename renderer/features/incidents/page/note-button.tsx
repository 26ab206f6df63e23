import { Button, Textarea } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import { ActDialog } from '../ui/act-dialog.tsx';
import { SuspectHint } from '../ui/suspect-hint.tsx';
import { useOpenIncident } from './use-incident.ts';

/** A line that anybody who sees the incident may add, also when it is closed. */
export function NoteButton() {
  const { act, refusal } = useOpenIncident();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconNote size={16} aria-hidden />}
        disabled={refusal('note') !== null}
        onClick={() => setOpen(true)}
      >
        Add a note…
      </Button>
      {isOpen && (
        <ActDialog
          title="Add a note"
          confirm="Add to the record"
          missing={text.trim() === '' ? 'Type the note.' : null}
          onAct={async () => {
            const refused = await act({ kind: 'note', text: text.trim() });
            if (refused === null) setText('');
            return refused;
          }}
          onClose={() => setOpen(false)}
        >
          <div>
            <Textarea
              label="Note"
              description="It stays in the record with your name and the time. No names of students."
              data-autofocus
              autosize
              minRows={3}
              maxLength={2_000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <SuspectHint text={text} />
          </div>
        </ActDialog>
      )}
    </>
  );
}
