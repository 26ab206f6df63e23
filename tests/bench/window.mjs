// @ts-check
/** What the real window costs: a storm of changes, a quiet hour's share of a core, memory, and the way to the first grid. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { benchFolder, prepareRoster } from './lib/roster.mjs';
import { median, percentile, printRow } from './lib/rows.mjs';
import { cpuSeconds, openWindow, processTree, pssMib, TILE } from './lib/window.mjs';

const STORM_MS = 20_000;
const QUIET_MS = 30_000;
const SCROLL_MS = 10_000;
/** A wheel turned without a pause: two screens a second. */
const SCROLL_PX_PER_FRAME = 24;
const STARTS = 5;
const CALM = { rttMs: 8, lossRatio: 0, deadEvery: 0, flipEveryMs: 0 };

const MEASURES = { storm: measureStorm, quiet: measureQuiet, start: measureStart };
/** `node tests/bench/window.mjs storm start`; all of them unless named. */
const wanted = process.argv.slice(2);

const { folder, remove } = benchFolder();
try {
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure();
  }
} finally {
  remove();
}

/** 5,000 devices that change every ten seconds, each at its own moment: 500 changes a second. */
async function measureStorm() {
  const { dataDir } = prepareRoster(path.join(made('storm')), 5_000);
  const { app, page } = await openWindow(['--data', dataDir, '--transport', 'simulated'], {
    simulation: { ...CALM, flipEveryMs: 10_000 },
  });
  try {
    await page.waitForSelector(TILE);
    await page.waitForTimeout(12_000);
    printFrames('', STORM_MS, await page.evaluate(watchFrames, { ms: STORM_MS, scrollPxPerFrame: 0 }));
    const scrolled = await page.evaluate(watchFrames, { ms: SCROLL_MS, scrollPxPerFrame: SCROLL_PX_PER_FRAME });
    printFrames(', scrolling fast', SCROLL_MS, scrolled);
  } finally {
    await app.close();
  }
}

/**
 * @param {string} doing
 * @param {number} ms
 * @param {{ frames: number[], longTasks: number[], changes: number }} watched
 */
function printFrames(doing, ms, { frames, longTasks, changes }) {
  printRow({
    what: `5,000 tiles, ${Math.round((changes * 1_000) / ms)} changes a second${doing}, software rendering`,
    measured: `${longTasks.length} tasks over 50 ms, longest ${Math.round(Math.max(0, ...longTasks))} ms; frame p95 ${percentile(frames, 0.95).toFixed(0)} ms`,
    target: 'no task over 50 ms, frame p95 <= 33 ms',
    met: longTasks.length === 0 && percentile(frames, 0.95) <= 33,
  });
}

/** Runs in the page; scrolls to and fro when asked to. @param {{ ms: number, scrollPxPerFrame: number }} wishes */
async function watchFrames({ ms, scrollPxPerFrame }) {
  /** @type {number[]} */
  const longTasks = [];
  /** @type {number[]} */
  const frames = [];
  let changes = 0;
  const observer = new PerformanceObserver((list) =>
    longTasks.push(...list.getEntries().map((entry) => entry.duration)),
  );
  observer.observe({ type: 'longtask' });
  const stop = window.tdc.on['live.changed']((delta) => {
    changes += delta.devices.length;
  });
  let scroller = document.querySelector('[data-device]')?.parentElement ?? null;
  while (scroller !== null && getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement;
  let step = scrollPxPerFrame;
  const endsAt = performance.now() + ms;
  let last = performance.now();
  await new Promise((resolve) => {
    const frame = (/** @type {number} */ now) => {
      frames.push(now - last);
      last = now;
      if (scroller !== null && step !== 0) {
        const before = scroller.scrollTop;
        scroller.scrollTop += step;
        if (scroller.scrollTop === before) step = -step;
      }
      if (now < endsAt) requestAnimationFrame(frame);
      else resolve(undefined);
    };
    requestAnimationFrame(frame);
  });
  observer.disconnect();
  stop();
  return { frames: frames.slice(1), longTasks, changes };
}

/** 5,000 healthy devices every five seconds, window open. */
async function measureQuiet() {
  if (process.platform !== 'linux') {
    console.log('CPU and memory are read from /proc, so this row needs Linux.');
    return;
  }
  const { dataDir } = prepareRoster(made('quiet'), 5_000);
  const { app, page } = await openWindow(['--data', dataDir, '--transport', 'simulated'], { simulation: CALM });
  try {
    await page.waitForSelector(TILE);
    await page.waitForTimeout(15_000);
    const pids = processTree(app.process().pid ?? 0);
    const before = cpuSeconds(pids);
    await page.waitForTimeout(QUIET_MS);
    const share = ((cpuSeconds(pids) - before) * 1_000) / QUIET_MS;
    const memory = pssMib(pids);
    const empty = await emptyWindowMemory();
    printRow({
      what: 'Steady state, 5,000 devices every 5 s, window open (all processes, driven by the test tool)',
      measured: `${(share * 100).toFixed(0)} % of one core, PSS ${memory.toFixed(0)} MiB`,
      target: '<= 15 % of one core, PSS <= 450 MiB',
      against: `empty Electron window: PSS ${empty.toFixed(0)} MiB`,
      met: share <= 0.15 && memory <= 450,
    });
  } finally {
    await app.close();
  }
}

async function emptyWindowMemory() {
  const { app, page } = await openWindow([], { appDir: emptyApp() });
  try {
    await page.waitForTimeout(3_000);
    return pssMib(processTree(app.process().pid ?? 0));
  } finally {
    await app.close();
  }
}

/** From the start of the process to tiles on screen, against an empty window's first page, alternating. */
async function measureStart() {
  const { dataDir } = prepareRoster(made('start'), 1_000);
  const appDir = emptyApp();
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const empty = [];
  for (let i = 0; i < STARTS; i += 1) {
    empty.push(await timeToSelector([], 'h1', { appDir }));
    ours.push(await timeToSelector(['--data', dataDir, '--transport', 'simulated'], TILE, { simulation: CALM }));
  }
  const ratio = median(ours) / median(empty);
  printRow({
    what: 'Start to painted grid, 1,000 devices',
    measured: `${Math.round(median(ours))} ms, ${ratio.toFixed(2)} x an empty Electron window`,
    target: '<= 1.5 x an empty Electron window',
    against: `empty window ${Math.round(median(empty))} ms`,
    met: ratio <= 1.5,
  });
}

/** @param {readonly string[]} args @param {string} selector @param {{ appDir?: string, simulation?: object }} options */
async function timeToSelector(args, selector, options) {
  const startedAt = performance.now();
  const { app, page } = await openWindow(args, options);
  try {
    await page.waitForSelector(selector);
    return performance.now() - startedAt;
  } finally {
    await app.close();
  }
}

/** The smallest application: one window, one heading. */
function emptyApp() {
  const appDir = made('empty-app');
  writeFileSync(
    path.join(appDir, 'package.json'),
    JSON.stringify({ name: 'empty', version: '0.0.0', main: 'main.cjs' }),
  );
  writeFileSync(
    path.join(appDir, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>empty</h1>'));
app.on('window-all-closed', () => app.quit());`,
  );
  return appDir;
}

/** @param {string} name */
function made(name) {
  const full = path.join(folder, name);
  mkdirSync(full, { recursive: true });
  return full;
}
