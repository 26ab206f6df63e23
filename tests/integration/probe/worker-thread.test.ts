import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';
import type { EchoEngine, Observation } from '../../../main/probe/engine.ts';
import { startEchoEngine } from '../../../main/probe/worker-client.ts';
import type { EngineStatus } from '../../../shared/model/live.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';

const built = join(repoRoot, 'out/main');
const target = { deviceId: 'self', address: '127.0.0.1', host: null, macs: [] };
/** `simulated` answers everywhere, so that crashes are tested where nobody may ping, too. */
const simulation = { kind: 'uniform', rttMs: 1, lossRatio: 0, deadEvery: 0, flipEveryMs: 0 } as const;

let folder: string;
let engine: EchoEngine | null = null;
let statuses: EngineStatus[];
let observed: Observation[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-worker-'));
  statuses = [];
  observed = [];
});

afterEach(async () => {
  await engine?.stop();
  engine = null;
  await rm(folder, { recursive: true, force: true });
});

function start(workerUrl: URL, transport: 'auto' | 'simulated'): EchoEngine {
  engine = startEchoEngine({
    workerUrl,
    settings: { ...DEFAULT_SETTINGS.probe, transport, tcpPorts: [], periodMs: 1_000 },
    simulation,
    events: {
      observed: (some) => observed.push(...some),
      roundEnded: () => {},
      statusChanged: (status) => statuses.push(status),
    },
  });
  return engine;
}

async function until(isDone: () => boolean): Promise<void> {
  for (let look = 0; !isDone(); look += 1) {
    if (look > 1_500) throw new Error(`Not seen. Statuses: ${JSON.stringify(statuses.slice(-5))}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The real worker, which throws from its event loop whenever it is asked to check out of turn. */
async function aWorkerThatCrashesOnCheckNow(): Promise<URL> {
  const file = join(folder, 'worker.mjs');
  const source = `
    import { parentPort } from 'node:worker_threads';
    await import(${JSON.stringify(pathToFileURL(join(built, 'probe-worker.js')).href)});
    parentPort.on('message', ({ type }) => { if (type === 'checkNow') throw new Error('a bug'); });`;
  await writeFile(file, source);
  return pathToFileURL(file);
}

describe('the engine in its real thread', () => {
  it('starts again by itself after a crash, says so, and goes on with its devices', async () => {
    const running = start(await aWorkerThatCrashesOnCheckNow(), 'simulated');
    running.setTargets([target]);
    running.run();
    await until(() => observed.some(({ evidence }) => evidence.kind === 'echo'));
    running.checkNow(null);
    await until(() => statuses.some(({ phase }) => phase === 'restarting'));
    expect(statuses.at(-1)?.message).toBe(
      'The echo engine crashed once in the last minute and is starting again by itself (a bug).',
    );
    const before = observed.length;
    await until(() => observed.length > before);
    expect(observed.at(-1)).toMatchObject({ deviceId: 'self', evidence: { kind: 'echo' } });
    expect(running.status).toMatchObject({ phase: 'probing', deviceCount: 1 });
  });

  it('is given up after five crashes within a minute: devices are unknown, and the status says what to do', async () => {
    const running = start(await aWorkerThatCrashesOnCheckNow(), 'simulated');
    running.setTargets([target]);
    running.run();
    for (let crash = 1; crash <= 5; crash += 1) {
      await until(() => running.status.phase === 'probing');
      running.checkNow(null);
      await until(() => running.status.phase === (crash < 5 ? 'restarting' : 'failed'));
    }
    expect(running.status.message).toContain('crashed 5 times within a minute (a bug). Restart the console');
    expect(observed.at(-1)?.evidence).toEqual({ kind: 'unchecked', reason: 'engine-down' });
    expect(await running.sweep()).toMatchObject({ sent: 0 });
  });

  it('pings through the system, and says why, when the native part is missing', async () => {
    // Beside no node_modules folder, so that `koffi` cannot be found.
    await cp(built, folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    const running = start(pathToFileURL(join(folder, 'probe-worker.js')), 'auto');
    await until(() => running.status.phase !== 'starting');
    // Where there is no ping program either, the reason for both is given.
    const { phase, transport, message } = running.status;
    expect(phase === 'failed' || transport === 'system').toBe(true);
    expect(message).toContain('could not be loaded');
    expect(message).toContain('koffi');
  });
});
