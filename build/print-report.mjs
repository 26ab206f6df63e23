// @ts-check
import { repoRoot } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { runAsCommand, Stop } from './lib/stop.mjs';
import { findElectron } from './runtime/find.mjs';
import { hasDisplay, startVirtualDisplay } from './system/display.mjs';
import { ensureSystem } from './system/ensure.mjs';
import { requireSandbox, sandboxArguments } from './system/sandbox.mjs';

/**
 * Prints FOLDER/page.html to FOLDER/report.pdf with the Electron that the window would run on. `tdc ready --pdf` starts it when
 * it runs from the repository; see `main/app/print-and-exit.ts`.
 *
 * Without a display it brings Xvfb: Chromium's own ways to do without one end in a crash inside Electron
 * (https://github.com/electron/electron/issues/53722).
 */
await runAsCommand(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Stop('Usage: node build/print-report.mjs FOLDER');
  const { executable } = await findElectron({ quiet: true });
  await ensureSystem({ executable, programs: hasDisplay() ? [] : ['Xvfb'] });
  await requireSandbox(executable);
  const endDisplay = hasDisplay() ? async () => {} : await startVirtualDisplay();
  try {
    const env = { ...process.env };
    // Set by some editors' terminals; with it Electron is a plain Node and prints nothing.
    delete env.ELECTRON_RUN_AS_NODE;
    const args = [...sandboxArguments(), repoRoot, `--print-report=${folder}`];
    return await runInForeground(executable, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    await endDisplay();
  }
});
