// @ts-check
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repoRoot } from './lib/paths.mjs';
import { say } from './lib/progress.mjs';
import { runAsCommand } from './lib/stop.mjs';
import { prepareForTests } from './tests/prepare.mjs';

/**
 * Runs every measurement in tests/bench, one after the other so that none disturbs the next, and prints one table. Names
 * given as arguments choose some of them: `npm run bench -- sweep`.
 *
 * A measurement is a program that prints one JSON object a line for each row; other lines are shown as they come.
 *
 * @typedef {object} BenchRow
 * @property {string} what       The row of the table of targets.
 * @property {string} measured   With unit and, where there is one, the ratio: `61 ms, 0.41 x fping`.
 * @property {string} target
 * @property {string} [against]  What it was compared with in the same run, with its own number.
 * @property {boolean} [met]     Left out where the row is a figure without a target.
 */

const benchFolder = path.join(repoRoot, 'tests', 'bench');

await runAsCommand(async () => {
  const wanted = process.argv.slice(2);
  const names = (await readdir(benchFolder)).filter((name) => name.endsWith('.mjs')).sort();
  const chosen = names.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  const tidyUp = await prepareForTests();
  /** @type {BenchRow[]} */
  const rows = [];
  let areAllComplete = chosen.length > 0;
  try {
    for (const name of chosen) {
      say(`Measuring: ${name.replace('.mjs', '')} …`);
      areAllComplete = (await measure(path.join(benchFolder, name), rows)) && areAllComplete;
    }
  } finally {
    await tidyUp();
  }
  printTable(rows);
  return areAllComplete ? 0 : 1;
});

/** @type {(file: string, rows: BenchRow[]) => Promise<boolean>} */
async function measure(file, rows) {
  const child = spawn(process.execPath, [file], { cwd: repoRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
  for await (const line of createInterface({ input: child.stdout })) {
    const row = asRow(line);
    if (row) rows.push(row);
    else say(line);
  }
  const isComplete = await ended;
  if (!isComplete) say(`${path.basename(file)} failed; its rows are missing.`);
  return isComplete;
}

/** @type {(line: string) => BenchRow | undefined} */
function asRow(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const row = JSON.parse(line);
    return typeof row.what === 'string' && typeof row.measured === 'string' ? row : undefined;
  } catch {
    return undefined;
  }
}

/** @param {BenchRow[]} rows */
function printTable(rows) {
  console.log('\n| What | Measured | Target | Against | Met |\n|---|---|---|---|---|');
  for (const { what, measured, target, against = '', met } of rows) {
    console.log(`| ${what} | ${measured} | ${target} | ${against} | ${met === undefined ? '' : met ? 'yes' : 'NO'} |`);
  }
}
