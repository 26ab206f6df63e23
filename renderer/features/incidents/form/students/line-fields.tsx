import type { StudentLine } from '../../../../../shared/model/incident.ts';
import { ACTIONS_FOR_THE_DISTRICT, StudentAction } from '../../../../../shared/model/incident-codes.ts';
import { STUDENT_ACTIONS } from '../../../../../shared/model/student-actions.ts';
import { RESPONSES_SAVED_WORDS } from './line-words.ts';
import classes from './students.module.css';

/*
 * The system's own fields, not the kit's: fifty lines have three of them each, and the browser draws these without being asked.
 */

interface ActionProps {
  readonly label: string;
  readonly actions: readonly StudentAction[];
  readonly value: StudentAction | null;
  readonly emptyWord: string;
  readonly onChange: (action: StudentAction | null) => void;
}

export function ActionSelect({ label, actions, value, emptyWord, onChange }: ActionProps) {
  return (
    <select
      className={classes.cell}
      aria-label={label}
      value={value ?? ''}
      title={value === null ? undefined : (STUDENT_ACTIONS[value].warning ?? undefined)}
      onChange={(event) => onChange(StudentAction.safeParse(event.currentTarget.value).data ?? null)}
    >
      <option value="">{emptyWord}</option>
      {actions.map((action) => (
        <option key={action} value={action}>
          {STUDENT_ACTIONS[action].plain}
          {ACTIONS_FOR_THE_DISTRICT.has(action) ? ' (district decides)' : ''}
        </option>
      ))}
    </select>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly value: number | null;
  readonly placeholder?: string;
  readonly onChange: (minutes: number | null) => void;
}

/** A day has no more. */
const MAX_MINUTES = 1_440;

export function MinutesInput({ label, value, placeholder, onChange }: MinutesProps) {
  return (
    <input
      className={classes.cell}
      aria-label={label}
      type="number"
      min={0}
      max={MAX_MINUTES}
      step={1}
      placeholder={placeholder}
      // For the line above all others nothing is known beforehand, so the field keeps what was typed by itself.
      {...(placeholder === undefined ? { value: value ?? '' } : {})}
      onChange={({ currentTarget: { value: typed } }) => {
        const minutes = Number(typed);
        const isMinutes = typed !== '' && Number.isInteger(minutes) && minutes >= 0 && minutes <= MAX_MINUTES;
        if (typed === '' || isMinutes) onChange(isMinutes ? minutes : null);
      }}
    />
  );
}

type ResponsesSaved = StudentLine['responsesSaved'];

interface SavedProps {
  readonly label: string;
  /** Null: the line above all others, for which nothing is chosen beforehand. */
  readonly value: ResponsesSaved | null;
  readonly onChange: (saved: ResponsesSaved) => void;
}

export function SavedSelect({ label, value, onChange }: SavedProps) {
  return (
    <select
      className={classes.cell}
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget: { value: chosen } }) => {
        if (chosen === 'yes' || chosen === 'no' || chosen === 'unknown') onChange(chosen);
      }}
    >
      {value === null && <option value="">Saved?…</option>}
      {Object.entries(RESPONSES_SAVED_WORDS).map(([saved, word]) => (
        <option key={saved} value={saved}>
          {word}
        </option>
      ))}
    </select>
  );
}
