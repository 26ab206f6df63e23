import { monitorEventLoopDelay } from 'node:perf_hooks';
import { importRosterFiles } from '../../main/roster/import-files.ts';
import { MemoryRosterRepository } from '../../main/roster/memory-repository.ts';

const ROWS = 100_000;
const LOOP_RESOLUTION_MS = 1;

/** A Google-like export as large as the importer promises to take, about 20 MB. */
function largeExport(): Buffer {
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

/** Prints how long a 100,000-row import takes and the longest time that nothing else could run meanwhile. */
export async function benchImport(): Promise<void> {
  const bytes = largeExport();
  const repository = new MemoryRosterRepository();
  for (const what of ['first import', 'second import']) {
    const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
    loop.enable();
    const startedAt = performance.now();
    const report = await importRosterFiles(repository, [{ name: 'large.csv', bytes }]);
    const elapsedMs = performance.now() - startedAt;
    loop.disable();
    const counts = report.ok ? JSON.stringify(report.value.devices) : report.error.message;
    console.log(
      `${what}: ${ROWS} rows, ${(bytes.byteLength / 1e6).toFixed(1)} MB, ${elapsedMs.toFixed(0)} ms, longest block ${(loop.max / 1e6).toFixed(0)} ms, ${counts}`,
    );
  }
}
