import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { readSteps } from '../model/steps.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { SuspectHint } from '../ui/suspect-hint.tsx';
import { useOpenIncident } from './use-incident.ts';

/** The order of events, typed as people tell it: a line for each step, with its time in front where it is known. */
export function SequenceDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, act } = useOpenIncident();
  const [text, setText] = useState('');
  const steps = readSteps(text, view.content.occurredAt);
  return (
    <ActDialog
      title="What happened, step by step"
      confirm="Add to the record"
      missing={steps.length === 0 ? 'Type at least one step.' : null}
      onAct={() =>
        act({ kind: 'amend', changes: { sequence: steps }, reason: 'The order of events was written down.' })
      }
      onClose={onClose}
    >
      <div>
        <Textarea
          label="One step a line"
          description="With its time in front where it is known: 9:41 The screen froze."
          data-autofocus
          autosize
          minRows={5}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SuspectHint text={text} />
      </div>
    </ActDialog>
  );
}
