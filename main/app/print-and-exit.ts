import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { Log } from '../log.ts';
import { printPage } from './print-report.ts';

/**
 * `--print-report=FOLDER`: prints `page.html` of that folder to `report.pdf` beside it and ends with 0, or with 1 after a line on
 * stderr. How `tdc ready --pdf` gets at the print engine; nothing of a console is started and no data folder is touched, so it
 * works beside an open window.
 *
 * @param folder  Made and removed by the caller; what the browser keeps for itself goes into it too.
 */
export async function printAndExit(folder: string): Promise<void> {
  app.setPath('userData', join(folder, 'browser'));
  app.setPath('sessionData', join(folder, 'browser'));
  app.disableHardwareAcceleration();
  // The window closes before the file is written.
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  app.dock?.hide();
  app.exit(await print(folder));
}

async function print(folder: string): Promise<number> {
  try {
    const printed = await printPage(await readFile(join(folder, 'page.html'), 'utf8'), stderrLog);
    if (!printed.ok) return complain(printed.error.message);
    await writeFile(join(folder, 'report.pdf'), printed.value);
    return 0;
  } catch (error) {
    return complain(String(error));
  }
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

const stderrLog: Log = {
  info: () => undefined,
  warn: (...parts) => void complain(parts.map(String).join(' ')),
  error: (...parts) => void complain(parts.map(String).join(' ')),
};
