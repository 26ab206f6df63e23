import { type ReactNode, useId } from 'react';
import type { DayReport } from '../../../../shared/model/day-report.ts';
import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { formatDuration } from '../../../../shared/model/wording.ts';
import { useIncidentsStore } from '../../../state/incidents-store.ts';
import { countOf } from '../../../ui/counts.ts';
import { minuteTime } from '../../../ui/times.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { DueClock } from '../ui/due-clock.tsx';
import { IncidentStatePill } from '../ui/state-pill.tsx';
import { ToldText } from '../ui/told-text.tsx';
import classes from './day-sections.module.css';
import { realTimes } from './day-words.ts';

/** The parts of a day, what still needs somebody first. */
export function DaySections({ report }: { readonly report: DayReport }) {
  return (
    <>
      <Numbers report={report} />
      <OpenDuties report={report} />
      <Incidents incidents={report.incidents} />
      <Sessions sessions={report.sessions} />
      <Findings findings={report.findings} />
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Numbers({ report: { incidents, studentsAffected, minutesLost, byCategory } }: { readonly report: DayReport }) {
  const facts = [
    ['Incidents', incidents.length],
    ['Students affected', studentsAffected],
    ['Minutes lost', minutesLost],
  ] as const;
  return (
    <div className={classes.numbers}>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {byCategory.length > 0 && <ByCategory byCategory={byCategory} />}
    </div>
  );
}

/** Bars beside their number: the number is what counts. */
function ByCategory({ byCategory }: Pick<DayReport, 'byCategory'>) {
  const most = Math.max(...byCategory.map(({ count }) => count));
  return (
    <ul className={classes.kinds} aria-label="Incidents by kind">
      {byCategory.map(({ categoryCode, count }) => (
        <li key={categoryCode ?? 'none'}>
          <span>{categoryName(categoryCode)}</span>
          <i style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
          <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}

function OpenDuties({ report: { openDuties, openDrafts, incidents } }: { readonly report: DayReport }) {
  const now = useMinute();
  if (openDuties.length === 0 && openDrafts === 0) {
    return incidents.length === 0 ? null : (
      <Section title="Still to do">
        <p>Nothing: every duty of this day's incidents is done.</p>
      </Section>
    );
  }
  return (
    <Section title="Still to do">
      <ul className={classes.duties}>
        {openDuties.map(({ incidentId, number, duty }) => (
          <li key={`${incidentId} ${duty.dutyId}`}>
            <DueClock duty={duty} programId={null} now={now} />
            <span>
              {duty.title} <small>{duty.actor}</small>
            </span>
            <IncidentLink incidentId={incidentId} label={number} />
          </li>
        ))}
        {openDrafts > 0 && (
          <li>
            <span>
              {openDrafts === 1 ? '1 report was begun' : `${countOf(openDrafts, 'report')} were begun`} and not
              submitted: until then nobody else sees {openDrafts === 1 ? 'it' : 'them'}.
            </span>
            <button type="button" className={classes.link} onClick={() => useIncidentsStore.getState().showTab('list')}>
              Show unfinished reports
            </button>
          </li>
        )}
      </ul>
    </Section>
  );
}

function Incidents({ incidents }: Pick<DayReport, 'incidents'>) {
  if (incidents.length === 0) return null;
  return (
    <Section title="Incidents">
      <table className={classes.table}>
        <Heads titles={['Time', 'What', 'Room', 'Students', 'State', 'Number']} />
        <tbody>
          {incidents.map(({ id, number, occurredAt, roomName, categoryCode, state, summary, studentCount }) => (
            <tr key={id}>
              <td>{minuteTime(occurredAt)}</td>
              <th scope="row">
                {categoryName(categoryCode)}
                <small>
                  <ToldText>{summary}</ToldText>
                </small>
              </th>
              <td>{roomName}</td>
              <td>{studentCount ?? 'not counted'}</td>
              <td>
                <IncidentStatePill state={state} />
              </td>
              <td>
                <IncidentLink incidentId={id} label={number} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function IncidentLink({ incidentId, label }: { readonly incidentId: string; readonly label: string }) {
  return (
    <button
      type="button"
      className={classes.link}
      aria-label={`Open ${label}`}
      onClick={() => useIncidentsStore.getState().open(incidentId)}
    >
      {label}
    </button>
  );
}

function Sessions({ sessions }: Pick<DayReport, 'sessions'>) {
  if (sessions.length === 0) return null;
  return (
    <Section title="Test sessions">
      <table className={classes.table}>
        <Heads titles={['Session', 'Rooms', 'Planned', 'Students were in', 'Paused']} />
        <tbody>
          {sessions.map((session) => (
            <tr key={`${session.name} ${session.plannedStartAt}`}>
              <th scope="row">
                {session.name}
                <small>{session.platform}</small>
              </th>
              <td>{session.rooms.join(', ')}</td>
              <td>
                {minuteTime(session.plannedStartAt)} to {minuteTime(session.plannedEndAt)}
              </td>
              <td>{realTimes(session)}</td>
              <td>{session.pausedMs === 0 ? '' : formatDuration(session.pausedMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Findings({ findings }: Pick<DayReport, 'findings'>) {
  if (findings.length === 0) return null;
  return (
    <Section title="What the console found">
      <ul className={classes.findings}>
        {findings.map(({ from, to, sentence }) => (
          <li key={`${from} ${sentence}`}>
            <span>{to === null ? `since ${minuteTime(from)}` : `${minuteTime(from)} to ${minuteTime(to)}`}</span>
            {sentence}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Heads({ titles }: { readonly titles: readonly string[] }) {
  return (
    <thead>
      <tr>
        {titles.map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
