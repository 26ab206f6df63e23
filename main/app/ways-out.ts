import { app, shell } from 'electron';
import type { AppError } from '../../shared/result.ts';
import type { ConsoleWindow } from './console-window.ts';
import { askWayOut } from './dialogs.ts';
import { restart } from './shell.ts';

/**
 * The console could not open its data. The window goes out of sight, since an empty grid would look like a school without
 * devices, and a message says why and what can be done.
 *
 * @returns True: try again. False: this console is on its way out.
 */
export async function offerWaysOut(error: AppError, window: ConsoleWindow, dataDir: string): Promise<boolean> {
  window.holdBack();
  for (;;) {
    switch (await askWayOut(error)) {
      case 'retry':
        return true;
      case 'show-folder':
        // Looking at the folder is how a person finds out which way to go, so they are asked again.
        await shell.openPath(dataDir);
        continue;
      case 'open-demo':
        restart(true);
        return false;
      case 'quit':
        app.quit();
        return false;
    }
  }
}
