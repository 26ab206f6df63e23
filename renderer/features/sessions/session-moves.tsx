import { Button, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useRef, useState } from 'react';
import { movesFrom, type SessionState, type TestSession } from '../../../shared/model/session.ts';
import { moveVerb } from '../../../shared/model/session-wording.ts';
import type { AppError } from '../../../shared/result.ts';
import { request } from '../../ipc/client.ts';
import { useWhoStore } from '../../state/who-store.ts';
import classes from './session-panel.module.css';

/** What usually comes next; its button stands out. */
const USUAL_NEXT: Readonly<Partial<Record<SessionState, SessionState>>> = {
  planned: 'preparing',
  preparing: 'ready',
  ready: 'testing',
  paused: 'testing',
};

/** The ways on from here as plain verbs, and who takes them: both stand in the day's record. */
export function SessionMoves({ session }: { readonly session: TestSession }) {
  const { name, setName } = useWhoStore();
  const [error, setError] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const nameRef = useRef<HTMLInputElement>(null);
  const moves = movesFrom(session.state);
  if (moves.length === 0) return null;

  const move = async (to: SessionState) => {
    if (name.trim() === '') {
      setError('Type your name or initials first: they stand in the record.');
      nameRef.current?.focus();
      return;
    }
    const isSure = to !== 'ended' || (await confirmEnd(session));
    if (!isSure) return;
    const result = await request('sessions.move', { sessionId: session.id, to, by: name.trim() });
    setRefusal(result.ok ? null : result.error);
  };
  return (
    <section className={classes.moves} aria-label="Go on">
      <TextInput
        ref={nameRef}
        size="sm"
        label="Your name or initials"
        maxLength={80}
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
      />
      <div className={classes.buttons}>
        {moves.map((to) => (
          <Button
            key={to}
            size="sm"
            variant={USUAL_NEXT[session.state] === to ? 'filled' : 'default'}
            onClick={() => void move(to)}
          >
            {moveVerb(session.state, to)}
          </Button>
        ))}
      </div>
      {refusal !== null && (
        <Text size="sm" role="alert" c="var(--down-on-surface)">
          {refusal.message}
        </Text>
      )}
    </section>
  );
}

/** An ended session stays ended, so it is asked once. */
function confirmEnd(session: TestSession): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: `${moveVerb(session.state, 'ended')}: ${session.name}?`,
      children: <Text size="sm">An ended session cannot be opened again. Copy it to test once more.</Text>,
      labels: { confirm: moveVerb(session.state, 'ended'), cancel: 'Not yet' },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
    });
  });
}
