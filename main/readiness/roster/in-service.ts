import type { Device } from '../../../shared/model/roster.ts';

/** Devices that may be handed to a student today: not put away by hand, not taken out of service. Spares are among them. */
export function inService(devices: readonly Device[]): Device[] {
  return devices.filter(({ isPaused, isRetired }) => !isPaused && !isRetired);
}
