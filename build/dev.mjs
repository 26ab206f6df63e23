// @ts-check
import path from 'node:path';
import { forgetBuild } from './lib/app-build.mjs';
import { repoRoot } from './lib/paths.mjs';
import { say } from './lib/progress.mjs';
import { runInForeground } from './lib/run.mjs';
import { runAsCommand, Stop } from './lib/stop.mjs';
import { findElectron } from './runtime/find.mjs';
import { hasDisplay } from './system/display.mjs';
import { ensureSystem } from './system/ensure.mjs';
import { isRoot, requireSandbox } from './system/sandbox.mjs';

await runAsCommand(async () => {
  if (!hasDisplay()) throw new Stop('npm run dev opens the window, and there is no display here (DISPLAY is not set).');
  const { executable } = await findElectron();
  await ensureSystem({ executable });
  await requireSandbox(executable);
  if (isRoot) say('Running as root: Chromium cannot use its sandbox, so it is started with --no-sandbox.');
  // The development build is written over the other one; the next start builds again.
  await forgetBuild();
  const electronVite = path.join(repoRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const appArguments = process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [];
  return runInForeground(process.execPath, [electronVite, 'dev', '--watch', ...appArguments], {
    cwd: repoRoot,
    env: { ...process.env, ELECTRON_EXEC_PATH: executable, ...(isRoot ? { NO_SANDBOX: '1' } : {}) },
  });
});
