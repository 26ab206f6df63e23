// @ts-check
/**
 * Goes into resources/app of the runtime from the registry, which lacks Electron's own `default_app`: finds the app folder
 * in the arguments, gives the app its name, version and path, and loads its entry, as `electron path/to/app` does.
 * Source: electron/electron, default_app/main.ts.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { app } = createRequire(import.meta.url)('electron');

const argument = process.argv.slice(1).find((value) => !value.startsWith('-'));
const appFolder = path.resolve(argument ?? '.');
const manifest = JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8'));

// What argument parsers look at to know that argv[1] is the app folder.
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
app.setVersion(manifest.version);
app.name = manifest.productName ?? manifest.name;
app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
app.setAppPath(appFolder);

const entry = path.join(appFolder, manifest.main ?? 'index.js');
if (!statSync(entry, { throwIfNoEntry: false })?.isFile()) {
  process.stderr.write(`The app in ${appFolder} is not built: ${entry} is missing.\n`);
  app.exit(1);
} else {
  // Awaited at the top level: Electron holds its `ready` event back until the entry has run.
  await import(pathToFileURL(entry).href);
}
