import type { AppNotice } from '../../shared/contract/app.ts';

/** Our own limits: early enough to find a charger, late enough not to nag; the notice goes away well above. */
const WARN_AT_PERCENT = 25;
const CLEAR_AT_PERCENT = 30;

/** What the system says of this laptop's power. Desktop computers have no battery. */
export interface PowerReading {
  readonly hasBattery: boolean;
  /** 0–100. */
  readonly percent: number;
  readonly isOnMains: boolean;
}

/**
 * Whether somebody should plug this laptop in: when it sleeps, nobody sees anything any more.
 *
 * @param isWarned  The notice is on screen now.
 * @returns A notice to show or to clear; null: nothing changes.
 */
export function batteryNotice(reading: PowerReading, isWarned: boolean): AppNotice | null {
  const isLow = reading.hasBattery && !reading.isOnMains && reading.percent <= WARN_AT_PERCENT;
  const isFine = !reading.hasBattery || reading.isOnMains || reading.percent >= CLEAR_AT_PERCENT;
  if (isLow && !isWarned) return notice(Math.round(reading.percent), false);
  if (isFine && isWarned) return notice(Math.round(reading.percent), true);
  return null;
}

function notice(percent: number, isCleared: boolean): AppNotice {
  return {
    code: 'laptop-battery-low',
    level: 'warning',
    title: 'This laptop is running out of battery',
    message: `${percent} % are left. Plug it in: when it goes to sleep, nothing is checked any more.`,
    isSticky: true,
    isCleared,
  };
}
