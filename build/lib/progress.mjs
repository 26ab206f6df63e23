// @ts-check
import cliProgress from 'cli-progress';

/**
 * @typedef {object} Progress
 * @property {(done: number) => void} at  Shows that `done` of the total is done. Same unit as the total.
 * @property {() => void} end             Leaves the line as it is. Safe to call twice.
 */

const megabyte = 1_000_000;

/** Lines on a pipe or in a CI log come no closer together than this. */
const plainLineEveryMs = 5_000;

/**
 * One line of set-up news. Always on stderr: stdout belongs to the command that was asked for (`tdc sweep --json`).
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * A progress bar on a terminal, a plain line every few seconds elsewhere.
 *
 * @param {string} label
 * @param {number} totalBytes More than 0. A rough total is fine: the bar stops at it.
 * @returns {Progress}
 */
export function byteProgress(label, totalBytes) {
  return process.stderr.isTTY ? bar(label, totalBytes) : plainLines(label, totalBytes);
}

/** @type {(label: string, totalBytes: number) => Progress} */
function bar(label, totalBytes) {
  const line = new cliProgress.SingleBar({
    format: `${label} {bar} {percentage}% · {value} of {total} MB`,
    stream: process.stderr,
    hideCursor: true,
    barsize: 30,
  });
  line.start(Math.round(totalBytes / megabyte), 0);
  return {
    at: (done) => line.update(Math.round(Math.min(done, totalBytes) / megabyte)),
    end: () => line.stop(),
  };
}

/** @type {(label: string, totalBytes: number) => Progress} */
function plainLines(label, totalBytes) {
  say(`${label} …`);
  let lastLineAt = Date.now();
  return {
    at: (done) => {
      if (Date.now() - lastLineAt < plainLineEveryMs) return;
      lastLineAt = Date.now();
      const percent = Math.min(100, Math.floor((100 * done) / totalBytes));
      say(`${label} … ${percent} % (${Math.round(done / megabyte)} MB)`);
    },
    end: () => {},
  };
}
