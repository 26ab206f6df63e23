// @ts-check
/**
 * Which part may import which, as data. Explained in ARCHITECTURE.md; checked by `npm run check`.
 *
 * @typedef {{ kind: 'file' | 'package' | 'node', name: string }} ImportTarget
 *   `name`: a path from the repository's folder with forward slashes, a package name, or `node:` and a module of Node.
 * @typedef {object} ImportRule
 * @property {string} name
 * @property {RegExp} from                 Files that it holds for, as paths from the repository's folder.
 * @property {(target: ImportTarget, from: string) => boolean} forbids
 * @property {string} because              Goes on after "may not import X:".
 */

const electronPart = /^main\/(app|ipc|preload)\/|^main\/index\.ts$/;

/** @type {(target: ImportTarget, ...folders: string[]) => boolean} */
const isIn = (target, ...folders) =>
  target.kind === 'file' && folders.some((folder) => target.name.startsWith(`${folder}/`));

/** @param {ImportTarget} target */
const isElectron = (target) => target.kind === 'package' && target.name === 'electron';

/** Of a feature, what every other may call: importing can be begun from any screen. */
const openFiles = ['renderer/features/roster/import/import-host.tsx'];

/** @type {ImportRule[]} */
export const importRules = [
  {
    name: 'shared-stands-alone',
    from: /^shared\//,
    forbids: (target) =>
      target.kind === 'node' || isElectron(target) || (target.kind === 'file' && !isIn(target, 'shared')),
    because: 'shared runs in the window, in the main process and on the command line, so it knows none of them',
  },
  {
    name: 'main-takes-from-shared-only',
    from: /^main\//,
    forbids: (target) => target.kind === 'file' && !isIn(target, 'main', 'shared') && target.name !== 'package.json',
    because: 'main knows the window only through the contract table; what both need lives in shared',
  },
  {
    name: 'renderer-takes-from-shared-only',
    from: /^renderer\//,
    forbids: (target) =>
      target.kind === 'node' || isElectron(target) || (target.kind === 'file' && !isIn(target, 'renderer', 'shared')),
    because: 'the window is sandboxed and talks to main only through the bridge; what both need lives in shared',
  },
  {
    name: 'core-runs-without-electron',
    from: /^main\/(?!app\/|ipc\/|preload\/|index\.ts$)/,
    forbids: (target) => isElectron(target) || (target.kind === 'file' && electronPart.test(target.name)),
    because:
      'everything outside main/app, main/ipc, main/preload and main/index.ts also serves the command line, in plain Node',
  },
  {
    name: 'preload-is-built-alone',
    from: /^main\/preload\//,
    forbids: (target) => target.kind === 'node' || (target.kind === 'file' && !isIn(target, 'main/preload', 'shared')),
    because: 'the preload script is bundled by itself and runs in the sandbox',
  },
  {
    name: 'features-stand-apart',
    // The shell is the frame around all of them: its menu, palette and keys begin what the others do.
    from: /^renderer\/features\/(?!shell\/)[^/]+\//,
    forbids: (target, from) =>
      isIn(target, 'renderer/features') &&
      featureOf(target.name) !== featureOf(from) &&
      !openFiles.includes(target.name),
    because:
      'a feature can be read and removed by itself; what two of them share moves to renderer/ui or renderer/state',
  },
];

/** @param {string} file */
function featureOf(file) {
  return file.split('/')[2];
}

/**
 * Every import that a rule forbids.
 *
 * @param {Map<string, ImportTarget[]>} graph What each file imports.
 * @returns {string[]} One sentence each: file, import, reason, where to read on.
 */
export function brokenRules(graph) {
  const broken = [];
  for (const [from, targets] of graph) {
    for (const rule of importRules.filter((each) => each.from.test(from))) {
      for (const target of targets.filter((each) => rule.forbids(each, from))) {
        broken.push(`${from} may not import ${target.name}: ${rule.because}. (${rule.name}, see ARCHITECTURE.md)`);
      }
    }
  }
  return broken;
}

/**
 * The imports that go round in a circle.
 *
 * @param {Map<string, ImportTarget[]>} graph
 * @returns {string[]} One sentence for each circle found, with its files in order.
 */
export function importCircles(graph) {
  /** @type {Map<string, 'open' | 'done'>} */
  const seen = new Map();
  /** @type {string[]} */
  const circles = [];
  /** @type {(file: string, path: string[]) => void} */
  const visit = (file, path) => {
    seen.set(file, 'open');
    for (const target of graph.get(file) ?? []) {
      if (target.kind !== 'file' || !graph.has(target.name)) continue;
      const state = seen.get(target.name);
      if (state === 'open') circles.push([...path.slice(path.indexOf(target.name)), target.name].join(' -> '));
      if (state === undefined) visit(target.name, [...path, target.name]);
    }
    seen.set(file, 'done');
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file, [file]);
  return circles.map(
    (circle) => `Imports go round: ${circle}. Move what they share to a file of its own. (no-circles)`,
  );
}
