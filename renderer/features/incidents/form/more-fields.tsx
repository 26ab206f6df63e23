import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { IncidentContent } from '../../../../shared/model/incident.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { minuteTime } from '../../../ui/times.ts';
import { fromMomentField, toMomentField } from '../model/moments.ts';
import classes from './form.module.css';
import { editContent } from './form-store.ts';
import { SuspectHint } from './suspect-hint.tsx';

const TOLD = [
  { key: 'toldSchoolAt', label: 'School coordinator' },
  { key: 'toldDistrictAt', label: 'District' },
  { key: 'toldVendorAt', label: 'Testing company' },
  { key: 'toldParentsAt', label: 'Parents' },
] as const;

/** What may follow now or later: what was done, who was told. */
export function MoreFields({ content }: { readonly content: IncidentContent }) {
  const isProjector = useIsProjector();
  return (
    <details className={classes.fold}>
      <summary>
        More, if you know it <small>what you did, who was told, how many students</small>
      </summary>
      <div className={classes.foldBody}>
        <div>
          <Textarea
            label="What was done right away?"
            rows={2}
            resize="vertical"
            maxLength={20_000}
            classNames={{ input: isProjector ? classes.veiled : undefined }}
            value={content.actionsTaken}
            onChange={(event) => editContent({ actionsTaken: event.currentTarget.value })}
          />
          {!isProjector && <SuspectHint text={content.actionsTaken} otherwise="Again: seats, no names." />}
        </div>
        <div className={classes.pair}>
          <NumberInput
            label="How many students are affected?"
            description="If you do not list them above. 0 if none."
            min={0}
            max={100_000}
            allowDecimal={false}
            value={content.studentCount ?? ''}
            onChange={(value) => editContent({ studentCount: typeof value === 'number' ? value : null })}
          />
          <TextInput
            type="datetime-local"
            label="When did the school learn of it?"
            description="Most deadlines count from here."
            value={toMomentField(content.awareAt)}
            onChange={(event) => {
              const awareAt = fromMomentField(event.currentTarget.value);
              if (awareAt !== null) editContent({ awareAt });
            }}
          />
        </div>
        <fieldset className={classes.told}>
          <legend>Who was told already?</legend>
          {TOLD.map(({ key, label }) => (
            <ToldButton key={key} label={label} at={content[key]} onChange={(at) => editContent({ [key]: at })} />
          ))}
        </fieldset>
        <TextInput
          label="Case number of the testing company"
          maxLength={120}
          value={content.vendorCaseNumber}
          onChange={(event) => editContent({ vendorCaseNumber: event.currentTarget.value })}
        />
        <p className={classes.hint}>
          Files, statements, proof and everything the state form asks for are added on the incident&apos;s own page
          after submitting.
        </p>
      </div>
    </details>
  );
}

interface ToldProps {
  readonly label: string;
  readonly at: number | null;
  readonly onChange: (at: number | null) => void;
}

function ToldButton({ label, at, onChange }: ToldProps) {
  return (
    <Button
      size="sm"
      variant={at === null ? 'default' : 'light'}
      aria-pressed={at !== null}
      onClick={() => onChange(at === null ? Date.now() : null)}
    >
      {at === null ? label : `${label}: ${minuteTime(at)}`}
    </Button>
  );
}
