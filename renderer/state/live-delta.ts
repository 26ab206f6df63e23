import type { DeviceLive, LiveDelta, LiveSnapshot, Transition } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';

/** As many as the snapshot carries; the strip and the announcements need no more. */
export const MAX_TRANSITIONS = 200;

/** The renderer's copy of the device store at `seq` of `epoch`. */
export interface LiveData {
  readonly epoch: string;
  readonly seq: number;
  readonly devices: ReadonlyMap<DeviceId, DeviceLive>;
  /** Newest last. */
  readonly transitions: readonly Transition[];
}

export function fromLiveSnapshot(snapshot: LiveSnapshot): LiveData {
  return {
    epoch: snapshot.epoch,
    seq: snapshot.seq,
    devices: new Map(snapshot.devices.map((device) => [device.id, device])),
    transitions: snapshot.transitions,
  };
}

/**
 * `data` with `delta` laid over it; `old` for one that the snapshot already holds, `gap` when one before it was missed or the
 * main process started anew. Devices that the delta does not name keep their identity, so that their tiles do not render.
 */
export function applyLiveDelta(data: LiveData, delta: LiveDelta): LiveData | 'old' | 'gap' {
  if (delta.epoch !== data.epoch) return 'gap';
  if (delta.seq <= data.seq) return 'old';
  if (delta.seq !== data.seq + 1) return 'gap';
  return {
    epoch: data.epoch,
    seq: delta.seq,
    devices: patchMap(data.devices, delta.devices, delta.removed),
    transitions:
      delta.transitions.length === 0
        ? data.transitions
        : [...data.transitions, ...delta.transitions].slice(-MAX_TRANSITIONS),
  };
}

/** A copy of `map` with `changed` set and `removed` gone; `map` itself when there is nothing to do. */
export function patchMap<Item extends { readonly id: string }>(
  map: ReadonlyMap<string, Item>,
  changed: readonly Item[],
  removed: readonly string[],
): ReadonlyMap<string, Item> {
  if (changed.length === 0 && removed.length === 0) return map;
  const next = new Map(map);
  for (const id of removed) next.delete(id);
  for (const item of changed) next.set(item.id, item);
  return next;
}
