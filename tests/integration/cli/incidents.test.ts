import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';
import { add, anAccessService } from '../../helpers/access.ts';
import { incidentConsole } from '../../helpers/incident-console.ts';
import { ManualClock } from '../../helpers/manual-clock.ts';
import { aFolder, open, rawDatabase } from '../store/store-folder.ts';

const cli = join(repoRoot, 'out/main/cli.js');

function tdc(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** A coordinator whose PIN is 4071, and one incident. */
async function aSchool(): Promise<{ dataDir: string; number: string }> {
  const dataDir = aFolder();
  const store = open(dataDir);
  const { access } = anAccessService({ people: store.people });
  await add(access, 'Ada Park', 'school-coordinator', '4071');
  access.stop();
  const clock = new ManualClock(Date.now());
  const school = incidentConsole({ repository: store.incidents, clock });
  const { number } = await school.submitted({ programId: null });
  school.service.stop();
  store.close();
  return { dataDir, number };
}

test('tdc incidents > lets a coordinator in with a PIN, exports a record that verifies anywhere, and notes it', async () => {
  const { dataDir, number } = await aSchool();
  const who = ['--as', 'Ada Park', '--data', dataDir];
  const pin = { TDC_PIN: '4071' };
  expect(tdc(['incidents', 'list', '--data', dataDir])).toMatchObject({ status: 1, stdout: '' });
  expect(tdc(['incidents', 'list', ...who])).toMatchObject({ status: 1, stdout: '' });
  expect(tdc(['incidents', 'list', ...who], { TDC_PIN: '1234' })).toMatchObject({ status: 1, stdout: '' });
  expect(tdc(['incidents', 'list', ...who], pin)).toMatchObject({ status: 0, stdout: expect.stringContaining(number) });

  const file = join(aFolder(), 'record.json');
  expect(tdc(['incidents', 'export', number, '--out', file, ...who], pin)).toMatchObject({ status: 0 });
  expect(tdc(['audit', 'verify', file])).toMatchObject({ status: 0 });
  writeFileSync(file, readFileSync(file, 'utf8').replace('froze', 'broke'));
  expect(tdc(['audit', 'verify', file]).status).toBe(2);
  const told = tdc(['incidents', 'show', number, ...who], pin);
  expect(told.stdout.replaceAll(/\s+/g, ' ')).toContain(
    'Ada Park, school coordinator: Exported: Whole record as record.json',
  );
});

test('tdc audit verify > names the entry of a ledger that was changed past the console', async () => {
  const { dataDir, number } = await aSchool();
  expect(tdc(['audit', 'verify', '--data', dataDir])).toMatchObject({ status: 0 });
  const raw = rawDatabase(dataDir);
  raw.exec("DROP TRIGGER ledger_headers_never_change; UPDATE ledger SET at = at + 1 WHERE kind = 'evidence'");
  raw.close();
  const broken = tdc(['audit', 'verify', '--data', dataDir]);
  expect(broken).toMatchObject({ status: 2, stdout: expect.stringContaining(number) });
});
