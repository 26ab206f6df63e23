import { Button, NativeSelect } from '@mantine/core';
import { IconCircleCheck, IconPhone, IconSpeakerphone } from '@tabler/icons-react';
import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { categoryOf } from '../../../../shared/model/incident-categories.ts';
import { IncidentSeverity } from '../../../../shared/model/incident-codes.ts';
import { ASK_DISTRICT } from '../../../../shared/model/incident-rules.ts';
import type { Program } from '../../../../shared/programs/schema.ts';
import { useSite } from '../../../state/site-store.ts';
import { minuteTime } from '../../../ui/times.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import shared from './form.module.css';
import { editContent } from './form-store.ts';
import { type AtOnce, severityChoices, type Treatment, treatmentFor } from './treatment.ts';
import classes from './what.module.css';

interface Props {
  readonly draft: IncidentDraft;
  readonly program: Program | null;
  readonly onChange: () => void;
}

/** What was chosen, and what the program makes of it: first whatever has to be done at once. */
export function TreatmentCard({ draft, program, onChange }: Props) {
  const { testing } = useSite();
  const treatment = treatmentFor(draft, program, testing, useMinute());
  const { categoryCode } = draft.content;
  if (treatment === null || categoryCode === null) return null;
  return (
    <section className={classes.what} aria-labelledby="incident-what-chosen">
      <h3 className={shared.question} id="incident-what-chosen">
        What happened?
      </h3>
      <div className={classes.chosen} data-severity={treatment.severity}>
        <div className={classes.chosenHead}>
          <p>
            <b>{categoryOf(categoryCode).plain}</b>
            <small>
              {treatment.name} · {categoryCode}
            </small>
          </p>
          <Button variant="default" size="xs" onClick={onChange}>
            Change
          </Button>
        </div>
        <AtOnceList items={treatment.atOnce} />
        <ProgramSays treatment={treatment} program={program} />
        <SeverityField treatment={treatment} program={program} isSet={draft.content.severity !== null} />
      </div>
    </section>
  );
}

function ProgramSays({ treatment, program }: { readonly treatment: Treatment; readonly program: Program | null }) {
  const { says, isNotCounted, districtReasons, note } = treatment;
  return (
    <>
      {isNotCounted && (
        <p className={classes.notCounted}>
          <b>{program?.name ?? 'Your program'} does not count this as an incident.</b> You may log it all the same.
        </p>
      )}
      <p className={classes.says}>
        <b>{program === null ? 'No testing program is chosen' : program.name}:</b>{' '}
        {program === null ? 'choose it below under Program, so that its rules hold.' : (says ?? ASK_DISTRICT)}
        {note !== null && <> {note}</>}
      </p>
      {districtReasons.length > 0 && (
        <p className={classes.says}>
          <b>The district decides.</b> {districtReasons[0]}
        </p>
      )}
    </>
  );
}

function AtOnceList({ items }: { readonly items: readonly AtOnce[] }) {
  if (items.length === 0) return null;
  return (
    <ul className={classes.atOnce} aria-label="Do this at once">
      {items.map((item) => (
        <li key={item.id} data-done={item.doneAt !== null || undefined}>
          {item.doneAt !== null ? (
            <IconCircleCheck size={20} aria-hidden />
          ) : item.isPhone ? (
            <IconPhone size={20} aria-hidden />
          ) : (
            <IconSpeakerphone size={20} aria-hidden />
          )}
          <span>
            <b>{item.title}</b>
            <small>{item.actor}</small>
            <PhoneNumber item={item} />
          </span>
          <DoneButton item={item} />
        </li>
      ))}
    </ul>
  );
}

/** Of the card in Settings, where there is one for whoever is told. */
function PhoneNumber({ item: { field, isPhone } }: { readonly item: AtOnce }) {
  const { contacts } = useSite();
  const card = field === 'toldDistrictAt' ? contacts['district-testing'] : contacts['school-testing'];
  if (field !== 'toldDistrictAt' && field !== 'toldSchoolAt') return null;
  if (card === undefined || card.phone === '') {
    return isPhone ? <small>No number is entered. Settings, Contacts.</small> : null;
  }
  return (
    <span className={classes.phone}>
      {card.phone} {card.name !== '' && <small>{card.name}</small>}
    </span>
  );
}

function DoneButton({ item: { field, doneAt, title } }: { readonly item: AtOnce }) {
  if (field === null) return null;
  const isDone = doneAt !== null;
  return (
    <Button
      size="xs"
      variant={isDone ? 'subtle' : 'default'}
      aria-label={`${isDone ? 'Not done yet' : 'Done now'}: ${title}`}
      onClick={() => editContent({ [field]: isDone ? null : Date.now() })}
    >
      {isDone ? `Done ${minuteTime(doneAt)}` : 'Done now'}
    </Button>
  );
}

interface SeverityProps {
  readonly treatment: Treatment;
  readonly program: Program | null;
  readonly isSet: boolean;
}

function SeverityField({ treatment, program, isSet }: SeverityProps) {
  const choices = severityChoices(program);
  const usual = choices.find(({ value }) => value === treatment.usualSeverity)?.label ?? '';
  return (
    <NativeSelect
      className={classes.severity}
      label="How grave is it?"
      value={isSet ? treatment.severity : ''}
      data={[{ value: '', label: `${usual} (as usual)` }, ...choices]}
      onChange={({ currentTarget: { value } }) =>
        editContent({ severity: IncidentSeverity.safeParse(value).data ?? null })
      }
    />
  );
}
