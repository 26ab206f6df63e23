import type { App } from 'electron';
import { SECOND_MS } from '../../shared/units.ts';
import type { Log } from '../log.ts';

/** A disk that hangs must not keep the laptop from shutting down. What people typed is on disk long before this. */
const STOP_WITHIN_MS = 5 * SECOND_MS;

/** Lets the console bring everything to disk and close its database before the process ends. */
export function quitInGoodOrder(app: App, stop: () => Promise<void>, log: Log): void {
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    const giveUp = new Promise<void>((resolve) => {
      setTimeout(() => {
        log.error('console did not stop in time');
        resolve();
      }, STOP_WITHIN_MS).unref();
    });
    const stopped = stop().catch((error: unknown) => log.error('console did not stop cleanly', error));
    void Promise.race([stopped, giveUp]).then(() => {
      isStopped = true;
      app.quit();
    });
  });
}
