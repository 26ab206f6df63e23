import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRoom } from '../../helpers/builders.ts';
import { buildWriter, startWriter } from './child-store.ts';
import { aFolder, fingerprint, open, rawDatabase, refusal } from './store-folder.ts';

const WRITE_TRIALS = 50;
const CREATE_TRIALS = 15;
/** About 10 s on two idle cores; only a machine that hangs gets here. */
const TRIALS_TIMEOUT_MS = 180_000;

let writer: string;
beforeAll(async () => {
  writer = await buildWriter();
});
afterAll(() => rmSync(dirname(writer), { recursive: true, force: true }));

/** Everything that write number `count` of the child wrote is there. */
function expectWritten(dataDir: string, count: number): void {
  const store = open(dataDir);
  const { rooms, devices } = store.roster.load();
  const kept = Number(rooms.find(({ id }) => id === 'counter')?.note);
  expect(kept).toBeGreaterThanOrEqual(count);
  // At most the one write that was under way is more than what was promised.
  expect(kept).toBeLessThanOrEqual(count + 1);
  // All of a change or nothing of it.
  expect(new Set(devices.map(({ seat }) => Number(seat)))).toEqual(new Set(kept === 0 ? [] : [kept]));
  expect(store.history.latestTransitions(1)[0]?.at).toBeGreaterThanOrEqual(count);
  expect(store.history.transitionsOf(`device-${count}`, 2)).toHaveLength(1);
  expect(store.history.rollupsOf('device-19', count * 60_000)[0]?.checks).toBe(count);
  expect(store.settings.read().probe.periodMs).toBeGreaterThanOrEqual(1_000 + count);
  store.close();
}

function expectSound(dataDir: string): void {
  const raw = rawDatabase(dataDir);
  expect(raw.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(raw.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  raw.close();
}

describe('kill -9', () => {
  test(`store > has every acknowledged write after each of ${WRITE_TRIALS} kills while writing`, {
    timeout: TRIALS_TIMEOUT_MS,
  }, async () => {
    const dataDir = aFolder();
    let promised = 0;
    for (let trial = 0; trial < WRITE_TRIALS; trial += 1) {
      const child = startWriter(writer, dataDir, 'write');
      // A different number of writes each time; the child is somewhere within the next one when the signal arrives.
      const enough = promised + 1 + ((trial * 7) % 13);
      await child.sawLine((line) => Number(line) >= enough);
      await child.kill();
      promised = Number(child.lines.findLast((line) => /^\d+$/.test(line)));
      expectWritten(dataDir, promised);
    }
    expectSound(dataDir);
    expect(promised).toBeGreaterThanOrEqual(WRITE_TRIALS);
  });

  test('openStore > leaves database and log as a kill left them when the key or the file does not fit', async () => {
    const dataDir = aFolder();
    const child = startWriter(writer, dataDir, 'write');
    await child.sawLine((line) => Number(line) >= 30);
    await child.kill();
    const promised = Number(child.lines.at(-1));
    const [keyFile, database] = [join(dataDir, 'database.key'), join(dataDir, 'console.db')];
    const [key, content] = [readFileSync(keyFile), readFileSync(database)];
    expect(fingerprint(dataDir)).toHaveProperty('console.db-wal');

    for (const [file, harm, code] of [
      [keyFile, `${'ab'.repeat(32)}\n`, 'store.wrong-key'],
      [database, randomBytes(content.length), 'store.not-a-database'],
    ] as const) {
      writeFileSync(file, harm);
      const before = fingerprint(dataDir);
      expect(refusal(dataDir).code).toBe(code);
      expect(fingerprint(dataDir)).toEqual(before);
      writeFileSync(keyFile, key);
      writeFileSync(database, content);
    }
    expectWritten(dataDir, promised);
  });

  test('openStore > takes back a step that a kill left half written, and only with the key that fits', () => {
    const dataDir = aFolder();
    const store = open(dataDir);
    store.roster.write({ what: 'x', rooms: [aRoom({ note: 'as it was' })] });
    store.close();
    const killed = halfWritten(dataDir);
    const keyFile = join(killed, 'database.key');
    const key = readFileSync(keyFile);

    writeFileSync(keyFile, `${'ab'.repeat(32)}\n`);
    const before = fingerprint(killed);
    expect(before).toHaveProperty('console.db-journal');
    expect(refusal(killed).code).toBe('store.wrong-key');
    expect(fingerprint(killed)).toEqual(before);

    writeFileSync(keyFile, key);
    const again = open(killed);
    expect(again.roster.load().rooms).toEqual([aRoom({ note: 'as it was' })]);
    again.close();
    expectSound(killed);
  });

  test(`openStore > opens a folder whose making was killed, in ${CREATE_TRIALS} trials`, {
    timeout: TRIALS_TIMEOUT_MS,
  }, async () => {
    for (let trial = 0; trial < CREATE_TRIALS; trial += 1) {
      const dataDir = aFolder();
      const child = startWriter(writer, dataDir, 'hold');
      await child.sawLine((line) => line === 'starting');
      await aWhile(trial);
      await child.kill();
      const store = open(dataDir);
      store.roster.write({ what: 'x', rooms: [aRoom()] });
      store.close();
      expectSound(dataDir);
    }
  });
});

describe('two programs', () => {
  test('openStore > refuses a folder that another program has open, until that one is gone, however it went', async () => {
    const dataDir = aFolder();
    const child = startWriter(writer, dataDir, 'hold');
    await child.sawLine((line) => line.startsWith('open'));
    expect(refusal(dataDir)).toMatchObject({
      code: 'store.already-open',
      message: expect.stringContaining('already open in another window'),
    });
    await child.kill();
    open(dataDir).close();
  });

  test('openStore > refuses the second program while the first one holds the folder', async () => {
    const dataDir = aFolder();
    const store = open(dataDir);
    const child = startWriter(writer, dataDir, 'hold');
    expect(await child.sawLine((line) => line.startsWith('failed'))).toBe('failed store.already-open');
    store.roster.write({ what: 'unharmed', rooms: [aRoom()] });
    store.close();
  });
});

/** The folder as a kill in the middle of a big step without a log, an upgrade say, would leave it. */
function halfWritten(dataDir: string): string {
  const killed = aFolder();
  const raw = rawDatabase(dataDir);
  // Two pages of memory, so that changed pages reach the file before the step is finished.
  raw.exec('PRAGMA cache_size = 2');
  raw.exec("BEGIN IMMEDIATE; UPDATE rooms SET note = 'half'; CREATE TABLE scratch (x TEXT)");
  for (let row = 0; row < 200; row += 1) raw.exec(`INSERT INTO scratch VALUES ('${'x'.repeat(500)}')`);
  for (const name of ['console.db', 'console.db-journal', 'database.key'])
    copyFileSync(join(dataDir, name), join(killed, name));
  raw.exec('ROLLBACK');
  raw.close();
  return killed;
}

/** Moves the kill across the milliseconds that making a folder takes; nothing is waited for. */
function aWhile(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
