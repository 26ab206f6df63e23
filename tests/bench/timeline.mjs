// @ts-check

import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { repoRoot } from '../../build/lib/paths.mjs';
import { median, printRow } from './lib/rows.mjs';

/**
 * A recorded day of 1,000 devices on disk, encrypted as always: how soon its timeline is there, and how long adding up its
 * statistics ever holds the process. The window's own part, from request to drawn, is measured in `window.mjs`.
 */
const DEVICES = 1_000;
const CHANGES = 6_000;
const ROUNDS = 7;

// Inside the repository, so that the bundle finds the native database package.
const folder = await mkdtemp(path.join(repoRoot, 'node_modules', '.tdc-history-'));
try {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: 'tests/lab/history/kit.ts',
      outDir: path.join(folder, 'kit'),
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'kit.mjs' } },
    },
  });
  /** @type {typeof import('../lab/history/kit.ts')} */
  const kit = await import(pathToFileURL(path.join(folder, 'kit', 'kit.mjs')).href);
  await measure(kit);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** @param {typeof import('../lab/history/kit.ts')} kit */
async function measure({ HistoryService, openStore, fillMadeUpDay }) {
  const midnight = new Date(2026, 10, 20).getTime();
  const now = midnight + 16 * 3_600_000;
  const clock = { now: () => now };
  const opened = openStore({
    dataDir: path.join(folder, 'data'),
    keys: { passphrase: 'bench' },
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

/** @param {() => Promise<{ ok: boolean }>} work */
async function timed(work) {
  const startedAt = performance.now();
  const result = await work();
  if (!result.ok) throw new Error('The history did not answer');
  return performance.now() - startedAt;
}
