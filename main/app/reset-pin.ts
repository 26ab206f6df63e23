import { userInfo } from 'node:os';
import { app, type BrowserWindow, dialog } from 'electron';
import type { AccessService } from '../incidents/access/access-service.ts';

/** Gives somebody a made-up PIN and shows it once, in the system's own dialog: no page ever sees it. */
export async function resetPin(
  access: Pick<AccessService, 'resetPin'>,
  name: string,
  window: BrowserWindow,
): Promise<void> {
  const reset = await access.resetPin(name, userInfo().username);
  const said = reset.ok
    ? {
        type: 'info' as const,
        message: `The new PIN of ${reset.value.person.name} is ${reset.value.pin}`,
        detail:
          'It is shown this once. Sign in with it and set your own under Settings, People. The record notes that the PIN was reset from outside.',
      }
    : { type: 'warning' as const, message: 'No PIN was reset', detail: reset.error.message };
  await dialog.showMessageBox(window, { noLink: true, title: app.name, buttons: ['OK'], ...said });
}
