import { useDraggable } from '@dnd-kit/core';
import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import type { Device, DeviceId } from '../../../../shared/model/roster.ts';
import { deviceDragId } from './drop-targets.ts';
import classes from './seat-grid.module.css';

interface Props {
  readonly device: Device;
  /** Where it is, for screen readers: `seat A3`. */
  readonly place: string;
}

export function tileElementId(deviceId: DeviceId): string {
  return `seat-tile-${deviceId}`;
}

/** A device that can be dragged, or picked up with Space and moved with the arrows. */
export const SeatTile = memo(function SeatTile({ device, place }: Props) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: deviceDragId(device.id) });
  return (
    <UnstyledButton
      ref={setNodeRef}
      className={classes.tile}
      data-lifted={isDragging || undefined}
      {...attributes}
      {...listeners}
      id={tileElementId(device.id)}
      aria-label={`${device.label}, ${place}`}
    >
      <TileFace device={device} />
    </UnstyledButton>
  );
});

interface FaceProps {
  readonly device: Device;
  readonly isLifted?: boolean;
}

/** What a tile shows: the device, and the seat as its sticker names it, which need not be the place in the grid. */
export function TileFace({ device, isLifted = false }: FaceProps) {
  const state = device.isPaused ? 'paused' : device.isSpare ? 'spare' : null;
  const secondary = [device.seat === null ? null : `seat ${device.seat}`, state]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <div className={classes.face} data-lifted={isLifted || undefined} data-quiet={state !== null || undefined}>
      <div className={classes.primary} dir="auto">
        {device.label}
      </div>
      {secondary !== '' && <div className={classes.secondary}>{secondary}</div>}
    </div>
  );
}
