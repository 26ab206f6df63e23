import type { Room } from '../../../shared/model/roster.ts';
import type { SweepPlan } from '../plan.ts';
import { inService } from '../roster/in-service.ts';

/** Devices a room brings to what it shares: a swept room the seats of its session, another its devices that are no spares. */
export function roomLoad({ rooms, roster }: SweepPlan, room: Room): number {
  const planned = rooms.find((candidate) => candidate.room.id === room.id);
  if (planned !== undefined) return planned.seats;
  return inService(roster.devices).filter(({ roomId, isSpare }) => roomId === room.id && !isSpare).length;
}
