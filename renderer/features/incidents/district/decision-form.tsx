import { Button, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { StudentView } from '../../../../shared/model/incident.ts';
import type { AppError } from '../../../../shared/result.ts';
import { useAccessStore } from '../../../state/access-store.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { allLines, type Decided, type Decision, missingOf, openLines } from './decision.ts';
import classes from './decision-form.module.css';
import { StudentLines } from './student-lines.tsx';

interface Props {
  readonly students: readonly StudentView[];
  /** For the names of the actions there. */
  readonly platformId: string | null;
  /** Replies with why it could not be done; null: done. */
  readonly onDecide: (decided: Decided) => Promise<AppError | null>;
}

/** The student lines, the district's word on each, its reason, and the three ways to decide. Only a district coordinator may. */
export function DecisionForm({ students, platformId, onDecide }: Props) {
  const isDistrict = useAccessStore(({ access }) => access.current?.role === 'district-coordinator');
  const isProjector = useIsProjector();
  const [chosen, setChosen] = useState<Decided['students']>({});
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busyWith, setBusyWith] = useState<Decision | null>(null);
  const noteRef = useRef<HTMLTextAreaElement>(null);

  const decide = async (decision: Decision) => {
    const decided = { decision, note: note.trim(), students: chosen };
    const missing = missingOf(decided, students);
    setProblem(missing);
    if (missing !== null) {
      if (note.trim() === '') noteRef.current?.focus();
      return;
    }
    setBusyWith(decision);
    const refused = await onDecide(decided);
    setBusyWith(null);
    setProblem(refused?.message ?? null);
  };
  if (isProjector) {
    return <p className={classes.hidden}>Student lines are hidden in projector mode. Switch it off to decide.</p>;
  }
  return (
    <section className={classes.form} aria-label="Decision">
      {students.length > 0 && (
        <StudentLines
          students={students}
          platformId={platformId}
          chosen={isDistrict ? chosen : null}
          onChoose={(ref, word) => setChosen((before) => ({ ...before, [ref]: word }))}
        />
      )}
      {isDistrict ? (
        <>
          {openLines(students).length > 1 && (
            <div className={classes.buttons}>
              <Button size="compact-sm" variant="default" onClick={() => setChosen(allLines(students, 'approved'))}>
                Approve every line
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setChosen(allLines(students, 'denied'))}>
                Deny every line
              </Button>
            </div>
          )}
          <Textarea
            ref={noteRef}
            label="What was decided, and why"
            description="The school reads it. It stays in the record."
            rows={3}
            resize="vertical"
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {problem !== null && <p role="alert">{problem}</p>}
          <div className={classes.buttons}>
            <Button
              leftSection={<IconThumbUp size={16} aria-hidden />}
              loading={busyWith === 'approved'}
              disabled={busyWith !== null}
              onClick={() => void decide('approved')}
            >
              Approve
            </Button>
            <Button
              variant="default"
              leftSection={<IconThumbDown size={16} aria-hidden />}
              loading={busyWith === 'denied'}
              disabled={busyWith !== null}
              onClick={() => void decide('denied')}
            >
              Deny all of it
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              loading={busyWith === 'back'}
              disabled={busyWith !== null}
              onClick={() => void decide('back')}
            >
              Send back to the school
            </Button>
          </div>
        </>
      ) : (
        <OnlyDistrict />
      )}
    </section>
  );
}

function OnlyDistrict() {
  const why = 'Only a district coordinator decides this. Sign in as one, then approve, deny or send it back here.';
  return (
    <div className={classes.buttons}>
      <p>Only a district coordinator decides: in person on this laptop, or by file from the district’s own console.</p>
      <Button variant="default" onClick={() => useAccessStore.getState().askToSignIn(why)}>
        Sign in to decide…
      </Button>
    </div>
  );
}
