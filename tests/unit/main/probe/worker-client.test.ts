import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../main/probe/engine.ts';
import { startEchoEngine, type ThreadEvents } from '../../../../main/probe/worker-client.ts';
import type { WorkerCommand, WorkerStart } from '../../../../main/probe/worker-messages.ts';
import type { EngineStatus, RoundSummary } from '../../../../shared/model/live.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { ManualClock } from '../../../helpers/manual-clock.ts';
import { aTarget } from './virtual-network.ts';

interface FakeThread {
  readonly start: WorkerStart;
  readonly events: ThreadEvents;
  readonly commands: WorkerCommand[];
}

const PROBING: EngineStatus = {
  phase: 'probing',
  transport: 'native',
  transportLabel: 'native ICMP',
  message: null,
  periodMs: 5_000,
  deviceCount: 1,
  lastRound: null,
};
const ROUND: RoundSummary = { at: 1, elapsedMs: 2, devices: 1, sent: 1 };

function anEngine() {
  const clock = new ManualClock();
  const threads: FakeThread[] = [];
  const statuses: EngineStatus[] = [];
  const observed: Observation[] = [];
  const engine = startEchoEngine({
    workerUrl: new URL('file:///probe-worker.js'),
    settings: DEFAULT_SETTINGS.probe,
    clock,
    events: {
      observed: (observations) => observed.push(...observations),
      roundEnded: () => {},
      statusChanged: (status) => statuses.push(status),
    },
    startThread(start, events) {
      const commands: WorkerCommand[] = [];
      threads.push({ start, events, commands });
      return {
        post(command) {
          commands.push(command);
          if (command.type === 'stop') queueMicrotask(() => events.ended(null));
        },
        terminate: async () => events.ended(null),
      };
    },
  });
  const newest = () => {
    const thread = threads.at(-1);
    if (thread === undefined) throw new Error('no thread was started');
    return thread;
  };
  return { engine, clock, threads, statuses, observed, newest };
}

describe('the engine’s thread', () => {
  it('starts again after a crash, says so, and gets its devices, settings and orders back', () => {
    const { engine, clock, threads, newest } = anEngine();
    const slower = { ...DEFAULT_SETTINGS.probe, periodMs: 9_000 };
    engine.setTargets([aTarget()]);
    engine.configure(slower);
    engine.run();
    newest().events.ended('out of memory');
    expect(engine.status.phase).toBe('restarting');
    expect(engine.status.message).toContain('crashed once');
    expect(engine.status.message).toContain('out of memory');
    clock.advance(1_000);
    expect(threads).toHaveLength(2);
    expect(newest().start.settings).toEqual(slower);
    expect(newest().commands.map(({ type }) => type)).toEqual(['targets', 'run']);
  });

  it('is given up after five crashes within a minute, with devices unknown', () => {
    const { engine, clock, threads, observed, newest } = anEngine();
    engine.setTargets([aTarget()]);
    for (let crash = 1; crash <= 5; crash += 1) {
      newest().events.ended(null);
      clock.advance(3_000);
    }
    expect(engine.status.phase).toBe('failed');
    expect(engine.status.message).toContain('5 times');
    expect(threads).toHaveLength(5);
    expect(observed.at(-1)?.evidence).toEqual({ kind: 'unchecked', reason: 'engine-down' });
  });

  it('is started again and again when crashes are far apart', () => {
    const { engine, clock, threads, newest } = anEngine();
    for (let crash = 1; crash <= 8; crash += 1) {
      newest().events.ended(null);
      clock.advance(61_000);
    }
    expect(threads).toHaveLength(9);
    expect(engine.status.message).toContain('once');
  });

  it('does not leave a sweep waiting when it crashes in the middle', async () => {
    const { engine, clock, newest } = anEngine();
    engine.setTargets([aTarget()]);
    const swept = engine.sweep();
    newest().events.ended(null);
    clock.advance(1_000);
    const again = newest().commands.find(({ type }) => type === 'sweep');
    if (again?.type !== 'sweep') throw new Error('the sweep was not asked again');
    newest().events.message([{ type: 'swept', sweepId: again.sweepId, summary: ROUND }]);
    expect(await swept).toEqual(ROUND);
  });

  it('ends a sweep with devices unknown when no transport works', async () => {
    const { engine, observed, newest } = anEngine();
    engine.setTargets([aTarget()]);
    const swept = engine.sweep();
    newest().events.message([
      { type: 'statusChanged', status: { ...PROBING, phase: 'failed', message: 'Pings are not allowed.' } },
    ]);
    expect(await swept).toMatchObject({ devices: 1, sent: 0 });
    expect(observed.map(({ evidence }) => evidence)).toEqual([{ kind: 'unchecked', reason: 'engine-down' }]);
  });

  it('is replaced when another transport is chosen', async () => {
    const { engine, threads, newest } = anEngine();
    engine.setTargets([aTarget()]);
    engine.run();
    engine.configure({ ...DEFAULT_SETTINGS.probe, transport: 'system' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(threads).toHaveLength(2);
    expect(newest().start.settings.transport).toBe('system');
    expect(newest().commands.map(({ type }) => type)).toEqual(['targets', 'run']);
    expect(engine.status.phase).toBe('starting');
  });

  it('ends when stopped and is not started again', async () => {
    const { engine, clock, threads } = anEngine();
    await engine.stop();
    clock.advance(60_000);
    expect(threads).toHaveLength(1);
    expect(engine.status.phase).toBe('stopped');
  });
});
