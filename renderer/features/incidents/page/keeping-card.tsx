import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { dayDate } from '../../../ui/times.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { ActButton } from './act-button.tsx';
import classes from './page.module.css';
import { useOpenIncident } from './use-incident.ts';

/** How long it is kept, and whether somebody forbade that it is erased. */
export function KeepingCard() {
  const { view, act } = useOpenIncident();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const verb = view.isOnHold ? 'Lift the hold' : 'Put on hold';
  return (
    <section className={classes.card} aria-label="Keeping">
      <h2>Keeping</h2>
      <p>
        {view.isOnHold
          ? 'On hold: it cannot be erased, whatever the date.'
          : `Kept at least until ${dayDate(view.keepUntil - 1)}.`}
      </p>
      <ActButton kind="hold" onClick={() => setOpen(true)}>
        {verb}…
      </ActButton>
      <p className={classes.quiet}>
        The console never looks at student screens and never controls them: it knows what it measured and what people
        write here.
      </p>
      {isOpen && (
        <ActDialog
          title={verb}
          confirm={verb}
          missing={reason.trim() === '' ? 'Say why in a few words.' : null}
          onAct={async () => {
            const refused = await act({ kind: 'hold', isOn: !view.isOnHold, reason: reason.trim() });
            if (refused === null) setReason('');
            return refused;
          }}
          onClose={() => setOpen(false)}
        >
          <Textarea
            label="Why?"
            data-autofocus
            autosize
            minRows={2}
            maxLength={2_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </ActDialog>
      )}
    </section>
  );
}
