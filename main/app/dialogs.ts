import { app, dialog, type MessageBoxOptions } from 'electron';
import type { AppError } from '../../shared/result.ts';
import type { RestoreOffer } from '../backup/offer-restore.ts';

/** What a person chose where the console could not open its data. */
export type WayOut = 'restore' | 'retry' | 'show-folder' | 'open-demo' | 'quit';

/**
 * The data could not be opened: says why, in the store's own sentence, and offers the ways out.
 *
 * @param offer  A backup that can take the place of the data; null: there is none.
 */
export async function askWayOut(error: AppError, offer: Omit<RestoreOffer, 'restore'> | null): Promise<WayOut> {
  const ways: readonly (readonly [WayOut, string])[] = [
    ...(offer === null ? [] : [['restore', offer.label] as const]),
    ['retry', 'Try again'],
    ['show-folder', 'Show the data folder'],
    ['open-demo', 'Open the demo school'],
    ['quit', 'Quit'],
  ];
  const response = await ask({
    type: 'error',
    message: 'The console could not open its data',
    detail: `${error.message}\n\n${offer === null ? '' : `${offer.consequence}\n\n`}Nothing was changed. (${error.code})`,
    buttons: ways.map(([, label]) => label),
    defaultId: 0,
    cancelId: ways.length - 1,
  });
  return ways[response]?.[0] ?? 'quit';
}

/** Before there is anything to show a window with; ends the process. */
export function refuseToStart(error: AppError): void {
  process.stderr.write(`${error.message}\n`);
  void app.whenReady().then(() => {
    dialog.showErrorBox(app.name, error.message);
    app.exit(1);
  });
}

/** The page died twice, or does not react. True: load it again; false: leave it as it is. */
export async function askToReload(what: 'crashed' | 'unresponsive'): Promise<boolean> {
  const response = await ask({
    type: 'warning',
    message: what === 'crashed' ? 'The window stopped working again' : 'The window does not react',
    detail:
      'Checking the devices goes on in the background, and nothing is lost. ' +
      'Loading the window again takes a few seconds and shows the latest states.',
    buttons: ['Load the window again', what === 'crashed' ? 'Leave it' : 'Wait'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

export async function showAbout(appName: string, version: string): Promise<void> {
  await ask({ type: 'info', message: appName, detail: `Version ${version}`, buttons: ['OK'] });
}

async function ask(options: MessageBoxOptions): Promise<number> {
  const { response } = await dialog.showMessageBox({ noLink: true, title: app.name, ...options });
  return response;
}
