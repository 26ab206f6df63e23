import { useState } from 'react';
import type { IncidentEvidence } from '../../../../shared/model/incident-evidence.ts';
import { countOf } from '../../../ui/counts.ts';
import { showError } from '../../../ui/notify.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { ActButton } from './act-button.tsx';
import { EvidencePicture } from './evidence-picture.tsx';
import { KeptExhibits } from './kept-exhibits.tsx';
import classes from './page.module.css';
import { NotSaid, Section } from './section.tsx';
import { useOpenIncident } from './use-incident.ts';

/** What the console measured, each exhibit as it was frozen: later measurements change nothing in it. */
export function Measured() {
  const { view, act } = useOpenIncident();
  const [isBusy, setBusy] = useState(false);
  const exhibits = view.events.flatMap(({ seq, payload }) =>
    payload?.kind === 'evidence' ? [{ seq, evidence: payload.evidence }] : [],
  );
  const add = async (exhibitId?: string) => {
    if (isBusy) return;
    setBusy(true);
    const error = await act({ kind: 'add-evidence', ...(exhibitId === undefined ? {} : { exhibitId }) });
    setBusy(false);
    if (error !== null) showError(error);
  };
  return (
    <Section
      title="What was measured"
      actions={
        <>
          <ActButton kind="add-evidence" onClick={() => void add()}>
            Add later measurements
          </ActButton>
          <KeptExhibits onAdd={(exhibitId) => void add(exhibitId)} />
        </>
      }
    >
      {exhibits.length === 0 && <NotSaid>The console was not running then, or measured nothing here.</NotSaid>}
      {exhibits.map(({ seq, evidence }, index) => (
        <Exhibit key={seq} evidence={evidence} number={index + 1} occurredAt={view.content.occurredAt} />
      ))}
    </Section>
  );
}

interface Props {
  readonly evidence: IncidentEvidence;
  readonly number: number;
  readonly occurredAt: number;
}

function Exhibit({ evidence, number, occurredAt }: Props) {
  const now = useMinute();
  const { account, madeAt, readiness, exhibitId } = evidence;
  const troubled = readiness.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  return (
    <figure className={classes.exhibit}>
      <figcaption>
        <b>
          Exhibit {number}: {account.title}
        </b>
        <span className={classes.quiet}>
          {exhibitId === undefined ? 'Frozen' : 'Kept from the history'} {dayAndTime(madeAt, now)}
        </span>
      </figcaption>
      <EvidencePicture evidence={evidence} occurredAt={occurredAt} />
      {account.findings.length > 0 && (
        <ul className={classes.notes}>
          {account.findings.map(({ id, since, sentence }) => (
            <li key={`${id}/${since}`}>{sentence}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>
          In words, with {countOf(account.transitions.length, 'change')} of devices
          {troubled.length > 0 && ` and ${countOf(troubled.length, 'readiness warning')} from before`}
        </summary>
        <pre className={classes.account}>{account.text}</pre>
        {troubled.map(({ key, title, sentence }) => (
          <p key={key}>
            <b>{title}:</b> {sentence}
          </p>
        ))}
      </details>
    </figure>
  );
}
