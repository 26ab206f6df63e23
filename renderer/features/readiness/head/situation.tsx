import { Button, Progress } from '@mantine/core';
import { IconPlayerStopFilled, IconRefresh } from '@tabler/icons-react';
import { useReadinessStore } from '../../../state/readiness-store.ts';
import { WORDS } from '../../../words.ts';
import { type Board, isRunning } from '../model/board.ts';
import { headline } from '../model/headline.ts';
import { runningLine } from '../model/sweep-words.ts';
import { checkAllRooms, stopSweep } from '../readiness-commands.ts';
import { ToneShape } from '../shapes.tsx';
import tones from '../tone.module.css';
import { ReportMenu } from './report-menu.tsx';
import classes from './situation.module.css';

/** The sentence for the school, and the one button. Keeps its height, so that a sweep never moves the board. */
export function Situation({ board }: { readonly board: Board }) {
  const sweep = useReadinessStore((store) => store.data?.sweep ?? null);
  const { tone, title, detail } = headline(board);
  const running = isRunning(sweep) ? sweep : null;
  return (
    <section className={`${tones.tone} ${classes.slot}`} data-tone={tone} aria-label="Situation">
      <span className={classes.sign}>
        <ToneShape tone={tone} size={20} />
      </span>
      <div className={classes.words}>
        <h1 className={classes.title} title={title}>
          {running === null ? title : 'Checking all rooms…'}
        </h1>
        <p className={classes.detail} title={running === null ? detail : undefined}>
          {running === null
            ? detail
            : `${runningLine(running, board.rows)}${tone === 'unswept' ? '' : ` · so far: ${title}`}`}
        </p>
      </div>
      <ReportMenu isDisabled={sweep === null} />
      {running === null ? (
        <Button size="md" leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => void checkAllRooms()}>
          {WORDS.readiness.checkAll}
        </Button>
      ) : (
        <Button
          size="md"
          variant="default"
          leftSection={<IconPlayerStopFilled size={16} aria-hidden />}
          onClick={() => void stopSweep()}
        >
          {WORDS.readiness.stop}
        </Button>
      )}
      {running !== null && (
        <Progress
          className={classes.progress ?? ''}
          size={5}
          radius={0}
          value={running.total === 0 ? 0 : (100 * running.done) / running.total}
          aria-label="Checks done"
        />
      )}
    </section>
  );
}
