import { Notification } from 'electron';
import type { ScheduledSweepOutcome } from '../readiness/scheduled-sweep.ts';

/** A notification that nothing holds is collected, and a click on it goes nowhere. */
let shown: Notification | null = null;

/**
 * Says on the desktop how a scheduled sweep went; a newer one takes the place of the older.
 *
 * @param onClick  The person wants to see the board.
 */
export function showSweepNotification(
  { title, message }: Pick<ScheduledSweepOutcome, 'title' | 'message'>,
  onClick: () => void,
): void {
  if (!Notification.isSupported()) return;
  shown?.close();
  shown = new Notification({ title, body: message });
  shown.on('click', onClick);
  shown.show();
}
