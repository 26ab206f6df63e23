import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type EventGroup, groupEvents } from '../../../shared/model/event-groups.ts';
import type { Transition } from '../../../shared/model/live.ts';
import { mayAnnounce } from '../../../shared/model/session-effects.ts';
import { SECOND_MS } from '../../../shared/units.ts';
import { useDiagnosisStore } from '../../state/diagnosis-store.ts';
import { useLiveStore } from '../../state/live-store.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { useSessionsStore } from '../../state/sessions-store.ts';
import { eventWords } from './event-words.ts';

/** Spoken at most this often, so that a failing access point is one sentence and not eleven. */
const BATCH_MS = 3 * SECOND_MS;
const MAX_SENTENCES = 3;

/** Tells screen readers about new trouble and recoveries, politely and in batches. Silent about what was there before. */
export function Announcer() {
  const [words, setWords] = useState('');
  useEffect(() => {
    let lastId = newestId();
    let timer: ReturnType<typeof setTimeout> | undefined;
    function speak(): void {
      timer = undefined;
      const fresh = (useLiveStore.getState().data?.transitions ?? []).filter(({ id }) => id > lastId);
      lastId = Math.max(lastId, newestId());
      setWords(announcement(groupEvents(fresh.filter(isWorthSaying))));
    }
    const unsubscribe = useLiveStore.subscribe((now, before) => {
      if (before.data === null) lastId = newestId();
      else if (now.data?.transitions !== before.data.transitions) timer ??= setTimeout(speak, BATCH_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, []);
  return (
    <VisuallyHidden aria-live="polite" role="log">
      {words}
    </VisuallyHidden>
  );
}

/** The worst few, as one text. Empty when nobody needs to hear of it. */
export function announcement(events: readonly EventGroup[]): string {
  const wanted = events.filter(({ to, transitions }) =>
    to === 'up' ? transitions[0]?.from === 'down' : to === 'down' || to === 'flaky' || to === 'slow',
  );
  const bySize = [...wanted].sort((a, b) => b.transitions.length - a.transitions.length);
  const rest = bySize.length - MAX_SENTENCES;
  const sentences = bySize.slice(0, MAX_SENTENCES).map(eventWords);
  return [...sentences, ...(rest > 0 ? [`and ${rest} more`] : [])].join('. ');
}

/** Not of a room on a break, or without students while others test; nor of one that the sentence above the rooms speaks of already. */
function isWorthSaying({ deviceId }: Transition): boolean {
  const sessions = useSessionsStore.getState().sessions ?? [];
  const roomId = useRosterStore.getState().data?.devices.get(deviceId)?.roomId ?? null;
  if (roomId !== null && useDiagnosisStore.getState().byRoom.has(roomId)) return false;
  return sessions.length === 0 || roomId === null || mayAnnounce(sessions, roomId);
}

function newestId(): number {
  return useLiveStore.getState().data?.transitions.at(-1)?.id ?? 0;
}
