// @ts-check
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { printRow } from './lib/rows.mjs';

/** @type {typeof import('../../main/roster/kit.ts')} */
const { importRosterFiles, MemoryRosterRepository } = await import(
  new URL('../../out/main/roster-kit.js', import.meta.url).href
);

const ROWS = 100_000;
const TARGET_MS = 3_000;
const TARGET_BLOCK_MS = 50;
const LOOP_RESOLUTION_MS = 1;

// The same file twice: first every device is new, then every one is found again.
const bytes = largeExport();
const repository = new MemoryRosterRepository();
for (const what of ['first', 'again']) await measure(what);

/** @param {string} what */
async function measure(what) {
  const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  loop.enable();
  const report = await importRosterFiles(repository, [{ name: 'large.csv', bytes }]);
  loop.disable();
  const elapsedMs = performance.now() - startedAt;
  const cpu = process.cpuUsage(cpuBefore);
  if (!report.ok) throw new Error(report.error.message);
  const { added, updated, unchanged } = report.value.devices;
  if (added + updated + unchanged !== ROWS) throw new Error(`Read ${added + updated + unchanged} of ${ROWS} rows`);
  const blockMs = loop.max / 1e6;
  const megabytes = (bytes.byteLength / 1e6).toFixed(0);
  printRow({
    what: `Import of ${ROWS.toLocaleString('en-US')} rows (${megabytes} MB), ${what}`,
    measured: `${seconds(elapsedMs)} s, ${seconds((cpu.user + cpu.system) / 1e3)} s CPU, longest block ${blockMs.toFixed(0)} ms`,
    target: `under ${seconds(TARGET_MS)} s, no block over ${TARGET_BLOCK_MS} ms`,
    met: elapsedMs < TARGET_MS && blockMs <= TARGET_BLOCK_MS,
  });
}

/** @param {number} ms */
function seconds(ms) {
  return (ms / 1_000).toFixed(1);
}

/** A Google-like export as large as the importer promises to take. */
function largeExport() {
  const lines = [
    'deviceId,serialNumber,annotatedAssetId,annotatedLocation,annotatedUser,notes,orgUnitPath,macAddress,lastSync,status,model,osVersion,lastKnownNetwork.0.ipAddress',
  ];
  for (let index = 0; index < ROWS; index += 1) {
    const hex = index.toString(16).padStart(6, '0');
    const mac = `00:1b:44:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`;
    const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
    lines.push(
      `d-${index},SN${index},CB-${String(index).padStart(6, '0')},Room ${100 + (index % 60)},student${index}@example.org,"in cart ${index % 30}, ""blue""",/Chromebooks/Cart ${index % 30},${mac},2026-11-20T08:00:00Z,ACTIVE,Demo Chromebook 11,144.0,${address}`,
    );
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}
