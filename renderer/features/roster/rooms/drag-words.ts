import { seatNameAt } from '../../../../shared/model/room-layout.ts';
import type { Device, Room } from '../../../../shared/model/roster.ts';
import type { DropTarget } from './drop-targets.ts';
import { type SeatPlan, seatKey } from './seat-plan.ts';

/** What the announcements need to know of the screen. */
export interface DragScene {
  readonly plan: SeatPlan;
  readonly rooms: ReadonlyMap<string, Room>;
}

/** For screen readers while a device is over a place: `Seat B2, taken by CB-0422: they change places.` */
export function describeTarget(device: Device, target: DropTarget | null, scene: DragScene): string {
  if (target === null) return `${device.label} is over no place.`;
  switch (target.kind) {
    case 'tray':
      return 'No room.';
    case 'room':
      return `${scene.rooms.get(target.roomId)?.name ?? 'A room'}: the first free seat.`;
    case 'seat': {
      const occupant = scene.plan.deviceAt.get(seatKey(target.position));
      const name = `Seat ${seatNameAt(target.position)}`;
      if (occupant === undefined) return `${name}, free.`;
      return occupant.id === device.id
        ? `${name}, where it was.`
        : `${name}, taken by ${occupant.label}: they change places.`;
    }
  }
}

/** After it was put down. */
export function describeDrop(device: Device, target: DropTarget | null, scene: DragScene): string {
  if (target === null) return `${device.label} stays where it was.`;
  switch (target.kind) {
    case 'tray':
      return `${device.label} is in no room now.`;
    case 'room':
      return `${device.label} moved to ${scene.rooms.get(target.roomId)?.name ?? 'another room'}.`;
    case 'seat':
      return `${device.label} is on seat ${seatNameAt(target.position)}.`;
  }
}

/** Read once when a device that can be moved gets the focus. */
export const DRAG_INSTRUCTIONS =
  'Press Space to pick it up, the arrow keys to move it, Space to put it down, Escape to leave it where it was. Left of the first column are the other rooms, below the last row is the tray for no room.';
