import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLiveDelta, fromLiveSnapshot, MAX_TRANSITIONS } from '../../../../renderer/state/live-delta.ts';
import { DEVICE_STATES_BY_CONCERN } from '../../../../shared/model/device-state.ts';
import type { LiveDelta, LiveSnapshot } from '../../../../shared/model/live.ts';
import { aLive, aTransition } from '../../../helpers/builders.ts';

const status: LiveSnapshot['status'] = {
  phase: 'probing',
  transport: 'simulated',
  transportLabel: 'simulated lab',
  message: null,
  periodMs: 5_000,
  deviceCount: 0,
  lastRound: null,
};

function aSnapshot(patch: Partial<LiveSnapshot> = {}): LiveSnapshot {
  return { epoch: 'e1', seq: 0, at: 0, devices: [], status, transitions: [], ...patch };
}

function aDelta(patch: Partial<LiveDelta> = {}): LiveDelta {
  return { epoch: 'e1', seq: 1, at: 0, devices: [], removed: [], transitions: [], ...patch };
}

const arbitraryChange = fc.record({
  devices: fc.array(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), state: fc.constantFrom(...DEVICE_STATES_BY_CONCERN) }),
    { maxLength: 5 },
  ),
  removed: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }),
});

describe('applyLiveDelta', () => {
  it('arrives at the same devices from any snapshot on the way when the later deltas follow', () => {
    fc.assert(
      fc.property(fc.array(arbitraryChange, { minLength: 1, maxLength: 20 }), fc.nat(), (changes, cut) => {
        const deltas = changes.map((change, index) =>
          aDelta({
            seq: index + 1,
            devices: change.devices.map((device) => aLive(device)),
            removed: change.removed,
          }),
        );
        const all = replay(fromLiveSnapshot(aSnapshot()), deltas);
        const half = replay(fromLiveSnapshot(aSnapshot()), deltas.slice(0, cut % deltas.length));
        const late = fromLiveSnapshot(aSnapshot({ seq: half.seq, devices: [...half.devices.values()] }));
        // The late one receives everything, its snapshot included, as a window that subscribed first does.
        expect(Object.fromEntries(replay(late, deltas).devices)).toEqual(Object.fromEntries(all.devices));
      }),
    );
  });

  it('drops a delta that the snapshot already holds', () => {
    const data = fromLiveSnapshot(aSnapshot({ seq: 7 }));
    expect(applyLiveDelta(data, aDelta({ seq: 7 }))).toBe('old');
  });

  it('reports a gap when a delta in between was missed', () => {
    const data = fromLiveSnapshot(aSnapshot({ seq: 7 }));
    expect(applyLiveDelta(data, aDelta({ seq: 9 }))).toBe('gap');
  });

  it('reports a gap when the main process started anew, whatever the number', () => {
    const data = fromLiveSnapshot(aSnapshot({ seq: 7 }));
    expect(applyLiveDelta(data, aDelta({ epoch: 'e2', seq: 8 }))).toBe('gap');
    expect(applyLiveDelta(data, aDelta({ epoch: 'e2', seq: 1 }))).toBe('gap');
  });

  it('keeps the identity of devices that did not change, so that their tiles do not render', () => {
    const data = fromLiveSnapshot(aSnapshot({ devices: [aLive({ id: 'a' }), aLive({ id: 'b' })] }));
    const next = replay(data, [aDelta({ devices: [aLive({ id: 'a', state: 'down' })] })]);
    expect(next.devices.get('b')).toBe(data.devices.get('b'));
    expect(next.devices.get('a')?.state).toBe('down');
  });

  it('keeps the newest transitions when there are more than the window needs', () => {
    const many = Array.from({ length: MAX_TRANSITIONS }, (_, index) => aTransition({ id: index + 1 }));
    const data = fromLiveSnapshot(aSnapshot({ transitions: many }));
    const next = replay(data, [aDelta({ transitions: [aTransition({ id: 999 })] })]);
    expect(next.transitions).toHaveLength(MAX_TRANSITIONS);
    expect(next.transitions.at(-1)?.id).toBe(999);
    expect(next.transitions[0]?.id).toBe(2);
  });
});

function replay(data: ReturnType<typeof fromLiveSnapshot>, deltas: readonly LiveDelta[]) {
  return deltas.reduce((current, delta) => {
    const next = applyLiveDelta(current, delta);
    if (next === 'gap') throw new Error(`gap at ${delta.seq}`);
    return next === 'old' ? current : next;
  }, data);
}
