import { memo, type ReactNode } from 'react';
import type { IncidentRow } from '../../../../shared/model/incident.ts';
import { categoryName } from '../../../../shared/model/incident-wording.ts';
import { useIsProjector } from '../../../state/settings-store.ts';
import { dayAndTime } from '../model/moments.ts';
import { DueClock } from '../ui/due-clock.tsx';
import { IncidentStatePill } from '../ui/state-pill.tsx';
import classes from './incident-table.module.css';

interface Props {
  readonly row: IncidentRow;
  readonly index: number;
  /** Pixels from the first row. */
  readonly top: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly now: number;
}

export function lineElementId(incidentId: string): string {
  return `incident-line-${incidentId}`;
}

/** One incident. Clicks and keys are handled by the table. */
export const IncidentLine = memo(function IncidentLine({ row, index, top, isSelected, isActive, now }: Props) {
  const { nextDuty } = row;
  // What people wrote may tell who it was.
  const isProjector = useIsProjector();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div
      role="row"
      id={lineElementId(row.id)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-incident={row.id}
      data-active={isActive || undefined}
      className={`${classes.columns} ${classes.row}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Cell column="check">
        <span className={classes.check} data-toggle data-checked={isSelected || undefined} aria-hidden="true" />
      </Cell>
      <Cell column="due">
        {nextDuty !== null && (
          <>
            <DueClock duty={nextDuty} programId={row.programId} now={now} />
            <small title={nextDuty.title}>{nextDuty.title}</small>
          </>
        )}
      </Cell>
      <Cell column="what">
        <b>{row.isPurged ? `${categoryName(row.categoryCode)} (erased)` : categoryName(row.categoryCode)}</b>
        {!isProjector && <small title={row.summary}>{row.summary}</small>}
      </Cell>
      <Cell column="room">{row.roomName}</Cell>
      <Cell column="when">
        {dayAndTime(row.occurredAt, now)}
        <small>{row.number}</small>
      </Cell>
      <Cell column="state">
        <IncidentStatePill state={row.state} />
      </Cell>
      <Cell column="students">{row.studentCount ?? ''}</Cell>
      <Cell column="reporter">{row.reporter}</Cell>
    </div>
  );
});

function Cell({ column, children }: { readonly column: string; readonly children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div role="gridcell" data-column={column} className={classes.cell}>
      {children}
    </div>
  );
}
