import { join } from 'node:path';
import { startApplication } from './app/application.ts';
import { refuseToStart } from './app/dialogs.ts';
import { parseStartOptions } from './app/options.ts';

const options = parseStartOptions(process.argv.slice(1));
if (options.ok) {
  startApplication(options.value, {
    // Both lie beside this bundle, see electron.vite.config.ts.
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    renderer: join(import.meta.dirname, '../renderer'),
  });
} else {
  refuseToStart(options.error);
}
