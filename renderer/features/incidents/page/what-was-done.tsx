import { useState } from 'react';
import { STAFF_ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { FIELDS } from '../model/content-fields.ts';
import { ToldText } from '../ui/told-text.tsx';
import { ActButton } from './act-button.tsx';
import { Addenda } from './addenda.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import classes from './page.module.css';
import { Section, Told } from './section.tsx';
import { StaffDialog } from './staff-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

const OWN_FIELDS = [FIELDS.actionsTaken, FIELDS.correctivePlan, FIELDS.outcome];

/** What people did about it, who had a part, how it ended. */
export function WhatWasDone() {
  const { view } = useOpenIncident();
  const [dialog, setDialog] = useState<'amend' | 'staff' | null>(null);
  const { actionsTaken, correctivePlan, outcome, staff } = view.content;
  const notes = view.events.flatMap(({ seq, by, payload }) =>
    payload?.kind === 'note' ? [{ seq, by: by.name, text: payload.text }] : [],
  );
  return (
    <Section
      title="What was done"
      actions={
        <>
          <ActButton kind="amend" onClick={() => setDialog('amend')}>
            Correct or add…
          </ActButton>
          <ActButton kind="amend" onClick={() => setDialog('staff')}>
            Add staff…
          </ActButton>
        </>
      }
    >
      <Told label="Right away" text={actionsTaken} />
      {correctivePlan !== '' && <Told label="So that it will not happen again" text={correctivePlan} />}
      {outcome !== '' && <Told label="How it ended" text={outcome} />}
      {staff.length > 0 && (
        <div className={classes.told}>
          <h3>Who had a part</h3>
          <ul>
            {staff.map(({ name, role, contact }) => (
              <li key={`${role}/${name}`}>
                {name === '' ? STAFF_ROLE_WORDS[role] : `${name}, ${STAFF_ROLE_WORDS[role].toLowerCase()}`}
                {contact === '' ? '' : ` · ${contact}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {notes.length > 0 && (
        <div className={classes.told}>
          <h3>Notes</h3>
          <ul>
            {notes.map(({ seq, by, text }) => (
              <li key={seq}>
                <ToldText>{text}</ToldText> <span className={classes.quiet}>({by})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Addenda keys={['actionsTaken', 'correctivePlan', 'outcome', 'staff']} />
      {dialog === 'amend' && <AmendDialog title="what was done" fields={OWN_FIELDS} onClose={() => setDialog(null)} />}
      {dialog === 'staff' && <StaffDialog onClose={() => setDialog(null)} />}
    </Section>
  );
}
