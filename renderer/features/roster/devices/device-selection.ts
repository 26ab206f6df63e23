import type { DeviceId } from '../../../../shared/model/roster.ts';

/** Which rows are chosen, as in any list of files: a plain choice replaces, Ctrl adds, Shift extends from the anchor. */
export interface DeviceSelection {
  readonly ids: ReadonlySet<DeviceId>;
  /** The row with the keyboard mark. */
  readonly active: DeviceId | null;
  /** Where a range starts. */
  readonly anchor: DeviceId | null;
}

export const NOTHING_SELECTED: DeviceSelection = { ids: new Set(), active: null, anchor: null };

export function selectOnly(id: DeviceId): DeviceSelection {
  return { ids: new Set([id]), active: id, anchor: id };
}

/** Adds the row, or takes it out. It becomes the anchor of the next range. */
export function toggle(selection: DeviceSelection, id: DeviceId): DeviceSelection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, active: id, anchor: id };
}

/** Everything from the anchor to `id`, in the order on screen; without an anchor just `id`. */
export function extendTo(selection: DeviceSelection, order: readonly DeviceId[], id: DeviceId): DeviceSelection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return selectOnly(id);
  return {
    ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)),
    active: id,
    anchor: selection.anchor,
  };
}

/** Moves the keyboard mark by `step` rows, clamped to the list; `isExtending` grows the range. */
export function moveActive(
  selection: DeviceSelection,
  order: readonly DeviceId[],
  step: number,
  isExtending: boolean,
): DeviceSelection {
  const current = selection.active === null ? -1 : order.indexOf(selection.active);
  const start = current < 0 ? (step > 0 ? -1 : 0) : current;
  const id = order[Math.max(0, Math.min(order.length - 1, start + step))];
  if (id === undefined) return NOTHING_SELECTED;
  return isExtending ? extendTo(selection, order, id) : selectOnly(id);
}

export function selectAll(selection: DeviceSelection, order: readonly DeviceId[]): DeviceSelection {
  const first = order[0] ?? null;
  return { ids: new Set(order), active: selection.active ?? first, anchor: selection.anchor ?? first };
}

/** Drops rows that are no longer on screen, so that nobody edits what they cannot see. Same object when nothing changed. */
export function keepOnly(selection: DeviceSelection, order: readonly DeviceId[]): DeviceSelection {
  const present = new Set(order);
  const ids = new Set([...selection.ids].filter((id) => present.has(id)));
  const active = selection.active !== null && present.has(selection.active) ? selection.active : null;
  if (ids.size === selection.ids.size && active === selection.active) return selection;
  const anchor = selection.anchor !== null && present.has(selection.anchor) ? selection.anchor : null;
  return { ids, active, anchor };
}
