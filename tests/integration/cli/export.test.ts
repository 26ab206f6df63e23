import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';
import { openStore } from '../../../main/store/database.ts';
import { aNewTransition } from '../../helpers/builders.ts';

const cli = join(repoRoot, 'out/main/cli.js');
const PASSPHRASE = 'only for this test';
const EIGHT = Date.UTC(2026, 10, 20, 8);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-export-'));
  const store = openStore({
    dataDir: join(folder, 'data'),
    keys: { passphrase: PASSPHRASE },
    clock: { now: () => EIGHT },
    onProblem: (problem) => expect.fail(problem.message),
  });
  if (!store.ok) throw new Error(store.error.message);
  store.value.history.addTransitions([aNewTransition({ at: EIGHT })]);
  store.value.close();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function exported(...args: string[]) {
  const env = { ...process.env, TDC_PASSPHRASE: PASSPHRASE };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'export', '--data', join(folder, 'data'), ...args],
    { env, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('tdc export > writes the history of a time to a file as CSV', async () => {
  const file = join(folder, 'day.csv');
  expect(exported(file, '--since', '2026-11-20T08:00Z', '--until', '2026-11-20T09:00Z')).toMatchObject({ status: 0 });
  const text = await readFile(file, 'utf8');
  expect(text).toContain('at,device_id,device,room,seat,from,to,evidence\r\n');
  expect(text).toContain('2026-11-20T08:00:00.000Z,device-1,CB-0001,Room 112,A1,up,down,');
});

test('tdc export > writes JSON to standard output that a program can read', () => {
  const { status, stdout } = exported(
    '--since',
    '2026-11-20T08:00Z',
    '--until',
    '2026-11-20T09:00Z',
    '--format',
    'json',
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([{ device: 'CB-0001', to: 'down' }]);
});

test('tdc export > ends with 3 when nothing is on record for that time', () => {
  const { status, stderr } = exported('--since', '2026-11-20T09:00Z', '--until', '2026-11-20T10:00Z');
  expect(status).toBe(3);
  expect(stderr).toContain('Nothing is on record');
});

test('tdc export > ends with 1 when the times make no sense or the file cannot be written', () => {
  expect(exported('--since', 'yesterday').status).toBe(1);
  expect(exported(join(folder, 'none', 'day.csv'), '--since', '2026-11-20').status).toBe(1);
});
