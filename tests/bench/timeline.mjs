// @ts-check

import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { withBundle } from './lib/bundle.mjs';
import { median, printRow } from './lib/rows.mjs';
import { openWindow } from './lib/window.mjs';

/**
 * A recorded day of 1,000 devices on disk, encrypted as always: how soon its timeline is there, and how long adding up its
 * statistics ever holds the process; and the same day in the real window, from the click to the drawn canvas.
 */
const DEVICES = 1_000;
const CHANGES = 6_000;
const ROUNDS = 7;
const OPENINGS = 5;
const PASSPHRASE = 'bench';

await withBundle(
  'tests/lab/history/kit.ts',
  async (/** @type {typeof import('../lab/history/kit.ts')} */ kit, folder) => {
    const dataDir = path.join(folder, 'data');
    await measure(kit, dataDir);
    await measureInWindow(dataDir);
  },
);

/**
 * @param {typeof import('../lab/history/kit.ts')} kit
 * @param {string} dataDir
 */
async function measure({ HistoryService, openStore, fillMadeUpDay }, dataDir) {
  // Yesterday, so that the window finds it with one click.
  const midnight = new Date(new Date().setHours(0, 0, 0, 0) - 12 * 3_600_000).setHours(0, 0, 0, 0);
  const now = midnight + 16 * 3_600_000;
  const clock = { now: () => now };
  const opened = openStore({
    dataDir,
    keys: { passphrase: PASSPHRASE },
    clock,
    onProblem: (problem) => {
      throw new Error(problem.message);
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  try {
    fillMadeUpDay(store, { devices: DEVICES, changes: CHANGES, midnight });
    const roster = store.roster.load();
    const history = new HistoryService({
      clock,
      store,
      makeId: () => 'bench',
      roster: () => roster,
      sessions: () => [],
      pathNames: () => new Map(),
      periodMs: () => 5_000,
    });
    const span = { from: midnight, to: midnight + 86_400_000 };
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(() => history.timeline(span)));
    printRow({
      what: `Timeline of a day of ${DEVICES.toLocaleString('en-US')} devices, ${CHANGES.toLocaleString('en-US')} changes, from disk`,
      measured: `${Math.round(median(times))} ms, first time ${Math.round(times[0] ?? Number.NaN)} ms`,
      target: 'under 300 ms with drawing',
      met: Math.max(...times) < 300,
    });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const took = await timed(() => history.statistics(span));
    delay.disable();
    const longestMs = delay.max / 1_000_000;
    printRow({
      what: 'Statistics of that day: longest time that nothing else had its turn',
      measured: `${Math.round(longestMs)} ms, ${Math.round(took)} ms in all`,
      target: 'at most 50 ms',
      met: longestMs <= 50,
    });
  } finally {
    store.close();
  }
}

/** @param {string} dataDir */
async function measureInWindow(dataDir) {
  process.env.TDC_PASSPHRASE = PASSPHRASE;
  const args = ['--local-only', '--transport', 'simulated', '--data', dataDir];
  const { app, page } = await openWindow(args);
  try {
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Day before' }).waitFor();
    const times = [];
    const charts = [];
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      const { drawnMs, chartsMs } = await untilDrawn(page, 'Day before');
      times.push(drawnMs);
      charts.push(chartsMs);
      await untilDrawn(page, 'Day after');
    }
    printRow({
      what: `The same day in the window, from the click to drawn (slowest of ${OPENINGS}; the first is the first after the start)`,
      measured: `${Math.round(Math.max(...times))} ms, median ${Math.round(median(times))} ms, first ${Math.round(times[0] ?? Number.NaN)} ms`,
      target: 'under 300 ms',
      met: Math.max(...times) < 300,
    });
    printRow({
      what: `Its charts of latency and loss, which are asked for once the rooms are drawn (slowest of ${OPENINGS})`,
      measured: `${Math.round(Math.max(...charts))} ms, median ${Math.round(median(charts))} ms`,
      target: '',
    });
  } finally {
    await app.close();
    delete process.env.TDC_PASSPHRASE;
  }
}

/**
 * Clicks inside the page, so that the way through the test's own connection does not count.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} button
 * @returns {Promise<{ drawnMs: number, chartsMs: number }>} Milliseconds until the canvas, and the charts, last drew; drawing
 *   that begins later than a second does not belong to it.
 */
function untilDrawn(page, button) {
  return page.evaluate(
    (name) =>
      new Promise((resolve) => {
        performance.clearMarks();
        const clickedAt = performance.now();
        /** @type {HTMLElement | null} */ (document.querySelector(`button[aria-label="${name}"]`))?.click();
        setTimeout(() => {
          const after = (/** @type {string} */ mark) =>
            (performance.getEntriesByName(mark).at(-1)?.startTime ?? Number.NaN) - clickedAt;
          resolve({ drawnMs: after('timeline-drawn'), chartsMs: after('charts-drawn') });
        }, 1_500);
      }),
    button,
  );
}

/** @param {() => Promise<{ ok: boolean }>} work */
async function timed(work) {
  const startedAt = performance.now();
  const result = await work();
  if (!result.ok) throw new Error('The history did not answer');
  return performance.now() - startedAt;
}
