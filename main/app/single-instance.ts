import type { App, BrowserWindow } from 'electron';

/**
 * Makes this the only console on its data folder. Two of them would probe every device twice and fight for the database.
 * The lock belongs to the `userData` folder, so the demo school can run beside real data.
 *
 * @param window  The window to bring forward when someone starts the console again; null while there is none.
 * @returns False: another one is running and comes forward; this one must quit.
 */
export function claimSingleInstance(app: App, window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => bringForward(window()));
  return true;
}

export function bringForward(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
