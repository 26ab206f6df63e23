// @ts-check
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../lib/progress.mjs';
import { runCaptured, runInForeground } from '../lib/run.mjs';
import { Stop } from '../lib/stop.mjs';
import { missingLibraries, packagesFor } from './needs.mjs';
import { isRoot } from './sandbox.mjs';

/**
 * Sees to it that the system has what Electron and the tests need. On Debian and Ubuntu root gets it installed; anyone else
 * gets the one line to run. Quiet when nothing is missing, and on macOS and Windows, which bring everything.
 *
 * @param {{ executable?: string, programs?: string[] }} needs `executable`: whose shared libraries must be there.
 *   `programs`: names to be found in PATH, see `packagesByProgram`.
 * @throws {Stop} When something is missing and cannot be installed here.
 */
export async function ensureSystem({ executable, programs = [] }) {
  if (process.platform !== 'linux') return;
  const missing = await whatIsMissing(executable, programs);
  if (missing.length === 0) return;
  if (!(await isInPath('apt-get'))) throw new Stop(withoutApt(missing));
  const install = isRoot ? installWithApt : tellToInstall;
  await install(executable, programs);
}

/** @type {(executable: string | undefined, programs: string[]) => Promise<string[]>} */
async function whatIsMissing(executable, programs) {
  return [...(await librariesMissingFor(executable)), ...(await programsMissing(programs))];
}

/** @type {(executable: string | undefined) => Promise<string[]>} */
async function librariesMissingFor(executable) {
  if (executable === undefined || !(await isInPath('ldd'))) return [];
  const { output } = await runCaptured('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } });
  return missingLibraries(output);
}

/** @type {(programs: string[]) => Promise<string[]>} */
async function programsMissing(programs) {
  const found = await Promise.all(programs.map(isInPath));
  return programs.filter((_, index) => !found[index]);
}

/** @type {(executable: string | undefined, programs: string[]) => Promise<void>} */
async function installWithApt(executable, programs) {
  say('Refreshing the package index (apt-get update) …');
  await apt(['update']);
  const packages = await packagesToInstall(executable, programs);
  say(`Installing system packages: ${packages.join(' ')} …`);
  await apt(['install', '--yes', '--no-install-recommends', ...packages]);
  const missing = await whatIsMissing(executable, programs);
  if (missing.length > 0) throw new Stop(`Still missing after installing ${packages.join(' ')}: ${missing.join(', ')}`);
}

/** @type {(executable: string | undefined, programs: string[]) => Promise<never>} */
async function tellToInstall(executable, programs) {
  const missing = await whatIsMissing(executable, programs);
  const packages = await packagesToInstall(executable, programs);
  throw new Stop(
    `This system lacks ${missing.join(', ')}. Install it with this line, then run the same command again:\n` +
      `  sudo apt-get update && sudo apt-get install --yes ${packages.join(' ')}`,
  );
}

/** @type {(executable: string | undefined, programs: string[]) => Promise<string[]>} */
async function packagesToInstall(executable, programs) {
  const { output } = await runCaptured('apt-cache', ['pkgnames']);
  const known = new Set(output.split('\n'));
  const { packages, unmatched } = packagesFor(
    await librariesMissingFor(executable),
    await programsMissing(programs),
    (name) => known.has(name),
  );
  if (unmatched.length > 0)
    throw new Stop(`This system lacks ${unmatched.join(', ')}, and no package for it is known.`);
  return packages;
}

/** @type {(args: string[]) => Promise<void>} */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its news goes to stderr with ours: stdout belongs to the command that was asked for.
  const exitCode = await runInForeground('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] });
  if (exitCode !== 0) throw new Stop(`apt-get ${args[0]} failed; its reason is above. Nothing was started.`);
}

/** @param {string[]} missing */
function withoutApt(missing) {
  return (
    `This system lacks ${missing.join(', ')}.\n` +
    'Install the packages that have them with its package manager, then run the same command again.\n' +
    '(On Debian and Ubuntu they are: libgtk-3-0 libnss3 libasound2 libgbm1, and for the tests xvfb iputils-ping.)'
  );
}

/** @type {(program: string) => Promise<boolean>} */
export async function isInPath(program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  // Debian keeps ping and others where a plain account's PATH does not always lead.
  const looks = [...folders, '/usr/sbin', '/sbin'].map((folder) =>
    access(path.join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(looks)).includes(true);
}
