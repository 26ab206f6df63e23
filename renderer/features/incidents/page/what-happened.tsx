import { useState } from 'react';
import { categoryOf } from '../../../../shared/model/incident-categories.ts';
import { effectiveSeverity, severityWord, treatmentOf } from '../../../../shared/model/incident-rules.ts';
import { minuteTime } from '../../../ui/times.ts';
import { FIELDS } from '../model/content-fields.ts';
import { ToldText } from '../ui/told-text.tsx';
import { ActButton } from './act-button.tsx';
import { Addenda } from './addenda.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import classes from './page.module.css';
import { Facts, Section, Told } from './section.tsx';
import { SequenceDialog } from './sequence-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

const OWN_FIELDS = [FIELDS.description, FIELDS.cause, FIELDS.category, FIELDS.severity];

/** The story in the words of who was there, and what kind of thing it was. */
export function WhatHappened() {
  const { view, program } = useOpenIncident();
  const [dialog, setDialog] = useState<'amend' | 'sequence' | null>(null);
  const { categoryCode, description, cause, sequence } = view.content;
  const severity = effectiveSeverity(view.content, program);
  const treatment = treatmentOf(categoryCode, program);
  return (
    <Section
      title="What happened"
      actions={
        <>
          <ActButton kind="amend" onClick={() => setDialog('amend')}>
            Correct or add…
          </ActButton>
          {view.content.sequence.length === 0 && (
            <ActButton kind="amend" onClick={() => setDialog('sequence')}>
              Add the steps…
            </ActButton>
          )}
        </>
      }
    >
      <Told text={description} />
      {sequence.length > 0 && (
        <ol className={classes.steps} data-narrow>
          {sequence.map(({ at, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have nothing else that tells them apart
            <li key={index}>
              <time>{at === null ? '' : minuteTime(at)}</time> <ToldText>{text}</ToldText>
            </li>
          ))}
        </ol>
      )}
      {cause !== '' && <Told label="Why" text={cause} />}
      <Facts
        facts={[
          { label: 'Kind', value: categoryCode === null ? '' : categoryOf(categoryCode).plain },
          { label: 'How grave', value: severity === null ? '' : severityWord(severity, program) },
          ...(treatment === null ? [] : [{ label: `${program?.name ?? 'The program'} says`, value: treatment }]),
        ]}
      />
      <Addenda keys={['description', 'cause', 'categoryCode', 'severity', 'sequence']} />
      {dialog === 'amend' && <AmendDialog title="what happened" fields={OWN_FIELDS} onClose={() => setDialog(null)} />}
      {dialog === 'sequence' && <SequenceDialog onClose={() => setDialog(null)} />}
    </Section>
  );
}
