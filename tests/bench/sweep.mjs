// @ts-check
import { withBundle } from './lib/bundle.mjs';
import { printRow } from './lib/rows.mjs';

/**
 * A readiness sweep beside its own slowest check: checks run side by side, so the whole should take little longer than that one.
 * Every host is a server of the bench's own on loopback.
 *
 * @typedef {object} Kit
 * @property {typeof import('../lab/servers/sweep-kit.ts').measureSweep} measureSweep
 */
const SCHOOL = { roomCount: 40, devicesInRoom: 25 };
const TARGET_MS = 60_000;

await withBundle('tests/lab/servers/sweep-kit.ts', measure);

/** @param {Kit} kit */
async function measure({ measureSweep }) {
  await row(
    'Readiness sweep, 1,000 devices in 40 rooms, TestNav and DRC',
    await measureSweep({ ...SCHOOL, hasHangingHosts: false }),
  );
  await row('The same with a hanging host on each platform', await measureSweep({ ...SCHOOL, hasHangingHosts: true }));
}

/**
 * @param {string} what
 * @param {import('../lab/servers/sweep-kit.ts').MeasuredSweep} measured
 */
function row(what, { elapsedMs, checks, slowestMs, slowestTitle }) {
  const ratio = elapsedMs / slowestMs;
  printRow({
    what,
    measured: `${seconds(elapsedMs)}, ${checks} checks, ${ratio.toFixed(2)} x its slowest check`,
    target: seconds(TARGET_MS),
    against: `${slowestTitle}: ${seconds(slowestMs)}`,
    met: elapsedMs <= TARGET_MS,
  });
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1_000).toFixed(1)} s`;
}
