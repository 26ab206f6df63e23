import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../main/store/database.ts';
import type { AppError } from '../../../shared/result.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { aFolder, aTransition, NOON, open, rawDatabase, refusal } from './store-folder.ts';

const ROLLUP = { checks: 12, lost: 1, rttMinMs: 1, rttAvgMs: 2.5, rttMaxMs: 9, worst: 'flaky' } as const;

describe('openStore', () => {
  test('openStore > gives back everything when closed and opened again', () => {
    const dataDir = aFolder();
    const device = aDevice({
      macs: ['aa:bb:cc:dd:ee:ff', '02:00:00:00:00:01'],
      position: { row: 1, column: 2 },
      addressLearnedAt: NOON,
      isSpare: true,
      studentLabel: 'Ä. Ø.',
    });
    const first = open(dataDir);
    first.roster.write({ what: 'Imported', rooms: [aRoom({ columns: 7 })], devices: [device] });
    first.settings.update({ probe: { periodMs: 9_000, tcpPorts: [] }, ui: { isProjectorMode: true } });
    const transitions = first.history.addTransitions([aTransition(), aTransition({ to: 'up', from: 'down' })]);
    first.history.addRollups([{ deviceId: device.id, minuteAt: NOON, ...ROLLUP }]);
    first.close();

    const second = open(dataDir);
    expect(second.roster.load()).toEqual({ revision: 1, rooms: [aRoom({ columns: 7 })], devices: [device] });
    expect(second.roster.undoInfo()).toEqual({ what: 'Imported', at: NOON });
    expect(second.settings.read()).toMatchObject({
      probe: { periodMs: 9_000, tcpPorts: [], timeoutMs: 800 },
      ui: { isProjectorMode: true },
    });
    expect(second.history.latestTransitions(10)).toEqual(transitions);
    expect(second.history.rollupsOf(device.id, 0)).toEqual([{ deviceId: device.id, minuteAt: NOON, ...ROLLUP }]);
    expect(second.history.addTransitions([aTransition()])[0]?.id).toBe(3);
    second.close();
  });

  test('openStore > adds to the minute that was under way when the console restarts within it', () => {
    const dataDir = aFolder();
    for (let start = 0; start < 2; start += 1) {
      const store = open(dataDir);
      store.history.addRollups([{ deviceId: 'device-1', minuteAt: NOON, ...ROLLUP }]);
      store.close();
    }
    const store = open(dataDir);
    expect(store.history.rollupsOf('device-1', NOON - MINUTE_MS)).toMatchObject([{ checks: 24, lost: 2 }]);
    store.close();
  });

  test('openStore > makes a folder that only its owner can read, and leaves one file of data when closed', () => {
    const dataDir = join(aFolder(), 'deep', 'er');
    open(dataDir).close();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('console.db'))).toEqual(['console.db']);
    if (process.platform !== 'win32') {
      expect(statSync(dataDir).mode & 0o077).toBe(0);
      expect(statSync(join(dataDir, 'database.key')).mode & 0o077).toBe(0);
    }
  });

  test('openStore > works in a folder whose name has signs that mean something elsewhere', () => {
    const dataDir = join(aFolder(), "50% off? #1 'Ökonomie' school");
    mkdirSync(dataDir);
    for (let start = 0; start < 2; start += 1) {
      const store = open(dataDir);
      store.roster.write({ what: 'x', rooms: [aRoom({ note: String(start) })] });
      store.close();
    }
    expect(existsSync(join(dataDir, 'console.db'))).toBe(true);
  });

  test('openStore > says that the folder is open when this program has it open already', () => {
    const dataDir = aFolder();
    const first = open(dataDir);
    expect(refusal(dataDir).code).toBe('store.already-open');
    first.roster.write({ what: 'still working', rooms: [aRoom()] });
    first.close();
    const second = open(dataDir);
    expect(second.roster.load().rooms).toHaveLength(1);
    second.close();
  });
});

describe('rows that no longer fit', () => {
  test('openStore > leaves a damaged device out, keeps the others, and reports it once', () => {
    const dataDir = aFolder();
    const first = open(dataDir);
    first.roster.write({ what: 'x', rooms: [aRoom()], devices: [aDevice(), aDevice({ id: 'device-2' })] });
    first.close();
    const raw = rawDatabase(dataDir);
    raw.exec(`UPDATE devices SET kind = 'toaster' WHERE id = 'device-2'`);
    raw.close();

    const problems: AppError[] = [];
    const second = open(dataDir, { onProblem: (problem) => problems.push(problem) });
    expect(second.roster.load().devices).toEqual([aDevice()]);
    second.close();
    expect(problems).toMatchObject([
      { code: 'store.row-damaged', details: { what: 'devices', count: 1, rows: [{ id: 'device-2' }] } },
    ]);
  });

  test('openStore > keeps the devices of a room that cannot be read', () => {
    const dataDir = aFolder();
    const first = open(dataDir);
    first.roster.write({ what: 'x', rooms: [aRoom()], devices: [aDevice({ position: { row: 0, column: 0 } })] });
    first.close();
    const raw = rawDatabase(dataDir);
    raw.exec(`UPDATE rooms SET kind = 'corridor'`);
    raw.close();

    const second = open(dataDir, { onProblem: () => undefined });
    expect(second.roster.load()).toMatchObject({ rooms: [], devices: [aDevice({ roomId: null })] });
    second.close();
  });

  test('write > removes a room although a damaged device still stands in it', () => {
    const dataDir = aFolder();
    const first = open(dataDir);
    first.roster.write({ what: 'x', rooms: [aRoom()], devices: [aDevice()] });
    first.close();
    const raw = rawDatabase(dataDir);
    raw.exec(`UPDATE devices SET kind = 'toaster'`);
    raw.close();

    const second = open(dataDir, { onProblem: () => undefined });
    second.roster.write({ what: 'Removed Room 112', removedRooms: ['room-1'] });
    expect(second.roster.load().rooms).toEqual([]);
    second.close();
  });

  test('undo > drops the steps and says so when the newest one cannot be read', () => {
    const dataDir = aFolder();
    const first = open(dataDir);
    first.roster.write({ what: 'first', rooms: [aRoom()] });
    first.roster.write({ what: 'second', rooms: [aRoom({ name: 'Lab' })] });
    first.close();
    const raw = rawDatabase(dataDir);
    raw.exec(`UPDATE roster_changes SET inverse = '{}' WHERE what = 'second'`);
    raw.close();

    const problems: AppError[] = [];
    const second = open(dataDir, { onProblem: (problem) => problems.push(problem) });
    expect(second.roster.undo()).toBeNull();
    expect(second.roster.undoInfo()).toBeNull();
    expect(second.roster.load().rooms).toEqual([aRoom({ name: 'Lab' })]);
    second.close();
    expect(problems).toMatchObject([{ code: 'store.row-damaged', details: { what: 'undo steps' } }]);
  });

  test('settings > fall back to the default where a stored value no longer fits, and say so', () => {
    const dataDir = aFolder();
    const first = open(dataDir);
    first.settings.update({ probe: { periodMs: 9_000, timeoutMs: 700 } });
    first.close();
    const raw = rawDatabase(dataDir);
    raw.exec(`UPDATE settings SET value = '"soon"' WHERE key = 'probe.periodMs'`);
    raw.exec(`INSERT INTO settings VALUES ('probe.fromTheFuture', '1', 0)`);
    raw.close();

    const problems: AppError[] = [];
    const second = open(dataDir, { onProblem: (problem) => problems.push(problem) });
    expect(second.settings.read().probe).toMatchObject({ periodMs: 5_000, timeoutMs: 700 });
    second.settings.update({ ui: { isProjectorMode: true } });
    second.close();
    expect(problems).toMatchObject([{ code: 'store.setting-reset', details: { keys: ['probe.periodMs'] } }]);
  });

  test('history > leaves a damaged event out and reports it once, however often it is asked', () => {
    const dataDir = aFolder();
    const first = open(dataDir);
    first.history.addTransitions([aTransition(), aTransition()]);
    first.close();
    const raw = rawDatabase(dataDir);
    raw.exec(`DROP TRIGGER transitions_are_never_edited; UPDATE transitions SET to_state = 'odd' WHERE id = 1`);
    raw.close();

    const problems: AppError[] = [];
    const second = open(dataDir, { onProblem: (problem) => problems.push(problem) });
    expect(second.history.latestTransitions(10).map(({ id }) => id)).toEqual([2]);
    expect(second.history.transitionsOf('device-1', 10).map(({ id }) => id)).toEqual([2]);
    second.close();
    expect(problems.map(({ code }) => code)).toEqual(['store.row-damaged']);
  });
});

describe('recorded events', () => {
  test('database > refuses to edit a recorded transition', () => {
    const dataDir = aFolder();
    const store = open(dataDir);
    store.history.addTransitions([aTransition()]);
    store.close();
    const raw = rawDatabase(dataDir);
    expect(() => raw.exec(`UPDATE transitions SET to_state = 'up'`)).toThrow(/never edited/);
    raw.close();
  });
});

describe('openMemoryStore', () => {
  test('openMemoryStore > keeps each store to itself', () => {
    const options = { clock: { now: () => NOON }, onProblem: () => undefined };
    const first = openMemoryStore(options);
    const second = openMemoryStore(options);
    first.roster.write({ what: 'x', rooms: [aRoom()] });
    expect(second.roster.load().rooms).toEqual([]);
    first.close();
    second.close();
  });
});
