import type { App } from 'electron';
import { SECOND_MS } from '../../shared/units.ts';
import type { Log } from '../log.ts';

/** A disk that hangs must not keep the laptop from shutting down. What people typed is on disk long before this. */
const STOP_WITHIN_MS = 5 * SECOND_MS;

/** Lets the console bring everything to disk and close its database before the process ends. */
export function quitInGoodOrder(app: App, stop: () => Promise<void>, log: Log): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    const giveUp = setTimeout(() => {
      log.error('console did not stop in time');
      app.exit(0);
    }, STOP_WITHIN_MS);
    void stop()
      .catch((error: unknown) => log.error('console did not stop cleanly', error))
      .then(() => {
        clearTimeout(giveUp);
        // Not `quit` again: Electron is still inside its own quitting here and would not hear it.
        app.exit(0);
      });
  });
}
