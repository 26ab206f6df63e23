import { Radio } from '@mantine/core';
import { useId } from 'react';
import type { StudentView } from '../../../../shared/model/incident.ts';
import { STUDENT_ACTIONS, vendorActionName } from '../../../../shared/model/student-actions.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { StudentStatePill } from '../ui/state-pill.tsx';
import type { Decided } from './decision.ts';
import classes from './decision-form.module.css';

interface Props {
  readonly students: readonly StudentView[];
  readonly platformId: string | null;
  /** The word on each line so far; null: this person decides nothing. */
  readonly chosen: Decided['students'] | null;
  readonly onChoose: (ref: string, word: 'approved' | 'denied') => void;
}

/** What is asked for each student, with the district's word beside it. Nobody is named. */
export function StudentLines({ students, platformId, chosen, onChoose }: Props) {
  if (useIsProjector()) return <p className={classes.hidden}>Student lines are hidden in projector mode.</p>;
  return (
    <table className={classes.lines} aria-label="Student lines">
      <thead>
        <tr>
          <th scope="col">Student</th>
          <th scope="col">Asked for</th>
          <th scope="col">Lost</th>
          <th scope="col">{chosen === null ? 'State' : 'Decision'}</th>
        </tr>
      </thead>
      <tbody>
        {students.map((line) => (
          <tr key={line.ref}>
            <th scope="row">
              {line.ref} <small>{line.label}</small>
            </th>
            <td>
              <Asked line={line} platformId={platformId} />
            </td>
            <td>{line.minutesLost === null ? '' : `${line.minutesLost} min`}</td>
            <td>
              {chosen === null || line.state !== 'requested' ? (
                <StudentStatePill state={line.state} />
              ) : (
                <LineChoice
                  name={line.ref}
                  value={chosen[line.ref] ?? null}
                  onChange={(word) => onChoose(line.ref, word)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Asked({ line, platformId }: { readonly line: StudentView; readonly platformId: string | null }) {
  if (line.requested === null) return 'Nothing';
  const { plain, warning } = STUDENT_ACTIONS[line.requested];
  const vendor = vendorActionName(line.requested, platformId);
  return (
    <>
      {plain}
      {vendor !== null && <small> ({vendor})</small>}
      {warning !== null && <small className={classes.warning}>{warning}</small>}
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: 'approved' | 'denied' | null;
  readonly onChange: (word: 'approved' | 'denied') => void;
}

function LineChoice({ name, value, onChange }: ChoiceProps) {
  const group = useId();
  return (
    <div className={classes.choice} role="radiogroup" aria-label={`Decision for ${name}`}>
      {LINE_WORDS.map(({ word, label }) => (
        <Radio
          key={word}
          size="xs"
          name={group}
          label={label}
          checked={value === word}
          onChange={() => onChange(word)}
        />
      ))}
    </div>
  );
}

const LINE_WORDS = [
  { word: 'approved', label: 'Approve' },
  { word: 'denied', label: 'Deny' },
] as const;
