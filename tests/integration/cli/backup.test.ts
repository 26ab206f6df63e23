import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';
import { aRoom } from '../../helpers/builders.ts';
import { aFolder, open } from '../store/store-folder.ts';

const cli = join(repoRoot, 'out/main/cli.js');

function tdc(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

function aSchool(): string {
  const dataDir = aFolder();
  const store = open(dataDir);
  store.roster.write({ what: 'x', rooms: [aRoom({ name: 'Room 112' })] });
  store.close();
  return dataDir;
}

test('tdc > makes a backup, tries it, offers it when the database is damaged, and restores it', () => {
  const dataDir = aSchool();
  expect(tdc(['backup', '--list', '--data', dataDir])).toMatchObject({ status: 3, stdout: '' });
  const made = tdc(['backup', '--data', dataDir]);
  expect(made).toMatchObject({ status: 0, stderr: expect.stringContaining('Made and checked') });
  const tried = tdc(['backup', '--verify', '--json', '--data', dataDir]);
  expect(JSON.parse(tried.stdout)).toMatchObject({ file: made.stdout, reason: 'by-hand', counts: { rooms: 1 } });

  const database = join(dataDir, 'console.db');
  writeFileSync(database, readFileSync(database).fill(1, 8_192, 40_960));
  const refused = tdc(['export', '--data', dataDir]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(`tdc restore "${made.stdout}" --to "${dataDir}"`);

  expect(tdc(['restore', made.stdout, '--to', dataDir])).toMatchObject({ status: 0 });
  const store = open(dataDir);
  expect(store.roster.load().rooms[0]?.name).toBe('Room 112');
  store.close();
});

test('tdc > restores on another laptop with the recovery code, and not without', () => {
  const dataDir = aSchool();
  const stick = aFolder();
  const laptop = aFolder();
  const code = tdc(['backup', '--recovery-key', '--data', dataDir]).stdout;
  expect(code).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
  const made = tdc(['backup', '--data', dataDir]).stdout;
  expect(tdc(['restore', made, '--to', laptop])).toMatchObject({ status: 1, stdout: '' });
  expect(tdc(['restore', made, '--to', laptop], { TDC_RECOVERY_CODE: code })).toMatchObject({ status: 0 });
  expect(tdc(['backup', '--to', stick, '--data', laptop])).toMatchObject({ status: 0 });
});

test('tdc backup > says why and fails when a folder cannot be used or a backup is spoilt', () => {
  const dataDir = aSchool();
  const nowhere = tdc(['backup', '--to', join(dataDir, 'nowhere'), '--data', dataDir]);
  expect(nowhere).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('cannot be reached') });
  const made = tdc(['backup', '--data', dataDir]).stdout;
  const bytes = readFileSync(made);
  writeFileSync(made, bytes.subarray(0, bytes.length - 4_096));
  expect(tdc(['backup', '--verify', made, '--data', dataDir])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is damaged or was changed'),
  });
});
