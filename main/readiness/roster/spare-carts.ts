import type { Device } from '../../../shared/model/roster.ts';
import type { SweepPlan } from '../plan.ts';
import { namesOf } from '../pure-check.ts';
import { inService } from './in-service.ts';

/** Spares that stand in carts, for whichever room needs them. */
export interface SpareCarts {
  readonly spares: number;
  /** `Cart 3`, `Cart 3 and Cart 5`; empty without spares. */
  readonly names: string;
}

/**
 * What the carts can give. A spare that does not answer counts: carts charge devices with their lids shut.
 *
 * @param isUsable  Whether a student of the room in need could test on it.
 */
export function spareCarts({ roster }: SweepPlan, isUsable: (device: Device) => boolean): SpareCarts {
  const spares = inService(roster.devices).filter((device) => device.isSpare && isUsable(device));
  const carts = roster.rooms
    .filter(({ kind }) => kind === 'cart')
    .map(({ id, name }) => ({ name, spares: spares.filter(({ roomId }) => roomId === id).length }))
    .filter((cart) => cart.spares > 0);
  return {
    spares: carts.reduce((sum, cart) => sum + cart.spares, 0),
    names: namesOf(carts.map(({ name }) => name)),
  };
}
