import type { IncidentDraft } from '../../../../shared/model/incident.ts';
import { dayDate, minuteTime } from '../../../ui/times.ts';
import { fromMomentField, toMomentField } from '../model/moments.ts';
import { FIELD_IDS } from './fields.ts';
import shared from './form.module.css';
import { editContent } from './form-store.ts';
import { quickTimes } from './quick-times.ts';
import classes from './when.module.css';

interface Props {
  readonly draft: IncidentDraft;
  readonly problem: string | null;
}

/** When it happened: now, a few minutes ago, or exactly. One stop of the Tab key for the quick ones, one for the exact time. */
export function WhenField({ draft: { begunAt, content }, problem }: Props) {
  const quick = quickTimes(begunAt);
  const isToday = dayDate(content.occurredAt) === dayDate(begunAt);
  return (
    <fieldset className={classes.when}>
      <legend className={shared.question}>
        When?{' '}
        <b>
          {isToday
            ? minuteTime(content.occurredAt)
            : `${dayDate(content.occurredAt)}, ${minuteTime(content.occurredAt)}`}
        </b>
      </legend>
      <div className={classes.quick}>
        {quick.map(({ label, at }) => (
          <label key={label} className={classes.quickChoice} data-checked={content.occurredAt === at || undefined}>
            <input
              type="radio"
              name="incident-when"
              checked={content.occurredAt === at}
              onChange={() => editContent({ occurredAt: at })}
            />
            {label}
          </label>
        ))}
      </div>
      <input
        id={FIELD_IDS.when}
        className={classes.exact}
        type="datetime-local"
        aria-label="Exact time"
        aria-invalid={problem !== null}
        max={toMomentField(Date.now())}
        value={toMomentField(content.occurredAt)}
        onChange={({ currentTarget: { value } }) => {
          const occurredAt = fromMomentField(value);
          if (occurredAt !== null) editContent({ occurredAt });
        }}
      />
      {problem !== null && <p className={shared.problem}>{problem}</p>}
    </fieldset>
  );
}
