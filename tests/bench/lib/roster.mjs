// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const cli = path.join(import.meta.dirname, '../../../out/main/cli.js');

/**
 * A roster of made-up devices with private addresses, 30 to a room. For the simulated network only.
 *
 * @param {number} devices At most 65,000.
 * @returns {string} CSV.
 */
export function rosterCsv(devices) {
  const rows = Array.from({ length: devices }, (_, i) => {
    const room = `Room ${100 + Math.floor(i / 30)}`;
    return `CB-${String(i).padStart(5, '0')},${room},${addressOf(i)}`;
  });
  return ['label,room,address', ...rows].join('\n');
}

/** @param {number} index */
export function addressOf(index) {
  return `10.20.${Math.floor(index / 250)}.${1 + (index % 250)}`;
}

/** A folder of its own for one measurement, gone after `remove`. */
export function benchFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdc-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Writes the roster as a file, and imports it into a data folder when one is asked for.
 *
 * @param {string} folder
 * @param {number} devices
 * @returns {{ file: string, dataDir: string }}
 */
export function prepareRoster(folder, devices) {
  const file = path.join(folder, 'roster.csv');
  const dataDir = path.join(folder, 'data');
  writeFileSync(file, rosterCsv(devices));
  const imported = spawnSync(process.execPath, [cli, 'import', file, '--data', dataDir], { encoding: 'utf8' });
  if (imported.status !== 0) throw new Error(`The roster could not be imported: ${imported.stderr}${imported.stdout}`);
  return { file, dataDir };
}

export { cli };
