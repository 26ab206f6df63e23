import { UnstyledButton } from '@mantine/core';
import { IconArrowsDiff, IconChecklist, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useNow } from '../../../state/clock.ts';
import { useReadinessStore } from '../../../state/readiness-store.ts';
import { showSettings } from '../../../state/settings-view.ts';
import { WORDS } from '../../../words.ts';
import { type PanelView, useBoardStore } from '../board-store.ts';
import { isRunning } from '../model/board.ts';
import { changesSince } from '../model/changes.ts';
import { sweepLine } from '../model/sweep-words.ts';
import { whenWords } from '../model/when.ts';
import classes from './sweep-strip.module.css';

/** When the board was made, what changed since, who still has to confirm something, and when it is made again. */
export function SweepStrip() {
  const data = useReadinessStore((store) => store.data);
  const now = useNow();
  if (data === null) return null;
  const changes = isRunning(data.sweep) ? null : changesSince(data, now);
  return (
    <div className={classes.strip}>
      {data.sweep !== null && !isRunning(data.sweep) && (
        <span className={classes.checked}>{sweepLine(data.sweep, now)}</span>
      )}
      {changes !== null && (
        <StripButton view={{ kind: 'changes' }} icon={<IconArrowsDiff size={15} stroke={1.8} aria-hidden />}>
          {changes.sentence}
        </StripButton>
      )}
      <StripButton view={{ kind: 'people' }} icon={<IconChecklist size={15} stroke={1.8} aria-hidden />}>
        {WORDS.readiness.checkList}
      </StripButton>
      <StripButton view={{ kind: 'history' }} icon={<IconHistory size={15} stroke={1.8} aria-hidden />}>
        {WORDS.readiness.history}
      </StripButton>
      <span className={classes.next}>
        {data.nextScheduledAt === null ? 'No scheduled check' : `Next ${whenWords(data.nextScheduledAt, now)}`}
      </span>
      <UnstyledButton className={classes.link} onClick={() => showSettings('school')}>
        {WORDS.readiness.settings}
      </UnstyledButton>
    </div>
  );
}

interface StripButtonProps {
  readonly view: PanelView;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function StripButton({ view, icon, children }: StripButtonProps) {
  const isOpen = useBoardStore((store) => store.view?.kind === view.kind);
  return (
    <UnstyledButton
      className={classes.button}
      aria-expanded={isOpen}
      onClick={() => (isOpen ? useBoardStore.getState().close() : useBoardStore.getState().open(view))}
    >
      {icon}
      {children}
    </UnstyledButton>
  );
}
