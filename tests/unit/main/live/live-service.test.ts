import { beforeEach, describe, expect, test } from 'vitest';
import type { NewTransition } from '../../../../main/live/device-store.ts';
import { LiveService } from '../../../../main/live/live-service.ts';
import type { EchoEngine, EchoEngineEvents, ProbeTarget } from '../../../../main/probe/engine.ts';
import type { HistoryRepository } from '../../../../main/store/repositories.ts';
import type { LiveDelta, MinuteRollup, Pulse, Transition } from '../../../../shared/model/live.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { MINUTE_MS } from '../../../../shared/units.ts';
import { aDevice, aRoom, aStatus } from '../../../helpers/builders.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';
import { anObservation, aSilence } from '../../../helpers/observations.ts';

/** An engine that does nothing by itself; the test speaks for it through `events`. */
class ScriptedEngine implements EchoEngine {
  targets: readonly ProbeTarget[] = [];
  status = aStatus();
  constructor(readonly events: EchoEngineEvents) {}
  setTargets(targets: readonly ProbeTarget[]) {
    this.targets = targets;
  }
  configure() {}
  checkNow() {}
  async sweep() {
    return { at: 0, elapsedMs: 0, devices: 0, sent: 0 };
  }
  run() {}
  suspend() {}
  resume() {}
  async stop() {}
  turn(phase: typeof this.status.phase) {
    this.status = aStatus({ phase });
    this.events.statusChanged(this.status);
  }
}

class ListedHistory implements HistoryRepository {
  transitions: Transition[] = [];
  rollups: MinuteRollup[] = [];
  isFull = false;
  addTransitions(added: readonly NewTransition[]) {
    if (this.isFull) throw new Error('disk full');
    const stored = added.map((transition, i) => ({ ...transition, id: this.transitions.length + i + 1 }));
    this.transitions.push(...stored);
    return stored;
  }
  latestTransitions = () => this.transitions;
  transitionsOf = () => [...this.transitions].reverse();
  addRollups(added: readonly MinuteRollup[]) {
    this.rollups.push(...added);
  }
  rollupsOf = () => this.rollups;
  prune = () => 0;
}

let clock: ManualClock;
let history: ListedHistory;
let engine: ScriptedEngine;
let live: LiveService;
let deltas: LiveDelta[];
let failures: unknown[];

beforeEach(() => {
  clock = new ManualClock();
  history = new ListedHistory();
  deltas = [];
  failures = [];
  live = new LiveService({
    clock,
    history,
    settings: DEFAULT_SETTINGS.probe,
    epoch: 'epoch',
    startEngine: (events) => {
      engine = new ScriptedEngine(events);
      return engine;
    },
    onHistoryFailure: (cause) => failures.push(cause),
  });
  live.onDelta((delta) => deltas.push(delta));
  live.setRoster({ revision: 1, rooms: [aRoom()], devices: [aDevice()] });
  clock.advance(200);
  deltas.length = 0;
});

describe('LiveService', () => {
  test('has a transition on disk before the grid hears of it', () => {
    engine.events.observed([anObservation()]);
    engine.events.observed([aSilence()]);
    expect(history.transitions.map(({ from, to }) => [from, to])).toEqual([
      ['unknown', 'up'],
      ['up', 'down'],
    ]);
    expect(deltas).toEqual([]);
    clock.advance(200);
    expect(deltas).toMatchObject([{ devices: [{ state: 'down' }], transitions: [{ id: 1 }, { id: 2 }] }]);
  });

  test('keeps showing states when the disk is full, and says that the history is not saved', () => {
    history.isFull = true;
    engine.events.observed([anObservation()]);
    clock.advance(200);
    expect(deltas).toMatchObject([{ devices: [{ state: 'up' }], transitions: [] }]);
    expect(failures).toHaveLength(1);
  });

  test('a snapshot carries the number of what it contains, so that no delta is missed or repeated', () => {
    engine.events.observed([anObservation()]);
    const snapshot = live.snapshot();
    expect(snapshot.devices).toMatchObject([{ state: 'up' }]);
    expect(deltas.at(-1)?.seq).toBe(snapshot.seq);
    clock.advance(1_000);
    expect(deltas.at(-1)?.seq).toBe(snapshot.seq);
  });

  test('does not hand paused devices to the engine', () => {
    const devices = [aDevice({ id: 'checked' }), aDevice({ id: 'put-away', isPaused: true })];
    live.setRoster({ revision: 2, rooms: [aRoom()], devices });
    expect(engine.targets.map((target) => target.deviceId)).toEqual(['checked']);
  });

  test('turns the grid to unknown when the network comes back, not to down', () => {
    engine.events.observed([anObservation()]);
    engine.turn('settling');
    clock.advance(200);
    expect(deltas.at(-1)?.devices).toMatchObject([{ state: 'unknown', evidence: { reason: 'not-yet' } }]);
  });

  test('turns the grid to unknown when the engine crashes', () => {
    engine.events.observed([anObservation()]);
    engine.turn('restarting');
    clock.advance(200);
    expect(deltas.at(-1)?.devices).toMatchObject([{ state: 'unknown', evidence: { reason: 'engine-down' } }]);
  });

  test('pulses every second whatever happens, and at once when the phase changes', () => {
    const pulses: Pulse[] = [];
    live.onPulse((pulse) => pulses.push(pulse));
    clock.advance(3_000);
    expect(pulses).toHaveLength(3);
    engine.turn('offline');
    expect(pulses.at(-1)?.status.phase).toBe('offline');
    expect(pulses).toHaveLength(4);
  });

  test('brings the running minute to disk when it stops', async () => {
    engine.events.observed([anObservation({ startedAt: clock.now() })]);
    clock.advance(MINUTE_MS / 6);
    expect(history.rollups).toEqual([]);
    await live.stop();
    expect(history.rollups).toMatchObject([{ deviceId: 'device-1', checks: 1 }]);
  });

  test('answers for a device that is gone in words', () => {
    expect(live.detail('nobody')).toMatchObject({ ok: false, error: { code: 'unknown-device' } });
  });
});
