import { answeringCount, countStates } from '../../../shared/model/device-state.ts';
import type { DeviceLive } from '../../../shared/model/live.ts';
import type { Device } from '../../../shared/model/roster.ts';
import type { SweepPlan } from '../plan.ts';
import { inService } from '../roster/in-service.ts';

export interface LiveDevice {
  readonly device: Device;
  readonly live: DeviceLive;
}

/** What the live checks know of a room's devices in use. */
export interface RoomStates {
  /** Alive now; a device that blocks ping but shows another sign of life is among them. */
  readonly answering: readonly LiveDevice[];
  readonly silent: readonly LiveDevice[];
  /** Not checked yet, could not be checked, or the last check is too old to count. */
  readonly unknown: readonly Device[];
}

export function roomStates({ live }: Pick<SweepPlan, 'live'>, devices: readonly Device[]): RoomStates {
  const answering: LiveDevice[] = [];
  const silent: LiveDevice[] = [];
  const unknown: Device[] = [];
  for (const device of inService(devices)) {
    const now = live.get(device.id);
    if (now === undefined || now.isStale || now.state === 'unknown' || now.state === 'paused') unknown.push(device);
    else if (answeringCount(countStates([now.state])) > 0) answering.push({ device, live: now });
    else silent.push({ device, live: now });
  }
  return { answering, silent, unknown };
}
