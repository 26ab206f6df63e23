// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repoRoot } from './lib/paths.mjs';
import { runCaptured } from './lib/run.mjs';

/**
 * Everything that can be said about the code without building it. `--without-tests` leaves the unit tests out, for a run
 * that is followed by `npm test`.
 *
 * @typedef {{ name: string, script: string, args: string[] }} Step
 */

/** @type {Step[]} */
const steps = [
  ...['shared', 'main', 'renderer', 'tests'].map((project) =>
    step(`types: ${project}`, 'typescript/tsc', ['-p', `tsconfig.${project}.json`]),
  ),
  step('lint and format', '@biomejs/biome/biome', ['check', '--error-on-warnings']),
  { name: 'import rules', script: path.join(repoRoot, 'build/rules/check-imports.mjs'), args: [] },
  step('unused code', 'knip/knip', []),
];
const tests = step('unit tests', 'vitest/vitest', ['run', '--project', 'unit', '--project', 'renderer']);

/**
 * @param {string} name
 * @param {string} command `package/bin`.
 * @param {string[]} args
 * @returns {Step}
 */
function step(name, command, args) {
  return { name, script: command, args };
}

/** @type {(command: string) => Promise<string>} */
async function scriptOf(command) {
  if (path.isAbsolute(command)) return command;
  const packageName = path.posix.dirname(command);
  const folder = path.join(repoRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[path.posix.basename(command)]);
}

/** @type {(step: Step) => Promise<boolean>} */
async function run({ name, script, args }) {
  const startedAt = Date.now();
  const { exitCode, output } = await runCaptured(process.execPath, [await scriptOf(script), ...args], {
    cwd: repoRoot,
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (exitCode !== 0) console.log(`${output.trimEnd()}\n`);
  return exitCode === 0;
}

/**
 * Two at a time: more would only wait for each other on a small machine.
 *
 * @param {Step[]} queue
 * @returns {Promise<boolean>} Whether all went well.
 */
async function runAll(queue) {
  let isFine = true;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) isFine = (await run(next)) && isFine;
  };
  await Promise.all([worker(), worker()]);
  return isFine;
}

const isFine = await runAll([...steps]);
const areTestsFine = process.argv.includes('--without-tests') || (await run(tests));
process.exitCode = isFine && areTestsFine ? 0 : 1;
