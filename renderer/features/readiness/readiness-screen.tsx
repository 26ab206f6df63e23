import { Drawer, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useProfilesStore } from '../../state/profiles-store.ts';
import { useReadinessStore } from '../../state/readiness-store.ts';
import { useRosterStore } from '../../state/roster-store.ts';
import { useSessions } from '../../state/sessions-store.ts';
import { useSiteStore } from '../../state/site-store.ts';
import { WORDS } from '../../words.ts';
import { BoardTable } from './board/board-table.tsx';
import { useBoard, useBoardLayout } from './board/use-board.ts';
import { useBoardStore } from './board-store.ts';
import { NeverSwept, NoPlatform, NoRooms, NoRoster } from './empty/empty-board.tsx';
import { Situation } from './head/situation.tsx';
import { SweepStrip } from './head/sweep-strip.tsx';
import { type Board, isRunning } from './model/board.ts';
import { endOfSweep } from './model/headline.ts';
import { BoardPanel } from './panel/board-panel.tsx';
import { forgetRechecks } from './readiness-commands.ts';
import classes from './readiness-screen.module.css';

/** From this width on the panel has its own place; below, it lies over the board. */
const SIDE_FROM_PX = 1_120;

/** Is every room ready, before the students sit down? */
export function ReadinessScreen() {
  const board = useBoard();
  const deviceCount = useRosterStore((store) => store.data?.devices.size ?? 0);
  const sweep = useReadinessStore((store) => store.data?.sweep ?? null);
  const hasPlatform = useHasPlatform();
  if (board === null || hasPlatform === null) return null;
  if (deviceCount === 0) return <NoRoster />;
  if (board.rows.length === 0) return <NoRooms />;
  if (sweep === null && !hasPlatform) return <NoPlatform />;
  if (sweep === null) return <NeverSwept roomCount={board.rows.length} />;
  return <ReadyBoard board={board} />;
}

/** Whether there is anything to check for; null until that is known. Once somebody chose here, the screen stays for the next switch. */
function useHasPlatform(): boolean | null {
  const site = useSiteStore((store) => store.site);
  const profiles = useProfilesStore((store) => store.list);
  const sessions = useSessions();
  if (site === null || profiles === null) return null;
  return Object.values(site.platforms).some(({ isUsed }) => isUsed) || sessions.some(({ state }) => state !== 'ended');
}

function ReadyBoard({ board }: { readonly board: Board }) {
  const { ref, width } = useElementSize();
  const layout = useBoardLayout(board);
  const view = useBoardStore((store) => store.view);
  const close = useBoardStore((store) => store.close);
  const hasSide = width >= SIDE_FROM_PX;
  useRecheckEnd();
  const panel = view === null ? null : <BoardPanel view={view} board={board} onClose={close} />;
  return (
    <div ref={ref} className={classes.screen} data-side={(hasSide && view !== null) || undefined}>
      <div className={classes.head}>
        <Situation board={board} />
        <SweepStrip />
      </div>
      <div className={classes.board}>
        <BoardTable board={board} layout={layout} />
      </div>
      {hasSide ? (
        panel !== null && <aside className={classes.side}>{panel}</aside>
      ) : (
        <Drawer
          opened={panel !== null}
          onClose={close}
          position="right"
          size={440}
          withCloseButton={false}
          padding={0}
          styles={{ body: { height: '100%' } }}
          attributes={{ content: { 'aria-label': WORDS.readiness.title } }}
        >
          {panel}
        </Drawer>
      )}
      <SweepAnnouncer board={board} />
    </div>
  );
}

/** Tells screen readers once that a sweep began, and how it ended. */
function SweepAnnouncer({ board }: { readonly board: Board }) {
  const sweep = useReadinessStore((store) => store.data?.sweep ?? null);
  const running = isRunning(sweep);
  const wasRunning = useRef(running);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (running === wasRunning.current || sweep === null) return;
    wasRunning.current = running;
    setWords(running ? 'Checking all rooms.' : endOfSweep(sweep, board));
  }, [running, sweep, board]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}

/** What was asked for again is back when no recheck runs any more. */
function useRecheckEnd(): void {
  const recheck = useReadinessStore((store) => store.data?.recheck ?? null);
  const running = isRunning(recheck);
  const wasRunning = useRef(running);
  useEffect(() => {
    if (wasRunning.current && !running) forgetRechecks();
    wasRunning.current = running;
  }, [running]);
}
