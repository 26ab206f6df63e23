import { command } from '../../ipc/client.ts';
import { showDone } from '../../ui/notify.ts';

/** Saves the roster as CSV; the main process asks where. For the screen's button, the menu and the palette. */
export async function exportRoster(): Promise<void> {
  const file = await command('roster.export');
  if (typeof file === 'string') showDone(`Saved as ${file}. The file imports back without loss.`);
}
