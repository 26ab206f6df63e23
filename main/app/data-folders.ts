import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Where the application keeps what. All absolute, all below `dataDir`. */
export interface DataFolders {
  readonly dataDir: string;
  readonly logs: string;
  readonly windowState: string;
}

/**
 * Makes the data folder and points Electron to it, before anything of Electron uses it: the single-instance lock and, on
 * Windows, the key that seals our key belong to `userData`. What Chromium keeps for itself goes into a folder apart, so
 * that people who back the data folder up can leave it out.
 */
export function claimDataFolder(app: App, dataDir: string): Result<DataFolders> {
  const browserData = join(dataDir, 'window');
  try {
    // The store makes it for its owner only as well, but comes later.
    mkdirSync(browserData, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      'data-folder-not-made',
      `The console keeps its data in ${dataDir}, and that folder could not be made (${reason}). Check the disk and your rights there.`,
    );
  }
  app.setPath('userData', dataDir);
  app.setPath('sessionData', browserData);
  return ok({ dataDir, logs: join(dataDir, 'logs'), windowState: join(browserData, 'place.json') });
}
