import type { ReactNode } from 'react';
import type { CheckArea } from '../../../../shared/model/readiness.ts';
import type { ReadinessCell } from '../../../../shared/model/readiness-board.ts';
import type { BoardColumn, BoardSpot } from '../model/board-keys.ts';
import { AREAS, cellWords, type RowAction, spokenCell } from '../model/row-words.ts';
import { ToneShape } from '../shapes.tsx';
import tones from '../tone.module.css';
import classes from './board-table.module.css';

/** Where a line stands, in CSS pixels from the first one. */
export interface LinePlace {
  readonly index: number;
  readonly top: number;
  /** At least; words that need more get more. */
  readonly height: number;
  readonly measure: (line: HTMLElement | null) => void;
  /** One line of why, one of what to do. */
  readonly isSlim: boolean;
}

export function spotElementId({ rowKey, column }: BoardSpot): string {
  return `readiness-${rowKey === '' ? 'school' : rowKey}-${column}`;
}

interface LineProps {
  readonly rowKey: string;
  readonly place: LinePlace;
  readonly isSchool?: boolean;
  /** What stands here is older than the sweep that runs. */
  readonly isStale?: boolean;
  readonly children: ReactNode;
}

/** One line of the board. Clicks and keys are handled by the table. */
export function Line({ rowKey, place, isSchool = false, isStale = false, children }: LineProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div
      ref={place.measure}
      role="row"
      aria-rowindex={place.index + 2}
      data-row={rowKey}
      data-index={place.index}
      data-school={isSchool || undefined}
      data-stale={isStale || undefined}
      data-slim={place.isSlim || undefined}
      className={`${classes.columns} ${classes.row}`}
      style={{ transform: `translateY(${place.top}px)`, minHeight: place.height }}
    >
      {children}
    </div>
  );
}

interface CellProps {
  readonly id?: string;
  readonly className?: string | undefined;
  readonly column?: BoardColumn;
  readonly isActive?: boolean;
  readonly children: ReactNode;
}

export function Cell({ id, className, column, isActive = false, children }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div
      role="gridcell"
      id={id}
      data-column={column}
      data-active={isActive || undefined}
      className={`${classes.cell} ${className ?? ''}`}
    >
      {children}
    </div>
  );
}

interface AreaCellsProps {
  readonly rowKey: string;
  /** For screen readers. */
  readonly name: string;
  readonly cells: Readonly<Record<CheckArea, ReadinessCell>>;
  readonly active: BoardColumn | null;
}

/** The four areas of a line, each with shape, colour and a number. */
export function AreaCells({ rowKey, name, cells, active }: AreaCellsProps) {
  return AREAS.map((area) => {
    const cell = cells[area];
    const { text, short } = cellWords(cell);
    return (
      <Cell
        key={area}
        id={spotElementId({ rowKey, column: area })}
        column={area}
        className={classes.area}
        isActive={active === area}
      >
        <span className={`${tones.tone} ${classes.verdict}`} data-tone={cell.verdict} aria-hidden="true">
          {cell.results.length > 0 && <ToneShape tone={cell.verdict} size={14} />}
          <span className={classes.text}>{text}</span>
          <span className={classes.short}>{short}</span>
        </span>
        <span className={classes.spoken}>{spokenCell(name, cell)}</span>
      </Cell>
    );
  });
}

/** Who does what, under the sentence that says why. */
export function Action({ action }: { readonly action: RowAction | null }) {
  if (action === null) return null;
  return (
    <span className={classes.action} title={`${action.who}: ${action.what}`}>
      <span aria-hidden="true">→ </span>
      <b>{action.who}:</b> {action.what}
    </span>
  );
}
