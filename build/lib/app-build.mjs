// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { repoRoot, workFolder } from './paths.mjs';
import { say } from './progress.mjs';
import { runCaptured } from './run.mjs';
import { Stop } from './stop.mjs';

/** Everything that the build reads. */
const inputs = ['main', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** What must be there for a build to count as whole. */
const outputs = [
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/probe-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

const stampFile = path.join(repoRoot, 'out', 'build-stamp.json');

/**
 * Builds the app if its sources changed since the last build; otherwise does nothing and says nothing.
 *
 * @param {{ always?: boolean }} [options]
 * @returns {Promise<boolean>} Whether something was built.
 * @throws {Stop} With the bundler's output, when it fails.
 */
export async function buildIfNeeded({ always = false } = {}) {
  if (!always && (await isFresh())) return false;
  return withLock(
    path.join(workFolder, 'build.lock'),
    async () => {
      if (!always && (await isFresh())) return false;
      await build();
      return true;
    },
    { onWait: (pid) => say(`Waiting for another build (process ${pid}) …`) },
  );
}

/** Makes the next start build again, for a tool that is about to write into `out` itself. */
export async function forgetBuild() {
  await rm(stampFile, { force: true });
}

async function isFresh() {
  const stamp = await readFile(stampFile, 'utf8').catch(() => undefined);
  if (stamp === undefined || stamp !== (await fingerprint())) return false;
  const found = await Promise.all(
    outputs.map((name) =>
      stat(path.join(repoRoot, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every((isThere) => isThere);
}

async function build() {
  say('Building …');
  const startedAt = Date.now();
  // Taken before the build, so that a file saved meanwhile is built next time.
  const before = await fingerprint();
  await forgetBuild();
  const cli = path.join(repoRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { exitCode, output } = await runCaptured(process.execPath, [cli, 'build', '--logLevel', 'error'], {
    cwd: repoRoot,
    env: process.stderr.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
  });
  if (exitCode !== 0) throw new Stop(`${output.trim()}\n\nThe app could not be built; the reason is above.`);
  if (output.trim() !== '') say(output.trim());
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, before);
  say(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** @returns {Promise<string>} Changes whenever a source file is added, removed or saved. */
async function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    for (const file of await filesOf(path.join(repoRoot, input))) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${path.relative(repoRoot, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** @type {(input: string) => Promise<string[]>} */
async function filesOf(input) {
  const found = await stat(input).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [input];
  const entries = await readdir(input, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
