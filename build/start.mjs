// @ts-check
import path from 'node:path';
import { buildIfNeeded } from './lib/app-build.mjs';
import { repoRoot } from './lib/paths.mjs';
import { say } from './lib/progress.mjs';
import { runInForeground } from './lib/run.mjs';
import { runAsCommand } from './lib/stop.mjs';
import { findElectron } from './runtime/find.mjs';
import { hasDisplay } from './system/display.mjs';
import { ensureSystem } from './system/ensure.mjs';
import { isRoot, requireSandbox, sandboxArguments } from './system/sandbox.mjs';

await runAsCommand(async () => {
  const args = process.argv.slice(2);
  await buildIfNeeded();
  return hasDisplay() ? openWindow(args) : watchInTerminal(args);
});

/** @type {(args: string[]) => Promise<number>} */
async function openWindow(args) {
  const { executable } = await findElectron();
  await ensureSystem({ executable });
  await requireSandbox(executable);
  if (isRoot) say('Running as root: Chromium cannot use its sandbox, so it is started with --no-sandbox.');
  const env = { ...process.env };
  // Set by some editors' terminals; with it Electron is a plain Node and opens nothing.
  delete env.ELECTRON_RUN_AS_NODE;
  return runInForeground(executable, [...sandboxArguments(), repoRoot, ...args], { env });
}

/** @type {(args: string[]) => Promise<number>} */
function watchInTerminal(args) {
  say('There is no display here (SSH, a server), so the console runs in the terminal. Ctrl+C ends it.');
  const demo = args.includes('--demo') ? [] : ['--demo-if-empty'];
  return runInForeground(process.execPath, [path.join(repoRoot, 'out/main/cli.js'), 'watch', ...demo, ...args]);
}
