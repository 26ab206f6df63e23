import type { IncidentState } from '../../../../shared/model/incident-codes.ts';
import type { IncidentEvent } from '../../../../shared/model/incident-events.ts';
import { INCIDENT_STATE_WORDS, ROLE_WORDS } from '../../../../shared/model/incident-wording.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { dayAndTime } from '../model/moments.ts';
import { ToldText } from '../ui/told-text.tsx';
import classes from './page.module.css';
import { NotSaid, Section } from './section.tsx';
import { useOpenIncident } from './use-incident.ts';

/** Moves by which somebody decided something, or sent it to somebody who does. */
const DECISIONS: ReadonlySet<IncidentState> = new Set([
  'closed-local',
  'pending-district',
  'district-approved',
  'district-denied',
  'filed',
  'state-info-needed',
  'state-partial',
  'state-decided',
  'resolved',
  'closed',
  'withdrawn',
  'returned',
]);

/** Why it goes to the district, and what was decided by whom. */
export function Decided() {
  const { view } = useOpenIncident();
  const decisions = view.events.filter(
    ({ payload }) => payload?.kind === 'moved' && (DECISIONS.has(payload.to) || payload.from === 'pending-district'),
  );
  return (
    <Section title="What was decided">
      {view.districtReasons.length > 0 && (
        <div className={classes.told}>
          <h3>Why the district decides</h3>
          <ul>
            {view.districtReasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {decisions.length === 0 ? (
        <NotSaid>
          {view.districtReasons.length > 0 ? 'Nothing yet.' : 'Nothing yet. The school may close it itself.'}
        </NotSaid>
      ) : (
        <ol className={classes.decisions}>
          {decisions.map((event) => (
            <Decision key={event.seq} event={event} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Decision({ event: { at, by, payload } }: { readonly event: IncidentEvent }) {
  const now = useMinute();
  if (payload?.kind !== 'moved') return null;
  const { to, from, details, remote } = payload;
  const word =
    from === 'pending-district' && to === 'in-review' ? 'Sent back by the district' : INCIDENT_STATE_WORDS[to].word;
  const words = Object.entries(details.students ?? {});
  return (
    <li>
      <b>{word}</b>{' '}
      <span className={classes.quiet}>
        {dayAndTime(remote?.decidedAt ?? at, now)},{' '}
        {remote === null
          ? `${by.name}, ${ROLE_WORDS[by.role].toLowerCase()}`
          : `${remote.decidedBy}, by signed file (key ${remote.fingerprint})`}
      </span>
      {details.note !== undefined && details.note !== '' && (
        <p>
          <ToldText>{details.note}</ToldText>
        </p>
      )}
      {words.length > 0 && <p>{words.map(([ref, said]) => `${ref} ${said}`).join(', ')}</p>}
      {details.stateCaseNumber !== undefined && <p>State’s case number: {details.stateCaseNumber}</p>}
      {details.isNoCaseNumber === true && <p>The state gave no case number.</p>}
      {details.proofReason !== undefined && <p>Proof not complete: {details.proofReason}</p>}
    </li>
  );
}
