import { Button, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TestSession } from '../../../shared/model/session.ts';
import { moveDone, SESSION_STATE_WORDS } from '../../../shared/model/session-wording.ts';
import { command } from '../../ipc/client.ts';
import { platformName, useProfile, useProfiles } from '../../state/profiles-store.ts';
import { showSettings } from '../../state/settings-view.ts';
import { useSite } from '../../state/site-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { SessionBadge } from '../../ui/session-badge.tsx';
import { sessionTimeWords } from '../../ui/session-times.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { minuteTime } from '../../ui/times.ts';
import { dayWords } from './local-day.ts';
import { SessionMoves } from './session-moves.tsx';
import classes from './session-panel.module.css';
import { useSessionFacts } from './use-session-facts.ts';

interface Props {
  readonly session: TestSession;
  readonly onClose: () => void;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
}

/** One session: how far it is, what stands against it, how it goes on, and what happened when. */
export function SessionPanel({ session, onClose, onEdit, onCopy }: Props) {
  const isOver = session.state === 'ended';
  return (
    <SidePanel
      title={session.name}
      subtitle={`${capital(dayWords(session.plannedStartAt, Date.now()))}, ${minuteTime(session.plannedStartAt)} to ${minuteTime(session.plannedEndAt)}`}
      onClose={onClose}
      footer={
        <>
          {!isOver && (
            <Button variant="default" size="sm" px="xs" onClick={onEdit}>
              Change…
            </Button>
          )}
          <Button variant="default" size="sm" px="xs" onClick={onCopy}>
            Copy to another day…
          </Button>
          {session.state === 'planned' && session.moves.length === 0 && (
            <Button variant="subtle" color="red" size="sm" px="xs" ml="auto" onClick={() => askToRemove(session)}>
              Remove
            </Button>
          )}
        </>
      }
    >
      <div>
        <SessionBadge
          state={session.state}
          {...(session.moves.length === 0 ? {} : { more: sessionTimeWords(session) })}
        />
        <Text size="sm" c="dimmed" mt={6}>
          {SESSION_STATE_WORDS[session.state].meaning}
        </Text>
      </div>
      <Warnings session={session} />
      <SessionMoves session={session} />
      <Facts session={session} />
      <RoomsOfSession session={session} />
      {session.moves.length > 0 && <History session={session} />}
    </SidePanel>
  );
}

function Warnings({ session }: { readonly session: TestSession }) {
  const warnings = useSessionFacts().warningsOf(session);
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label="Warnings">
      {warnings.map(({ key, message }) => (
        <li key={key}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>
            {message}
            <WayOut warningKey={key} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where a warning is dealt with, if it is on another screen. */
function WayOut({ warningKey }: { readonly warningKey: string }) {
  const ways: Readonly<Record<string, { readonly label: string; readonly go: () => void }>> = {
    platform: { label: 'Open Settings', go: () => showSettings('platforms') },
    readiness: { label: 'Open Readiness', go: () => useUiStore.getState().goTo('readiness') },
  };
  const way = ways[warningKey];
  if (way === undefined) return null;
  return (
    <Button variant="subtle" size="compact-xs" onClick={way.go}>
      {way.label}
    </Button>
  );
}

function Facts({ session }: { readonly session: TestSession }) {
  const profiles = useProfiles();
  const profile = useProfile(session.platformId);
  const site = useSite();
  const chosen = session.managementSystem ?? site.platforms[session.platformId]?.managementSystem ?? null;
  const system = profile?.managementSystems.find(({ id }) => id === chosen)?.name ?? null;
  const facts: readonly (readonly [string, string])[] = [
    ['Platform', platformName(profiles, session.platformId)],
    ['Managed in', system ?? (profile?.managementSystems.length === 0 ? '' : 'not chosen')],
    ['Subject', session.subject],
    ['Grade', session.grade],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function RoomsOfSession({ session }: { readonly session: TestSession }) {
  const { rooms, deviceCounts } = useSessionFacts();
  return (
    <section aria-label="Rooms">
      <h3 className={classes.heading}>Rooms</h3>
      <ul className={classes.rooms}>
        {session.rooms.map(({ roomId, proctor, expectedDevices }) => {
          const count = deviceCounts.get(roomId) ?? 0;
          return (
            <li key={roomId}>
              <span>{rooms.get(roomId)?.name ?? 'No longer in the roster'}</span>
              <small>{proctor}</small>
              <span className={classes.count}>
                {expectedDevices === null ? `${count} devices` : `${count} of ${expectedDevices} devices`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function History({ session }: { readonly session: TestSession }) {
  return (
    <section aria-label="What happened">
      <h3 className={classes.heading}>What happened</h3>
      <ol className={classes.history}>
        {session.moves.toReversed().map(({ at, from, to, by }) => (
          <li key={`${at}-${to}`}>
            <time dateTime={new Date(at).toISOString()}>{minuteTime(at)}</time>
            <span>{moveDone(from, to)}</span>
            <small>{by}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function askToRemove(session: TestSession): void {
  modals.openConfirmModal({
    title: `Remove ${session.name}?`,
    children: <Text size="sm">It never began, so nothing that was recorded is lost.</Text>,
    labels: { confirm: 'Remove', cancel: 'Keep' },
    confirmProps: { color: 'red' },
    onConfirm: () => void command('sessions.remove', { sessionId: session.id }),
  });
}
