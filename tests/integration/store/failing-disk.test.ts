import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreFault } from '../../../main/store/fault.ts';
import type { Store } from '../../../main/store/repositories.ts';
import type { MinuteRollup } from '../../../shared/model/live.ts';
import type { AppError } from '../../../shared/result.ts';
import { aDevice, aRoom } from '../../helpers/builders.ts';
import { buildWriter, startWriter } from './child-store.ts';
import { aDisk, canMount, fill, grow, readOnlyView } from './small-disk.ts';
import { aFolder, aTransition, fingerprint, NOON, open, refusal } from './store-folder.ts';

let writer: string;
beforeAll(async () => {
  if (canMount) writer = await buildWriter();
});
afterAll(() => {
  if (canMount) rmSync(dirname(writer), { recursive: true, force: true });
});

function someRollups(minute: number): MinuteRollup[] {
  return Array.from({ length: 2_000 }, (_, index) => ({
    deviceId: `device-${index}`,
    minuteAt: NOON + minute * 60_000,
    checks: 12,
    lost: 0,
    rttMinMs: 1,
    rttAvgMs: 2,
    rttMaxMs: 3,
    worst: 'up',
  }));
}

/** Writes devices until the disk is full; returns how many writes were acknowledged. */
function writeUntilFull(store: Store): { readonly written: number; readonly fault: StoreFault } {
  for (let written = 0; written < 10_000; written += 1) {
    try {
      const batch = Array.from({ length: 50 }, (_, index) => aDevice({ id: `d-${written}-${index}`, roomId: null }));
      store.roster.write({ what: `change ${written}`, devices: batch });
    } catch (error) {
      if (error instanceof StoreFault) return { written, fault: error };
      throw error;
    }
  }
  throw new Error('The disk did not fill up');
}

describe.skipIf(!canMount)('a full disk (needs root on Linux for a small disk of its own)', () => {
  test('openStore > refuses a new folder on a full disk', () => {
    const dataDir = aDisk(256);
    fill(dataDir);
    expect(refusal(dataDir).code).toBe('store.disk-full');
    rmSync(join(dataDir, 'filler'));
    open(dataDir).close();
  });

  test('openStore > refuses a used folder on a full disk and leaves its files alone', () => {
    const dataDir = aDisk(1_024);
    const first = open(dataDir);
    first.roster.write({ what: 'x', rooms: [aRoom()] });
    first.close();
    fill(dataDir);
    const before = fingerprint(dataDir);
    expect(refusal(dataDir).code).toBe('store.disk-full');
    expect(fingerprint(dataDir)).toEqual(before);
    rmSync(join(dataDir, 'filler'));
    const again = open(dataDir);
    expect(again.roster.load().rooms).toEqual([aRoom()]);
    again.close();
  });

  test('roster > says that the disk is full and keeps every acknowledged change', () => {
    const dataDir = aDisk(1_024);
    const store = open(dataDir);
    const { written, fault } = writeUntilFull(store);
    expect(written).toBeGreaterThan(0);
    expect(fault.appError.code).toBe('store.disk-full');
    expect(store.roster.load().devices).toHaveLength(written * 50);
    expect(store.roster.load().revision).toBe(written);
    grow(dataDir);
    store.close();

    const again = open(dataDir);
    expect(again.roster.load().devices).toHaveLength(written * 50);
    expect(again.roster.undoInfo()?.what).toBe(`change ${written - 1}`);
    again.close();
  });

  test('openStore > opens a folder again that was closed on a full disk, once there is space', () => {
    const dataDir = aDisk(1_024);
    const store = open(dataDir);
    const { written } = writeUntilFull(store);
    store.close();
    expect(refusal(dataDir).code).toBe('store.disk-full');
    grow(dataDir);
    const again = open(dataDir);
    expect(again.roster.load().devices).toHaveLength(written * 50);
    again.close();
    // Whoever copies console.db alone has everything.
    expect(Object.keys(fingerprint(dataDir))).toEqual(['console.db', 'database.key']);
  });

  test('close > loses nothing when the disk is full', async () => {
    const dataDir = aDisk(1_024);
    const child = startWriter(writer, dataDir, 'write');
    await child.sawLine((line) => line === 'closed on a full disk');
    const promised = Number(child.lines.at(-2));
    await child.kill();
    grow(dataDir);
    const store = open(dataDir);
    expect(promised).toBeGreaterThan(0);
    const kept = Number(store.roster.load().rooms[0]?.note);
    // The roster may have been the part of the next write that still fitted.
    expect([promised, promised + 1]).toContain(kept);
    expect(new Set(store.roster.load().devices.map(({ seat }) => seat))).toEqual(new Set([String(kept)]));
    store.close();
  });

  test('history > waits in memory while the disk is full, is shown meanwhile, and is written when there is space', () => {
    const dataDir = aDisk(2_048);
    const problems: AppError[] = [];
    const store = open(dataDir, { onProblem: (problem) => problems.push(problem) });
    fill(dataDir);
    for (let minute = 0; minute < 5; minute += 1) {
      store.history.addRollups(someRollups(minute));
      store.history.addTransitions([aTransition({ at: NOON + minute })]);
    }
    expect(problems.map(({ code }) => code)).toEqual(['store.history-waits']);
    expect(store.history.rollupsOf('device-7', 0)).toHaveLength(5);
    expect(store.history.latestTransitions(9).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);

    rmSync(join(dataDir, 'filler'));
    store.history.addTransitions([aTransition({ at: NOON + 5 })]);
    fill(dataDir);
    store.history.addRollups(someRollups(5));
    store.history.addTransitions([aTransition({ at: NOON + 6 })]);
    rmSync(join(dataDir, 'filler'));
    store.close();
    const again = open(dataDir);
    expect(again.history.rollupsOf('device-7', 0)).toHaveLength(6);
    expect(again.history.transitionsOf('device-1', 9).map(({ id }) => id)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    again.close();
  });
});

describe.skipIf(!canMount)('a read-only disk (needs root on Linux to mount one)', () => {
  test('openStore > refuses a used folder and leaves its files alone', () => {
    const dataDir = aFolder();
    open(dataDir).close();
    const before = fingerprint(dataDir);
    expect(refusal(readOnlyView(dataDir)).code).toBe('store.folder-not-writable');
    expect(fingerprint(dataDir)).toEqual(before);
  });

  test('openStore > refuses an empty folder', () => {
    expect(refusal(readOnlyView(aFolder())).code).toBe('store.folder-not-writable');
  });
});
