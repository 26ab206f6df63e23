import { beforeEach, describe, expect, test } from 'vitest';
import { DeviceStore } from '../../../../main/live/device-store.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/units.ts';
import { aDevice, aRoom } from '../../../helpers/builders.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';
import { anObservation, aSilence } from '../../../helpers/observations.ts';

const room = aRoom();
let clock: ManualClock;
let store: DeviceStore;

beforeEach(() => {
  clock = new ManualClock(1_700_000_000_000);
  store = new DeviceStore(clock, DEFAULT_SETTINGS.probe);
  store.setRoster([room], [aDevice({ seat: 'A3' })]);
});

describe('DeviceStore', () => {
  test('says nothing for a check that changes nothing visible', () => {
    store.observed([anObservation()]);
    const change = store.observed([anObservation({ evidence: { kind: 'echo', rttMs: 44 } })]);
    expect(change).toEqual({ devices: [], removed: [], transitions: [] });
    expect(store.get('device-1')?.live.rttMs).toBe(10);
  });

  test('reports a transition with room, seat and label as they were at the time', () => {
    store.observed([anObservation()]);
    const { devices, transitions } = store.observed([aSilence({ finishedAt: clock.now() + 2_000 })]);
    expect(devices).toMatchObject([{ id: 'device-1', state: 'down', since: clock.now() + 2_000 }]);
    expect(transitions).toMatchObject([
      { deviceLabel: 'CB-0001', roomName: 'Room 112', seat: 'A3', from: 'up', to: 'down' },
    ]);
  });

  test('notices that the device answers on another address than the roster has', () => {
    const { devices } = store.observed([anObservation({ address: '127.0.0.9', addressSource: 'neighbour' })]);
    expect(devices[0]).toMatchObject({ address: '127.0.0.9', isAddressDrifted: true });
  });

  test('ignores a check of a device that was paused meanwhile', () => {
    store.setRoster([room], [aDevice({ isPaused: true })]);
    expect(store.observed([aSilence()]).devices).toEqual([]);
    expect(store.all()[0]?.state).toBe('paused');
  });

  test('starts afresh when the address changes, keeps the state when only the seat does', () => {
    store.observed([anObservation()]);
    expect(store.setRoster([room], [aDevice({ seat: 'B1' })]).devices).toEqual([]);
    expect(store.setRoster([room], [aDevice({ address: '127.0.0.2' })]).devices).toMatchObject([{ state: 'unknown' }]);
  });

  test('forgets a removed device and says so', () => {
    expect(store.setRoster([room], []).removed).toEqual(['device-1']);
    expect(store.get('device-1')).toBeNull();
  });

  test('marks an old green as stale, and takes the mark off with the next check', () => {
    store.observed([anObservation({ finishedAt: clock.now() })]);
    clock.advance(2 * DEFAULT_SETTINGS.probe.periodMs + 4 * SECOND_MS);
    expect(store.markStale().devices).toMatchObject([{ isStale: true, state: 'up' }]);
    expect(store.observed([anObservation({ finishedAt: clock.now() })]).devices).toMatchObject([{ isStale: false }]);
  });

  test('turns everything unknown when what was known is worth nothing any more, paused devices excepted', () => {
    store.setRoster([room], [aDevice(), aDevice({ id: 'put-away', isPaused: true })]);
    store.observed([anObservation()]);
    store.forgetAll('local-network-down');
    expect(store.all().map((live) => live.state)).toEqual(['unknown', 'paused']);
  });

  test('keeps fifteen minutes of samples for the chart', () => {
    for (let i = 0; i < 300; i += 1) {
      clock.advance(5 * SECOND_MS);
      store.observed([anObservation({ startedAt: clock.now(), finishedAt: clock.now() })]);
    }
    const samples = store.get('device-1')?.samples ?? [];
    expect(samples.length).toBe(181);
    expect(samples[0]?.at).toBe(clock.now() - 15 * MINUTE_MS);
  });

  test('adds minutes up and hands each out once', () => {
    const minuteAt = 1_700_000_040_000;
    store.observed([
      anObservation({ startedAt: minuteAt, evidence: { kind: 'echo', rttMs: 10 } }),
      anObservation({ startedAt: minuteAt + 5_000, evidence: { kind: 'echo', rttMs: 30 } }),
      aSilence({ startedAt: minuteAt + 10_000 }),
    ]);
    expect(store.takeRollups(minuteAt + 59_999)).toEqual([]);
    expect(store.takeRollups(minuteAt + MINUTE_MS)).toEqual([
      { deviceId: 'device-1', minuteAt, checks: 3, lost: 1, rttMinMs: 10, rttAvgMs: 20, rttMaxMs: 30, worst: 'down' },
    ]);
    expect(store.takeRollups(Number.POSITIVE_INFINITY)).toEqual([]);
  });
});
