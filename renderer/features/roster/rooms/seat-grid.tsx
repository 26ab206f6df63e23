import { useDroppable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { seatNameAt } from '../../../../shared/model/room-layout.ts';
import type { Room, SeatPosition } from '../../../../shared/model/roster.ts';
import { seatId } from './drop-targets.ts';
import classes from './seat-grid.module.css';
import { type SeatPlan, seatKey } from './seat-plan.ts';
import { SeatTile } from './seat-tile.tsx';

interface Props {
  readonly room: Room;
  readonly plan: SeatPlan;
}

/** The room from above. Every place takes a device; the last row is empty so that the room can grow. */
export function SeatGrid({ room, plan }: Props) {
  const places = Array.from({ length: plan.rows * plan.columns }, (_, index) => ({
    row: Math.floor(index / plan.columns),
    column: index % plan.columns,
  }));
  return (
    <fieldset
      className={classes.grid}
      style={{ gridTemplateColumns: `repeat(${plan.columns}, minmax(76px, 104px))` }}
      aria-label={`${room.name}, ${plan.columns} seats across`}
    >
      {places.map((position) => {
        const device = plan.deviceAt.get(seatKey(position));
        return (
          <Place key={seatKey(position)} position={position} isTaken={device !== undefined}>
            {device !== undefined && <SeatTile device={device} place={`seat ${seatNameAt(position)}`} />}
          </Place>
        );
      })}
    </fieldset>
  );
}

interface PlaceProps {
  readonly position: SeatPosition;
  readonly isTaken: boolean;
  readonly children: ReactNode;
}

function Place({ position, isTaken, children }: PlaceProps) {
  const { setNodeRef, isOver } = useDroppable({ id: seatId(position) });
  return (
    <div ref={setNodeRef} className={classes.place} data-taken={isTaken || undefined} data-over={isOver || undefined}>
      {!isTaken && (
        <span className={classes.name} aria-hidden="true">
          {seatNameAt(position)}
        </span>
      )}
      {children}
    </div>
  );
}
