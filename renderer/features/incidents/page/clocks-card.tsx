import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DutyStatus } from '../../../../shared/model/incident.ts';
import { ASK_DISTRICT } from '../../../../shared/model/incident-rules.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime, thisMinute } from '../model/moments.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { MomentInput } from '../ui/content-input.tsx';
import { DueClock } from '../ui/due-clock.tsx';
import classes from './page.module.css';
import { useOpenIncident } from './use-incident.ts';

/** What has to be done by when, the most pressing first. */
export function ClocksCard() {
  const { view, program, refusal } = useOpenIncident();
  const [doing, setDoing] = useState<DutyStatus | null>(null);
  const now = useMinute();
  const mayTick = refusal('duty-done') === null;
  return (
    <section className={classes.card} aria-label="Clocks">
      <h2>Clocks</h2>
      {view.duties.length === 0 && (
        <p className={classes.quiet}>
          {program === null ? 'No program was chosen.' : `${program.name} names no deadline for this.`} {ASK_DISTRICT}
        </p>
      )}
      <ul>
        {view.duties.map((duty) => (
          <li key={duty.dutyId} className={classes.duty}>
            <DueClock duty={duty} programId={view.content.programId} now={now} />
            <span>{duty.title}</span>
            <small>
              {[
                duty.actor,
                duty.doneAt !== null
                  ? `done ${dayAndTime(duty.doneAt, now)}`
                  : duty.dueAt === null
                    ? ''
                    : `until ${dayAndTime(duty.dueAt, now)}`,
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </small>
            {duty.note !== '' && (
              <details>
                <summary>Why then</summary>
                {duty.note}
              </details>
            )}
            {duty.state !== 'done' && mayTick && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Done: ${duty.title}`}
                onClick={() => setDoing(duty)}
              >
                Done…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {doing !== null && <DutyDialog duty={doing} onClose={() => setDoing(null)} />}
    </section>
  );
}

function DutyDialog({ duty, onClose }: { readonly duty: DutyStatus; readonly onClose: () => void }) {
  const { act } = useOpenIncident();
  const [doneAt, setDoneAt] = useState<number | null>(thisMinute());
  const [note, setNote] = useState('');
  return (
    <ActDialog
      title={duty.title}
      confirm="It is done"
      missing={doneAt === null ? 'Say when.' : null}
      onAct={async () =>
        doneAt === null ? null : act({ kind: 'duty-done', dutyId: duty.dutyId, doneAt, note: note.trim() })
      }
      onClose={onClose}
    >
      <MomentInput label="When was it done?" value={doneAt} onChange={setDoneAt} />
      <Textarea
        label="With whom, or what was said (may stay empty)"
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
