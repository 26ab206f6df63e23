import type { Device } from '../../shared/model/roster.ts';
import type { RosterRow } from './row.ts';

/**
 * Which devices of the roster a list reports as retired. Told by serial number only: an asset tag or a name moves on to the
 * device that replaces an old one. A device that another row of the list calls active stays in service.
 */
export class Retirement {
  readonly #bySerial = new Map<string, Device>();

  /** @param devices  Those that no active row of the list is about. */
  constructor(devices: readonly Device[]) {
    for (const device of devices) if (device.serial !== null) this.#bySerial.set(keyOf(device.serial), device);
  }

  /** Null: the row retires nothing that is in service here. */
  deviceOf({ isRetired, values }: RosterRow): Device | null {
    if (!isRetired || !values.serial) return null;
    const device = this.#bySerial.get(keyOf(values.serial));
    return device === undefined || device.isRetired ? null : device;
  }
}

function keyOf(serial: string): string {
  return serial.trim().toUpperCase();
}
