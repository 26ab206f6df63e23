import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { SessionId, SessionState, TestSession } from '../../../shared/model/session.ts';
import { platformName, useProfiles } from '../../state/profiles-store.ts';
import { useSessions } from '../../state/sessions-store.ts';
import { countOf } from '../../ui/counts.ts';
import { SessionBadge } from '../../ui/session-badge.tsx';
import { sessionTimeWords } from '../../ui/session-times.ts';
import { minuteTime } from '../../ui/times.ts';
import { dayWords, startOfDay } from './local-day.ts';
import classes from './session-list.module.css';
import { sessionsOfDay } from './session-warnings.ts';
import { type SessionFacts, useSessionFacts } from './use-session-facts.ts';

interface Props {
  /** Midnight of the day that is shown. */
  readonly day: number;
  readonly openId: SessionId | null;
  readonly onOpen: (sessionId: SessionId) => void;
  readonly onDay: (day: number) => void;
  readonly onNew: () => void;
}

const GROUPS: readonly { readonly title: string; readonly states: readonly SessionState[] }[] = [
  { title: 'Students are in', states: ['testing', 'paused'] },
  { title: 'Getting ready', states: ['ready', 'preparing'] },
  { title: 'Planned', states: ['planned'] },
  { title: 'Over', states: ['ended'] },
];

/** A day's sessions, the most pressing first, each group in order of its planned start. */
export function SessionList({ day, openId, onOpen, onDay, onNew }: Props) {
  const sessions = useSessions();
  const facts = useSessionFacts();
  const { today, leftOpen } = sessionsOfDay(sessions, day);
  const groups = [
    { title: 'Still open from an earlier day', sessions: leftOpen },
    ...GROUPS.map(({ title, states }) => ({ title, sessions: today.filter(({ state }) => states.includes(state)) })),
  ];
  return (
    <div className={classes.list}>
      {groups
        .filter((group) => group.sessions.length > 0)
        .map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h2 className={classes.group}>{group.title}</h2>
            <ul className={classes.rows}>
              {group.sessions.map((session) => (
                <li key={session.id}>
                  <SessionRow
                    session={session}
                    facts={facts}
                    isOpen={session.id === openId}
                    onOpen={() => onOpen(session.id)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      {today.length === 0 && <EmptyDay day={day} sessions={sessions} onDay={onDay} onNew={onNew} />}
    </div>
  );
}

interface RowProps {
  readonly session: TestSession;
  readonly facts: SessionFacts;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function SessionRow({ session, facts, isOpen, onOpen }: RowProps) {
  const profiles = useProfiles();
  const warnings = facts.warningsOf(session);
  const names = session.rooms.map(({ roomId }) => facts.rooms.get(roomId)?.name ?? 'a room that is gone');
  const details = [platformName(profiles, session.platformId), subjectWords(session), countOf(names.length, 'room')];
  return (
    <UnstyledButton
      className={classes.row}
      data-state={session.state}
      aria-current={isOpen ? 'true' : undefined}
      onClick={onOpen}
    >
      <span className={classes.time}>
        {minuteTime(session.plannedStartAt)} <small>to {minuteTime(session.plannedEndAt)}</small>
      </span>
      <span className={classes.name}>{session.name}</span>
      <span className={classes.details} title={names.join(', ')}>
        {details.filter(Boolean).join(' · ')}
        <span className={classes.roomNames}> · {names.join(', ')}</span>
      </span>
      <span className={classes.warnings}>
        {warnings.length > 0 && (
          <>
            <IconAlertTriangle size={14} aria-hidden /> {countOf(warnings.length, 'warning')}
          </>
        )}
      </span>
      <span className={classes.state}>
        <SessionBadge
          state={session.state}
          {...(session.moves.length === 0 ? {} : { more: sessionTimeWords(session) })}
        />
      </span>
    </UnstyledButton>
  );
}

/** `Grade 8 ELA`; empty when neither is given. */
function subjectWords({ subject, grade }: TestSession): string {
  return [grade === '' ? '' : `Grade ${grade}`, subject].filter(Boolean).join(' ');
}

interface EmptyDayProps {
  readonly day: number;
  readonly sessions: readonly TestSession[];
  readonly onDay: (day: number) => void;
  readonly onNew: () => void;
}

function EmptyDay({ day, sessions, onDay, onNew }: EmptyDayProps) {
  const next = sessions.find(({ plannedStartAt, state }) => plannedStartAt > day && state !== 'ended');
  return (
    <div className={classes.empty}>
      <h2>No session on this day</h2>
      <p>
        A session says which rooms test when, and on which platform. The grid, the readiness checks and the alerts
        follow it through the day.
      </p>
      <div className={classes.emptyActions}>
        <Button onClick={onNew}>New session</Button>
        {next !== undefined && (
          <Button variant="default" onClick={() => onDay(startOfDay(next.plannedStartAt))}>
            Next: {next.name}, {dayWords(next.plannedStartAt, Date.now())}
          </Button>
        )}
      </div>
    </div>
  );
}
