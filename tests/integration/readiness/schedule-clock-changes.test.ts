import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../../main/readiness/schedule.ts', import.meta.url));
const run = promisify(execFile);

let outDir: string;
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'tdc-schedule-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: source, outDir, rollupOptions: { output: { format: 'es', entryFileNames: 'schedule.mjs' } } },
  });
});
afterAll(() => rm(outDir, { recursive: true, force: true }));

/**
 * The next runs of a daily schedule, as local times with their offset. In a process of its own: the time zone of a process
 * is fixed once its threads run.
 */
async function nextRuns(zone: string, time: string, after: string, count: number): Promise<string[]> {
  const script = `
    import { nextRunAt } from ${JSON.stringify(pathToFileURL(join(outDir, 'schedule.mjs')).href)};
    let at = new Date(${JSON.stringify(after)}).getTime();
    for (let run = 0; run < ${count}; run += 1) {
      at = nextRunAt({ isOn: true, times: [${JSON.stringify(time)}], days: [0, 1, 2, 3, 4, 5, 6] }, at);
      console.log(new Date(at).toString().slice(4, 33));
    }`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: zone },
  });
  return stdout.trim().split('\n');
}

describe('a daily schedule where the clocks change', () => {
  test('stays at its time of day in spring and in autumn', async () => {
    expect(await nextRuns('America/Chicago', '07:15', '2027-03-13T00:00', 3)).toEqual([
      'Mar 13 2027 07:15:00 GMT-0600',
      'Mar 14 2027 07:15:00 GMT-0500',
      'Mar 15 2027 07:15:00 GMT-0500',
    ]);
    expect(await nextRuns('America/Chicago', '07:15', '2027-11-06T00:00', 3)).toEqual([
      'Nov 06 2027 07:15:00 GMT-0500',
      'Nov 07 2027 07:15:00 GMT-0600',
      'Nov 08 2027 07:15:00 GMT-0600',
    ]);
  });

  test('comes an hour later, and once, where the clocks leave its time out', async () => {
    expect(await nextRuns('America/Chicago', '02:30', '2027-03-14T00:00', 2)).toEqual([
      'Mar 14 2027 03:30:00 GMT-0500',
      'Mar 15 2027 02:30:00 GMT-0500',
    ]);
  });

  test('comes once where the clocks bring its time twice', async () => {
    expect(await nextRuns('America/Chicago', '01:30', '2027-11-07T00:00', 2)).toEqual([
      'Nov 07 2027 01:30:00 GMT-0500',
      'Nov 08 2027 01:30:00 GMT-0600',
    ]);
  });
});
