import { readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBackups, usualFolder } from '../../../main/backup/backup-folder.ts';
import { drill } from '../../../main/backup/drill.ts';
import { manifestFile } from '../../../main/backup/manifest.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/units.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { aSession } from '../../helpers/readiness-builders.ts';
import { buildWriter, startWriter } from '../store/child-store.ts';
import { aFolder, open } from '../store/store-folder.ts';
import { backupsOf, filesIn, made } from './backup-house.ts';

const KILLS = 8;

function keyOf(store: ReturnType<typeof open>): string {
  if (store.file === null) throw new Error('The store has no file');
  return store.file.passphrase;
}

describe('a backup', () => {
  test('backUpNow > holds everything written before it, while writing goes on', async () => {
    const store = open(aFolder());
    store.roster.write({ what: 'before', rooms: [aRoom()], devices: [aDevice()] });
    const { service } = backupsOf(store);
    const making = service.backUpNow('by-hand');
    let isMade = false;
    void making.then(() => {
      isMade = true;
    });
    for (let count = 0; !isMade; count += 1) {
      store.roster.write({ what: 'meanwhile', devices: [aDevice({ id: `late-${count}`, roomId: null })] });
      await new Promise((resolve) => setImmediate(resolve));
    }
    const backup = await made(making);
    const report = drill(backup, keyOf(store), null);
    expect(report).toMatchObject({ ok: true, value: { counts: { rooms: 1 } } });
    expect(backup.manifest.counts.devices).toBeGreaterThanOrEqual(1);
    // Nothing of what came meanwhile is lost in the console itself.
    const late = store.roster.load().devices.length;
    store.close();
    expect(late).toBeGreaterThan(1);
    expect(filesIn(dirname(backup.file))).toHaveLength(2);
  });

  test('holdStill > keeps the file as it is until the copy is made, also when something is erased meanwhile', async () => {
    const dataDir = aFolder();
    const store = open(dataDir);
    const bytes = () => readFileSync(join(dataDir, 'console.db'));
    await store.file?.holdStill(async () => {
      const before = bytes();
      store.roster.write({ what: 'meanwhile', devices: [aDevice({ roomId: null })] });
      store.incidents.write({ leavesNoTrace: true });
      expect(bytes().equals(before)).toBe(true);
      expect(statSync(join(dataDir, 'console.db-wal')).size).toBeGreaterThan(0);
    });
    // What was erased must not live on in the log.
    expect(statSync(join(dataDir, 'console.db-wal')).size).toBe(0);
    store.close();
  });

  test('verify > tries the newest backup, and says so when there is none', async () => {
    const store = open(aFolder());
    const { service } = backupsOf(store);
    expect(await service.verify()).toMatchObject({ error: { code: 'backup.none' } });
    store.roster.write({ what: 'x', rooms: [aRoom()] });
    await made(service.backUpNow('by-hand'));
    expect(await service.verify()).toMatchObject({
      value: { counts: { rooms: 1 }, ledger: 'The incident ledger is whole: 0 entries.' },
    });
    store.close();
  });

  test('backUpNow > gives nothing away without the key', async () => {
    const store = open(aFolder());
    store.roster.write({ what: 'x', rooms: [aRoom({ name: 'Room Secret' })] });
    const backup = await made(backupsOf(store).service.backUpNow('by-hand'));
    store.close();
    const bytes = readFileSync(backup.file);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('Room Secret')).toBe(false);
    expect(readFileSync(manifestFile(backup.file), 'utf8')).not.toContain('Secret');
  });

  test('run > makes one backup a day, also when the laptop slept through midnight, and one when a session ends', async () => {
    const dataDir = aFolder();
    const store = open(dataDir);
    const { service, clock, setSessions } = backupsOf(store);
    const reasons = async () => (await listBackups(usualFolder(dataDir))).map(({ manifest }) => manifest.reason);
    service.run();
    clock.advance(2 * MINUTE_MS);
    await expect.poll(reasons).toEqual(['daily']);
    clock.advance(3 * HOUR_MS);
    setSessions([aSession({ state: 'testing' })]);
    setSessions([aSession({ state: 'ended' })]);
    setSessions([aSession({ state: 'ended', name: 'renamed' })]);
    await expect.poll(reasons).toEqual(['session-end', 'daily']);
    clock.sleep(DAY_MS);
    clock.advance(5 * MINUTE_MS);
    await expect.poll(reasons).toEqual(['daily', 'session-end', 'daily']);
    await service.stop();
    clock.advance(2 * DAY_MS);
    expect(await reasons()).toHaveLength(3);
    store.close();
  });
});

describe('the second place', () => {
  test('backUpNow > says that the stick is missing, and fills it when it is back', async () => {
    const dataDir = aFolder();
    const stick = join(aFolder(), 'stick');
    const store = open(dataDir);
    const { service, clock, shown, setSecondPlace } = backupsOf(store);
    setSecondPlace(stick);
    service.run();
    const first = await made(service.backUpNow('by-hand'));
    expect(shown()).toEqual(['second-backup-not-made']);
    await mkdir(stick);
    clock.advance(5 * MINUTE_MS);
    await expect.poll(shown).toEqual([]);
    expect((await listBackups(stick)).map(({ manifest }) => manifest)).toEqual([first.manifest]);
    expect(filesIn(usualFolder(dataDir))).toHaveLength(2);
    await service.stop();
    store.close();
  });

  test('backUpNow > leaves the backups of another console on the same stick alone', async () => {
    const stick = aFolder();
    for (const _console of [1, 2]) {
      const store = open(aFolder());
      const { service, setSecondPlace, clock } = backupsOf(store);
      setSecondPlace(stick);
      for (let day = 0; day < 5; day += 1) {
        await made(service.backUpNow('daily'));
        clock.advance(30 * DAY_MS);
      }
      store.close();
    }
    const keys = (await listBackups(stick)).map(({ manifest }) => manifest.keyId);
    // Three newest and what two months keep, of each.
    expect(new Set(keys).size).toBe(2);
    expect(keys.filter((key) => key === keys[0])).toHaveLength(keys.length / 2);
  });
});

describe('kill -9 during backups', () => {
  let child: string;
  beforeAll(async () => {
    child = await buildWriter(new URL('backup-child.ts', import.meta.url));
  });
  afterAll(() => rmSync(dirname(child), { recursive: true, force: true }));

  test(`backups > are all whole after each of ${KILLS} kills, and the next one takes the half file away`, async () => {
    const dataDir = aFolder();
    let promised = 0;
    for (let trial = 0; trial < KILLS; trial += 1) {
      const running = startWriter(child, dataDir, 'back-up');
      await running.sawLine((line) => Number(line) >= 1 + (trial % 3));
      await new Promise((resolve) => setTimeout(resolve, trial * 3));
      await running.kill();
      promised += Number(running.lines.at(-1));
      const backups = await listBackups(usualFolder(dataDir));
      expect(backups.length).toBeGreaterThanOrEqual(promised);
      promised = backups.length;
    }
    const store = open(dataDir);
    const { service } = backupsOf(store);
    await made(service.backUpNow('by-hand'));
    const backups = await service.list();
    for (const backup of backups) expect(drill(backup, keyOf(store), null)).toMatchObject({ ok: true });
    expect(filesIn(usualFolder(dataDir)).filter((name) => name.endsWith('.new'))).toEqual([]);
    store.close();
  });
});
