import { join } from 'node:path';
import { startApplication } from './app/application.ts';
import { refuseToStart } from './app/dialogs.ts';
import { parseStartOptions } from './app/options.ts';

const options = parseStartOptions(process.argv.slice(1));
if (options.ok) {
  startApplication(options.value, {
    // All three lie beside this bundle, see electron.vite.config.ts.
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    renderer: join(import.meta.dirname, '../renderer'),
    worker: join(import.meta.dirname, 'probe-worker.js'),
  });
} else {
  refuseToStart(options.error);
}
