import type { DeviceState } from '../../shared/model/device-state.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import type { StateChange } from '../store/repositories.ts';

/** One device in one state, in the room it was in then. */
export interface DeviceStretch extends Stretch {
  readonly deviceId: DeviceId;
  readonly deviceLabel: string;
  readonly roomName: string | null;
  readonly state: DeviceState;
}

/**
 * Changes as stretches of time, grouped by device, each device's oldest first.
 *
 * A gap ends every stretch: what a device did while nobody looked is not known, and after it the console begins anew with a
 * change for every device that it checks.
 *
 * @param before  The newest change of each device before the span.
 * @param changes  Within the span, oldest first.
 * @param gaps  Ascending. One that began before the span may begin before it here too, so that older states do not reach over it.
 */
export function deviceStretches(
  before: readonly StateChange[],
  changes: readonly StateChange[],
  gaps: readonly Stretch[],
  span: Stretch,
): Map<DeviceId, DeviceStretch[]> {
  const byDevice = new Map<DeviceId, StateChange[]>();
  for (const change of before) byDevice.set(change.deviceId, [change]);
  for (const change of changes) {
    const known = byDevice.get(change.deviceId);
    if (known === undefined) byDevice.set(change.deviceId, [change]);
    else known.push(change);
  }
  const stretches = new Map<DeviceId, DeviceStretch[]>();
  for (const [deviceId, own] of byDevice) stretches.set(deviceId, stretchesOf(own, gaps, span));
  return stretches;
}

function stretchesOf(changes: readonly StateChange[], gaps: readonly Stretch[], span: Stretch): DeviceStretch[] {
  const stretches: DeviceStretch[] = [];
  for (const [index, { at, deviceId, deviceLabel, roomName, state }] of changes.entries()) {
    const next = changes[index + 1]?.at ?? span.to;
    const gap = gaps.find(({ to }) => to > at);
    // Within a gap a device is only ever paused or forgotten: nothing that was seen.
    if (gap !== undefined && gap.from <= at) continue;
    const end = gap === undefined ? next : Math.min(next, gap.from);
    const from = Math.max(at, span.from);
    const to = Math.min(end, span.to);
    if (to > from) stretches.push({ from, to, deviceId, deviceLabel, roomName, state });
  }
  return stretches;
}
