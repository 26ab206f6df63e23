import type { DeviceId } from '../../../../shared/model/roster.ts';
import { type DeviceSelection, moveActive, NOTHING_SELECTED, selectAll, toggle } from './device-selection.ts';

/** The part of a key event that decides. */
export interface KeyStroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key makes of the selection; null for keys that are none of the list's business. */
export function selectionAfterKey(
  stroke: KeyStroke,
  selection: DeviceSelection,
  order: readonly DeviceId[],
  rowsPerPage: number,
): DeviceSelection | null {
  const move = (step: number) => moveActive(selection, order, step, stroke.shiftKey);
  switch (stroke.key) {
    case 'ArrowDown':
      return move(1);
    case 'ArrowUp':
      return move(-1);
    case 'PageDown':
      return move(rowsPerPage);
    case 'PageUp':
      return move(-rowsPerPage);
    case 'Home':
      return move(-order.length);
    case 'End':
      return move(order.length);
    case ' ':
      return selection.active === null ? move(1) : toggle(selection, selection.active);
    case 'Escape':
      return NOTHING_SELECTED;
    case 'a':
      return stroke.ctrlKey || stroke.metaKey ? selectAll(selection, order) : null;
    default:
      return null;
  }
}
