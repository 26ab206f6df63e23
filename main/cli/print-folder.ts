import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE_MS } from '../../shared/units.ts';

/** The printing itself takes seconds; a first use may have to fetch Electron before. */
const DEADLINE_MS = 15 * MINUTE_MS;

/**
 * Has `page.html` in the folder printed to `report.pdf` beside it by the console's own window technology. This process is plain Node
 * and has none, so another one is started: see `main/app/print-and-exit.ts`.
 *
 * @param script  `build/print-report.mjs`, which knows how to find a runtime; absolute.
 * @returns False where there is no Electron, or where it failed; what it wrote on stderr is shown with `TDC_DEBUG`.
 */
export function printFolder(folder: string, script: string): Promise<boolean> {
  if (!existsSync(script)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const isDebug = process.env.TDC_DEBUG !== undefined;
    // Printing opens nothing that is locked.
    const { TDC_PIN: _, TDC_PASSPHRASE: __, TDC_RECOVERY_CODE: ___, ...env } = process.env;
    const child = spawn(process.execPath, [script, folder], {
      env,
      stdio: ['ignore', 'ignore', isDebug ? 'inherit' : 'ignore'],
      timeout: DEADLINE_MS,
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0 && existsSync(join(folder, 'report.pdf'))));
  });
}
