import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const APP_FOLDER = 'Testing Day Console';
/** The demo school has a folder of its own, so that made-up rooms can never get among real ones. */
const DEMO_FOLDER = 'Testing Day Console Demo';

export interface DataDirOptions {
  /** `--data`: this folder, demo or not; null: the usual one. */
  readonly chosen: string | null;
  readonly isDemo: boolean;
}

/**
 * Where the data lies. Without a choice it is the folder that Electron calls `userData`, so that the window and the command
 * line see the same school. A chosen folder keeps the demo school in a subfolder.
 */
export function dataDirOf({ chosen, isDemo }: DataDirOptions): string {
  if (chosen !== null) return isDemo ? join(resolve(chosen), 'demo') : resolve(chosen);
  return join(applicationData(process.platform, process.env), isDemo ? DEMO_FOLDER : APP_FOLDER);
}

/** `APPDATA` on Windows, `XDG_CONFIG_HOME` on Linux, as Electron reads them: set to nothing counts as not set. */
function applicationData(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return env.APPDATA || join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env.XDG_CONFIG_HOME || join(homedir(), '.config');
}
