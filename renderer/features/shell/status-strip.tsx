import { useMemo } from 'react';
import { groupEvents } from '../../../shared/model/event-groups.ts';
import { formatDuration } from '../../../shared/model/wording.ts';
import { useLiveStore, useTransitions } from '../../state/live-store.ts';
import { useIsDemo } from '../../state/settings-store.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import { clockTime } from '../../ui/times.ts';
import { WORDS } from '../../words.ts';
import { Announcer } from './announcer.tsx';
import { eventWords } from './event-words.ts';
import classes from './status-strip.module.css';

const MAX_EVENTS = 8;

/** The latest changes on the left, how the checking is doing on the right. */
export function StatusStrip() {
  const transitions = useTransitions();
  // Not everything since the start: first answers of a whole school are no news.
  const events = useMemo(() => groupEvents(transitions.filter(isNews)).slice(0, MAX_EVENTS), [transitions]);
  return (
    <footer className={classes.strip}>
      <ol className={classes.events} aria-label={WORDS.strip.label}>
        {events.length === 0 && <li>{WORDS.strip.quiet}</li>}
        {events.map((event) => (
          <li key={event.key}>
            <button
              type="button"
              onClick={() => useUiStore.getState().goToDevice(event.transitions[0]?.deviceId ?? '')}
            >
              <time>{clockTime(event.at)}</time>
              <span className={classes.shape} data-state={event.to}>
                <StateShape state={event.to} size={12} />
              </span>
              {eventWords(event)}
            </button>
          </li>
        ))}
      </ol>
      <ProbingLine />
      <Announcer />
    </footer>
  );
}

function isNews(transition: { readonly from: string; readonly to: string }): boolean {
  return !(transition.from === 'unknown' && transition.to === 'up') && transition.to !== 'unknown';
}

function ProbingLine() {
  const status = useLiveStore((store) => store.status);
  const isDemo = useIsDemo();
  if (status === null) return <p className={classes.probing}>{WORDS.loading}</p>;
  const { lastRound } = status;
  const parts = [
    isDemo ? WORDS.demo.strip : null,
    status.transportLabel || null,
    `${status.deviceCount} devices`,
    lastRound === null ? null : `round ${(lastRound.elapsedMs / 1_000).toFixed(1)} s`,
    `every ${formatDuration(status.periodMs)}`,
  ];
  return <p className={classes.probing}>{parts.filter((part) => part !== null).join(' · ')}</p>;
}
