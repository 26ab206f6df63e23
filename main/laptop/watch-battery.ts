import type { AppNotice } from '../../shared/contract/app.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import { batteryNotice, type PowerReading } from './battery.ts';

/** A battery loses a percent in minutes; reading it starts a system command on some systems. */
const READ_EVERY_MS = 2 * MINUTE_MS;
/** Not while the window is being drawn. */
const FIRST_READ_MS = 20 * SECOND_MS;

/**
 * Reads the battery now and then, and says when somebody should plug the laptop in. Returns its own end.
 *
 * @param read  May fail where the system does not tell; then nothing is said.
 */
export function watchBattery(
  clock: Clock,
  read: () => Promise<PowerReading>,
  say: (notice: AppNotice) => void,
): () => void {
  let isWarned = false;
  const check = async () => {
    const reading = await read().catch(() => null);
    const notice = reading === null ? null : batteryNotice(reading, isWarned);
    if (notice === null) return;
    isWarned = !notice.isCleared;
    say(notice);
  };
  const endFirst = clock.after(FIRST_READ_MS, () => void check());
  const endOthers = clock.every(READ_EVERY_MS, () => void check());
  return () => {
    endFirst();
    endOthers();
  };
}

/** From `systeminformation`, loaded when first asked: it is large, and the window must not wait for it. */
export async function readPower(): Promise<PowerReading> {
  const { battery } = await import('systeminformation');
  const { hasBattery, percent, acConnected } = await battery();
  return { hasBattery, percent, isOnMains: acConnected };
}
