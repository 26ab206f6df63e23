import { memo } from 'react';
import { countOf } from '../../../ui/counts.ts';
import { WORDS } from '../../../words.ts';
import type { SchoolRow } from '../model/board.ts';
import type { BoardColumn } from '../model/board-keys.ts';
import { MAX_SCHOOL_PROBLEMS } from '../model/row-heights.ts';
import { rowAction } from '../model/row-words.ts';
import { ToneShape } from '../shapes.tsx';
import tones from '../tone.module.css';
import classes from './board-table.module.css';
import { Action, AreaCells, Cell, Line, type LinePlace, spotElementId } from './cells.tsx';

interface Props extends LinePlace {
  readonly school: SchoolRow;
  readonly active: BoardColumn | null;
}

/** What holds for several rooms, told once, above them all. */
export const SchoolLine = memo(function SchoolLine({ school, active, ...place }: Props) {
  const { problems } = school;
  const worst = problems[0]?.verdict ?? 'pass';
  const hidden = problems.length - MAX_SCHOOL_PROBLEMS;
  const reach =
    problems.length === 0
      ? 'For every room'
      : `Concerns ${countOf(school.roomsHit, 'room')}${hidden > 0 ? `; ${hidden} more inside` : ''}`;
  return (
    <Line rowKey="" place={place} isSchool>
      <Cell className={classes.decision}>
        <span className={`${tones.tone} ${tones.pill}`} data-tone={worst}>
          <ToneShape tone={worst} size={13} />
          {problems.length === 0 ? 'Good' : countOf(problems.length, 'problem')}
        </span>
      </Cell>
      <Cell
        id={spotElementId({ rowKey: '', column: 'room' })}
        column="room"
        className={classes.room}
        isActive={active === 'room'}
      >
        <span className={classes.name}>
          <b>{WORDS.readiness.wholeSchool}</b>
        </span>
        <span className={classes.session}>{reach}</span>
      </Cell>
      <Cell className={classes.why}>
        {problems.length === 0 && (
          <span className={classes.sentence} data-quiet>
            {WORDS.readiness.wholeSchoolWell}
          </span>
        )}
        {problems.slice(0, MAX_SCHOOL_PROBLEMS).map((problem) => (
          <span key={problem.key} className={classes.problem}>
            <span className={classes.sentence} title={problem.sentence}>
              {problem.sentence}
            </span>
            <Action action={rowAction(problem.action)} />
          </span>
        ))}
      </Cell>
      <AreaCells rowKey="" name={WORDS.readiness.wholeSchool} cells={school.cells} active={active} />
    </Line>
  );
});
