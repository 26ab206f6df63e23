import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useLayoutEffect, useMemo, useRef } from 'react';
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
  const listRef = useWholeItems(events);
  return (
    <footer className={classes.strip}>
      <ol ref={listRef} className={classes.events} aria-label={WORDS.strip.label}>
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

/** Takes what does not fit the list's one line out of sight and out of the Tab order, instead of cutting it in mid-word. */
function useWholeItems(items: readonly unknown[]) {
  const { ref: sizeRef, width } = useElementSize<HTMLOListElement>();
  const listRef = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what fits depends on the words and on the width
  useLayoutEffect(() => {
    const list = [...(listRef.current?.children ?? [])].filter((item) => item instanceof HTMLElement);
    // The list wraps, so whatever does not fit stands lower than the first.
    const fits = list.map((item) => item.offsetTop <= (list[0]?.offsetTop ?? 0));
    for (const [index, item] of list.entries()) item.style.visibility = fits[index] === true ? '' : 'hidden';
  }, [items, width]);
  return useMergedRef(sizeRef, listRef);
}

function isNews(transition: { readonly from: string; readonly to: string }): boolean {
  return !(transition.from === 'unknown' && transition.to === 'up') && transition.to !== 'unknown';
}

function ProbingLine() {
  const status = useLiveStore((store) => store.status);
  const isDemo = useIsDemo();
  if (status === null) return <p className={classes.probing}>{WORDS.loading}</p>;
  // A round's length would say nothing: checks are spread over the period.
  const parts = [
    isDemo ? WORDS.demo.strip : null,
    status.transportLabel,
    `${status.deviceCount} devices`,
    `every ${formatDuration(status.periodMs)}`,
  ];
  return <p className={classes.probing}>{parts.filter((part) => part !== null && part !== '').join(' · ')}</p>;
}
