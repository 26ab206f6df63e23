import { expect, test } from 'vitest';
import { DeltaPublisher } from '../../../../main/live/delta-publisher.ts';
import type { LiveDelta } from '../../../../shared/model/live.ts';
import { aLive } from '../../../helpers/builders.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';

function setUp() {
  const clock = new ManualClock();
  const publisher = new DeltaPublisher(clock, 'epoch');
  const deltas: LiveDelta[] = [];
  publisher.onDelta((delta) => deltas.push(delta));
  return { clock, publisher, deltas };
}

test('DeltaPublisher > sends one delta a tick, the last change of a device wins', () => {
  const { clock, publisher, deltas } = setUp();
  publisher.add([aLive({ state: 'up' })], [], []);
  publisher.add([aLive({ state: 'down' }), aLive({ id: 'device-2' })], [], []);
  clock.advance(199);
  expect(deltas).toEqual([]);
  clock.advance(1);
  expect(deltas).toHaveLength(1);
  expect(deltas[0]).toMatchObject({ seq: 1, devices: [{ state: 'down' }, { id: 'device-2' }] });
});

test('DeltaPublisher > never waits longer than a tick under a steady stream', () => {
  const { clock, publisher, deltas } = setUp();
  for (let ms = 0; ms < 1_000; ms += 50) {
    publisher.add([aLive()], [], []);
    clock.advance(50);
  }
  expect(deltas.length).toBe(5);
  expect(deltas.map((delta) => delta.seq)).toEqual([1, 2, 3, 4, 5]);
});

test('DeltaPublisher > a device removed after a change is only removed, one that came back is only there', () => {
  const { publisher, deltas } = setUp();
  publisher.add([aLive()], [], []);
  publisher.add([], ['device-1'], []);
  publisher.flush();
  publisher.add([], ['device-1'], []);
  publisher.add([aLive()], [], []);
  publisher.flush();
  expect(deltas).toMatchObject([
    { devices: [], removed: ['device-1'] },
    { devices: [{ id: 'device-1' }], removed: [] },
  ]);
});

test('DeltaPublisher > is silent when nothing changed', () => {
  const { publisher, deltas } = setUp();
  publisher.add([], [], []);
  publisher.flush();
  expect(deltas).toEqual([]);
});
