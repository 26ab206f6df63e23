// @ts-check
/**
 * How soon "down" is known, and how often it is wrong. The whole pipeline of `tdc watch` on the simulated network, where it is
 * known to the millisecond when a device went silent.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { kit } from './lib/kit.mjs';
import { addressOf, benchFolder, cli, rosterCsv } from './lib/roster.mjs';
import { percentile, printRow } from './lib/rows.mjs';

const PERIOD_S = 5;
const STEP_MS = 5;

const { folder, remove } = benchFolder();
try {
  await measureDetection();
  await measureFalseDowns();
} finally {
  remove();
}

/** 500 devices, each going silent for 20 s out of every 40 s, at its own moment. */
async function measureDetection() {
  const simulation = { rttMs: 8, lossRatio: 0, deadEvery: 0, flipEveryMs: 20_000 };
  const lab = kit.uniformLab(simulation);
  /** @type {number[]} */
  const delays = [];
  const startedAt = Date.now();
  await watch(500, 75, simulation, (change, arrivedAt) => {
    // The first 25 s hold devices that were silent from the start; their silence has no beginning to count from.
    if (change.to !== 'down' || change.from === 'unknown' || arrivedAt < startedAt + 25_000) return;
    delays.push(arrivedAt - lastSilenceBefore(lab, addressOf(Number(change.label.slice(3))), change.at));
  });
  const p50 = percentile(delays, 0.5) / 1_000;
  const p95 = percentile(delays, 0.95) / 1_000;
  printRow({
    what: `Down detected, period ${PERIOD_S} s, ${delays.length} outages`,
    measured: `p50 ${p50.toFixed(1)} s, p95 ${p95.toFixed(1)} s`,
    target: `p95 <= ${PERIOD_S + 2} s`,
    met: delays.length > 100 && p95 <= PERIOD_S + 2,
  });
}

/** @param {ReturnType<typeof kit.uniformLab>} lab @param {string} address @param {number} at */
function lastSilenceBefore(lab, address, at) {
  let beganAt = Math.floor(at);
  while (lab.echo(address, beganAt).kind === 'silent') beganAt -= STEP_MS;
  return beganAt + STEP_MS;
}

async function measureFalseDowns() {
  const devices = 5_000;
  const seconds = 125;
  let falseDowns = 0;
  let flaky = 0;
  await watch(devices, seconds, { rttMs: 8, lossRatio: 0.02, deadEvery: 0, flipEveryMs: 0 }, (change) => {
    if (change.to === 'down') falseDowns += 1;
    if (change.to === 'flaky') flaky += 1;
  });
  printRow({
    what: `False downs at 2 % random loss, ${Math.floor((devices * seconds) / 60).toLocaleString('en-US')} device-minutes`,
    measured: `${falseDowns} (${flaky} shown as flaky)`,
    target: '0',
    met: falseDowns === 0,
  });
}

/**
 * @param {number} devices
 * @param {number} seconds
 * @param {object} simulation
 * @param {(change: { at: number, from: string, to: string, label: string }, arrivedAt: number) => void} onChange
 */
async function watch(devices, seconds, simulation, onChange) {
  const file = path.join(folder, `${devices}.csv`);
  writeFileSync(file, rosterCsv(devices));
  const args = [
    cli,
    'watch',
    '--roster',
    file,
    '--transport',
    'simulated',
    '--period',
    `${PERIOD_S}`,
    '--for',
    `${seconds}`,
    '--json',
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, TDC_SIMULATION: JSON.stringify(simulation) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line);
    if (entry.type === 'change') onChange(entry, Date.now());
  }
  if ((await ended) !== 0) throw new Error('tdc watch failed');
}
