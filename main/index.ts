import { join } from 'node:path';
import { startApplication } from './app/application.ts';
import { refuseToStart } from './app/dialogs.ts';
import { parseStartOptions, printFolderOf, resetPinOf } from './app/options.ts';
import { printAndExit } from './app/print-and-exit.ts';

const args = process.argv.slice(1);
const printFolder = printFolderOf(args);
const options = parseStartOptions(args);
if (printFolder !== null) {
  void printAndExit(printFolder);
} else if (options.ok) {
  // All three lie beside this bundle, see electron.vite.config.ts.
  const paths = {
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    renderer: join(import.meta.dirname, '../renderer'),
    worker: join(import.meta.dirname, 'probe-worker.js'),
  };
  startApplication(options.value, paths, resetPinOf(args));
} else {
  refuseToStart(options.error);
}
