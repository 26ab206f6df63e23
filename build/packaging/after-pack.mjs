// @ts-check
import { rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * electron-builder's hook between copying and setting the fuses. The registry runtime brings a loader for app folders in
 * resources/app; a packaged app has its own app.asar there and nothing else to load.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ packager, appOutDir }) {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'app'), { recursive: true, force: true });
}
