// @ts-check
import path from 'node:path';
import { buildIfNeeded } from './lib/app-build.mjs';
import { repoRoot } from './lib/paths.mjs';
import { say } from './lib/progress.mjs';
import { runInForeground } from './lib/run.mjs';
import { runAsCommand, Stop } from './lib/stop.mjs';
import { packagedApp } from './packaging/output.mjs';
import { verifyPackage } from './packaging/verify.mjs';
import { findElectron } from './runtime/find.mjs';
import { hasDisplay } from './system/display.mjs';
import { ensureSystem } from './system/ensure.mjs';

/**
 * `npm run package`: the unpacked app in dist/, from the Electron at hand, looked over afterwards.
 * `npm run package -- --release`: the installers, always from Electron's official download.
 */
await runAsCommand(async () => {
  await buildIfNeeded();
  return process.argv.includes('--release') ? packageRelease() : packageForTrial();
});

async function packageRelease() {
  const exitCode = await electronBuilder(['--publish', 'never']);
  if (exitCode !== 0)
    say('Releases are built from the official Electron download; it must be reachable (or ELECTRON_MIRROR set).');
  return exitCode;
}

async function packageForTrial() {
  const { executable, source, version } = await findElectron();
  await ensureSystem({ executable });
  // On macOS the executable lies three levels deep in Electron.app, which is what lies in the distribution's folder.
  const distribution = path.resolve(path.dirname(executable), process.platform === 'darwin' ? '../../..' : '.');
  const exitCode = await electronBuilder(['--dir', `-c.electronDist=${distribution}`, `-c.electronVersion=${version}`]);
  if (exitCode !== 0) return exitCode;
  const app = packagedApp(process.platform, process.arch);
  say('Looking at the packaged app: fuses, contents, window …');
  const problems = await verifyPackage({ ...app, canShowWindow: hasDisplay() });
  if (problems.length > 0) throw new Stop(`The packaged app is not right:\n  - ${problems.join('\n  - ')}`);
  say(`Packaged and checked: ${app.folder}${hasDisplay() ? '' : ' (its window was not opened: no display here)'}`);
  if (source === 'registry')
    say(`For testing only: made with Electron ${version} from the registry package, not the release one.`);
  return 0;
}

/** @type {(args: string[]) => Promise<number>} */
function electronBuilder(args) {
  const cli = path.join(repoRoot, 'node_modules', 'electron-builder', 'cli.js');
  return runInForeground(process.execPath, [cli, ...args], { cwd: repoRoot });
}
