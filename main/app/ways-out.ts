import { app, shell } from 'electron';
import type { AppError } from '../../shared/result.ts';
import type { RestoreOffer } from '../backup/offer-restore.ts';
import { systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { KeyWrapper } from '../store/key-sealed.ts';
import type { ConsoleWindow } from './console-window.ts';
import { askWayOut } from './dialogs.ts';
import { keysOf } from './open-console.ts';
import { restart } from './shell.ts';

export interface WayOutWishes {
  readonly dataDir: string;
  readonly wrapper: KeyWrapper;
  readonly log: Log;
}

/**
 * The console could not open its data. The window goes out of sight, since an empty grid would look like a school without
 * devices, and a message says why and what can be done.
 *
 * @returns True: try again. False: this console is on its way out.
 */
export async function offerWaysOut(error: AppError, window: ConsoleWindow, wishes: WayOutWishes): Promise<boolean> {
  window.holdBack();
  const { dataDir, log } = wishes;
  // Loaded here as the store is: its own loading may be what failed.
  const offer = await findOffer(error, wishes).catch((cause: unknown) => {
    log.error('backups not looked through', cause);
    return null;
  });
  let reason = error;
  for (;;) {
    switch (await askWayOut(reason, offer)) {
      case 'restore': {
        const restored = offer?.restore();
        if (restored?.ok === true) {
          log.warn('backup restored', restored.value.manifest.madeAt, restored.value.kept);
          return true;
        }
        reason = restored?.error ?? reason;
        continue;
      }
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

async function findOffer(error: AppError, { dataDir, wrapper }: WayOutWishes): Promise<RestoreOffer | null> {
  const { offerRestore } = await import('../backup/offer-restore.ts');
  return offerRestore(error, { dataDir, keys: keysOf(wrapper, process.env), now: () => systemClock.now() });
}
