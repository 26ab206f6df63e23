import type { ChecklistItem, PlatformId } from '../profiles/schema.ts';
import type { Confirmation } from './readiness.ts';
import type { RoomId } from './roster.ts';

/** One line of a check list as it is ticked: an item, for one room or (`roomId` null) for the school. */
export interface ListedItem {
  readonly platformId: PlatformId;
  readonly itemId: string;
  readonly roomId: RoomId | null;
  readonly holdsFor: ChecklistItem['holdsFor'];
}

/** The newest tick for an item, and whether it still counts. */
export interface LatestConfirmation {
  readonly confirmation: Confirmation;
  /** False: it was made before the day, or the testing window, that is asked about. */
  readonly isHolding: boolean;
}

/**
 * What a person last said of an item; null: nobody ever has.
 *
 * A tick for the day holds until local midnight. One for the window holds since the window began; while the school has not
 * said when that was, it holds for the day only, so that a tick of last spring never counts this fall.
 *
 * @param at  Epoch milliseconds of the moment asked about.
 * @param windowStartedAt  As in the site; null: not said.
 */
export function latestConfirmation(
  confirmations: readonly Confirmation[],
  item: ListedItem,
  at: number,
  windowStartedAt: number | null,
): LatestConfirmation | null {
  let newest: Confirmation | null = null;
  for (const candidate of confirmations) {
    const isMeant =
      candidate.platformId === item.platformId && candidate.itemId === item.itemId && candidate.roomId === item.roomId;
    if (isMeant && candidate.at <= at && (newest === null || candidate.at >= newest.at)) newest = candidate;
  }
  if (newest === null) return null;
  const holdsSince = item.holdsFor === 'window' && windowStartedAt !== null ? windowStartedAt : localMidnight(at);
  return { confirmation: newest, isHolding: newest.at >= holdsSince };
}

/** The midnight before `at` on this computer's clock. */
function localMidnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
