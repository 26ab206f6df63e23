import { useState } from 'react';
import { categoryOf } from '../../../../shared/model/incident-categories.ts';
import { effectiveSeverity, severityWord, treatmentOf } from '../../../../shared/model/incident-rules.ts';
import { MATERIAL_ISSUE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { minuteTime } from '../../../ui/times.ts';
import { FIELDS } from '../model/content-fields.ts';
import { ToldText } from '../ui/told-text.tsx';
import { ActButton } from './act-button.tsx';
import { Addenda } from './addenda.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { MaterialDialog } from './material-dialog.tsx';
import classes from './page.module.css';
import { Facts, Section, Told } from './section.tsx';
import { SequenceDialog } from './sequence-dialog.tsx';
import { useOpenIncident } from './use-incident.ts';

const OWN_FIELDS = [FIELDS.description, FIELDS.cause, FIELDS.category, FIELDS.severity];

/** The story in the words of who was there, and what kind of thing it was. */
export function WhatHappened() {
  const { view, program } = useOpenIncident();
  const [dialog, setDialog] = useState<'amend' | 'sequence' | 'material' | null>(null);
  const { categoryCode, description, cause, sequence, material } = view.content;
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
          {(material !== null || categoryCode === 'MAT-MISSING' || categoryCode === 'MAT-DAMAGE') && (
            <ActButton kind="amend" onClick={() => setDialog('material')}>
              Note the material…
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
          ...(material === null
            ? []
            : [
                {
                  label: 'Material',
                  value: [material.documentType, material.securityNumber, MATERIAL_ISSUE_WORDS[material.issue]]
                    .filter((part) => part !== '')
                    .join(' · '),
                },
              ]),
          ...(treatment === null ? [] : [{ label: `${program?.name ?? 'The program'} says`, value: treatment }]),
        ]}
      />
      <Addenda keys={['description', 'cause', 'categoryCode', 'severity', 'sequence', 'material']} />
      {dialog === 'amend' && <AmendDialog title="what happened" fields={OWN_FIELDS} onClose={() => setDialog(null)} />}
      {dialog === 'material' && <MaterialDialog onClose={() => setDialog(null)} />}
      {dialog === 'sequence' && <SequenceDialog onClose={() => setDialog(null)} />}
    </Section>
  );
}
