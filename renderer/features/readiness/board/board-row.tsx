import { memo } from 'react';
import type { PlatformProfile } from '../../../../shared/profiles/schema.ts';
import { SessionBadge } from '../../../ui/session-badge.tsx';
import { WORDS } from '../../../words.ts';
import { DecisionPill } from '../decision-pill.tsx';
import type { BoardRow } from '../model/board.ts';
import type { BoardColumn } from '../model/board-keys.ts';
import { proctorOf, progressWords, rowReason, sessionLine } from '../model/row-words.ts';
import { isReopened } from '../model/sign-offs.ts';
import { whenWords } from '../model/when.ts';
import classes from './board-table.module.css';
import { Action, AreaCells, Cell, Line, type LinePlace, spotElementId } from './cells.tsx';

interface Props extends LinePlace {
  readonly row: BoardRow;
  readonly active: BoardColumn | null;
  /** A sweep runs: what stands here may be about to change. */
  readonly isBusy: boolean;
  readonly profiles: readonly PlatformProfile[];
  readonly now: number;
}

/** One room: the decision, whose test it is, why, and the four areas. */
export const RoomRow = memo(function RoomRow({ row, active, isBusy, profiles, now, ...place }: Props) {
  const { room, session } = row;
  const isUnderWay = session !== null && (session.state === 'testing' || session.state === 'paused');
  return (
    <Line rowKey={row.roomId} place={place} isStale={isBusy && row.progress.fresh === 0}>
      <Cell className={classes.decision}>
        <DecisionPill decision={row.decision} isPending={row.open === 'running'} />
        <Below row={row} isBusy={isBusy} now={now} />
      </Cell>
      <Cell
        id={spotElementId({ rowKey: row.roomId, column: 'room' })}
        column="room"
        className={classes.room}
        isActive={active === 'room'}
      >
        <span className={classes.name}>
          <b>{room.name}</b>
          <span className={classes.proctor}>{proctorOf(row)}</span>
          {isUnderWay && <SessionBadge state={session.state} />}
        </span>
        <span className={classes.session}>{sessionLine(session, profiles, now) ?? WORDS.readiness.noSession}</span>
      </Cell>
      <Reason row={row} now={now} />
      <AreaCells rowKey={row.roomId} name={room.name} cells={row.cells} active={active} />
    </Line>
  );
});

/** Under the decision: how far the sweep is, else who declared the room ready. */
function Below({ row, isBusy, now }: Pick<Props, 'row' | 'isBusy' | 'now'>) {
  if (isBusy) return <span className={classes.below}>{progressWords(row)}</span>;
  if (row.open === 'stopped') return <span className={classes.below}>Check was stopped</span>;
  if (row.signOff === null || isReopened(row.signOff)) return null;
  return (
    <span className={classes.below} title={`Declared ready by ${row.signOff.by}, ${whenWords(row.signOff.at, now)}`}>
      Ready: {row.signOff.by} {whenWords(row.signOff.at, now)}
    </span>
  );
}

function Reason({ row, now }: Pick<Props, 'row' | 'now'>) {
  const reason = rowReason(row);
  const { signOff } = row;
  return (
    <Cell className={classes.why}>
      {isReopened(signOff) && (
        <span className={classes.reopened}>
          <b>No longer declared ready</b> since {whenWords(signOff.reopenedAt, now)}: {signOff.reopenedBecause}
        </span>
      )}
      <span
        className={classes.sentence}
        data-quiet={reason.isQuiet || reason.isOfSchool || undefined}
        title={reason.sentence}
      >
        {reason.sentence}
      </span>
      <Action action={reason.action} />
    </Cell>
  );
}
