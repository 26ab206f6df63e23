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
export function spareCarts(plan: SweepPlan, isUsable: (device: Device) => boolean): SpareCarts {
  const carts = stockOf(plan)
    .map(({ name, devices }) => ({ name, spares: devices.filter(isUsable).length }))
    .filter((cart) => cart.spares > 0);
  return {
    spares: carts.reduce((sum, cart) => sum + cart.spares, 0),
    names: namesOf(carts.map(({ name }) => name)),
  };
}

interface CartStock {
  readonly name: string;
  readonly devices: readonly Device[];
}

/** Every room asks for the same carts, so the roster is gone through once for a plan. */
const stocks = new WeakMap<SweepPlan, readonly CartStock[]>();

function stockOf(plan: SweepPlan): readonly CartStock[] {
  const known = stocks.get(plan);
  if (known !== undefined) return known;
  const { rooms, devices } = plan.roster;
  const spares = inService(devices).filter(({ isSpare }) => isSpare);
  const stock = rooms
    .filter(({ kind }) => kind === 'cart')
    .map(({ id, name }) => ({ name, devices: spares.filter(({ roomId }) => roomId === id) }));
  stocks.set(plan, stock);
  return stock;
}
