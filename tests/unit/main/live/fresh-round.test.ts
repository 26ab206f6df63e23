import { beforeEach, describe, expect, test } from 'vitest';
import { freshRound } from '../../../../main/live/fresh-round.ts';
import type { DeviceLive, EngineStatus } from '../../../../shared/model/live.ts';
import type { DeviceId } from '../../../../shared/model/roster.ts';
import { aLive, aStatus } from '../../../helpers/builders.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';

let clock: ManualClock;
let devices: DeviceLive[];
let status: EngineStatus;
let asked: (readonly DeviceId[] | null)[];
let isDone: boolean;
beforeEach(() => {
  clock = new ManualClock(10_000);
  devices = [aLive({ id: 'a', checkedAt: 9_000 }), aLive({ id: 'b', checkedAt: null })];
  status = aStatus();
  asked = [];
  isDone = false;
});

function ask(deviceIds: readonly DeviceId[] | null, signal = new AbortController().signal): void {
  const live = {
    checkNow: (ids: readonly DeviceId[] | null) => void asked.push(ids),
    states: () => devices,
    get status() {
      return status;
    },
  };
  void freshRound(live, clock, deviceIds, signal).then(() => {
    isDone = true;
  });
}

const seen = (id: DeviceId) => {
  devices = devices.map((device) => (device.id === id ? { ...device, checkedAt: clock.now() } : device));
};

async function isDoneAfter(ms: number): Promise<boolean> {
  clock.advance(ms);
  await Promise.resolve();
  await Promise.resolve();
  return isDone;
}

describe('freshRound', () => {
  test('asks at once and ends when every device was observed', async () => {
    ask(null);
    expect(asked).toEqual([null]);
    seen('a');
    expect(await isDoneAfter(500)).toBe(false);
    seen('b');
    expect(await isDoneAfter(100)).toBe(true);
  });

  test('waits only for the devices that were asked for, and never for paused ones', async () => {
    devices.push(aLive({ id: 'c', state: 'paused', checkedAt: null }));
    ask(['a', 'c']);
    seen('a');
    expect(await isDoneAfter(100)).toBe(true);
  });

  test('gives up after a few seconds', async () => {
    ask(null);
    expect(await isDoneAfter(4_900)).toBe(false);
    expect(await isDoneAfter(200)).toBe(true);
  });

  test('does not wait where nothing will be observed soon', async () => {
    status = aStatus({ phase: 'offline' });
    ask(null);
    expect(await isDoneAfter(0)).toBe(true);
  });

  test('ends with the sweep', async () => {
    const sweep = new AbortController();
    ask(null, sweep.signal);
    expect(await isDoneAfter(100)).toBe(false);
    sweep.abort();
    expect(await isDoneAfter(0)).toBe(true);
  });
});
