import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../../../build/lib/paths.mjs';
import { type Console, createConsole } from '../../../main/console.ts';
import { demoDeviceId } from '../../../main/demo/school.ts';
import { rowNow } from '../../../main/readiness/sources.ts';
import { openMemoryStore } from '../../../main/store/database.ts';
import { ReadinessDelta, ReadinessSnapshot, SignOff } from '../../../shared/model/readiness.ts';
import type { Result } from '../../../shared/result.ts';
import { failOnProblem } from '../../helpers/fail-on-problem.ts';

const workerUrl = pathToFileURL(join(repoRoot, 'out/main/probe-worker.js'));
/** Sweeps of the demo take some three seconds each, the round of the devices included. */
const SWEEP_TIMEOUT_MS = 60_000;

let running: Console;
let deltas: ReadinessDelta[];
let errors: unknown[][];
beforeEach(() => {
  errors = [];
  deltas = [];
  running = createConsole({
    store: openMemoryStore({ clock: { now: () => Date.now() }, onProblem: failOnProblem }),
    log: { info: () => undefined, warn: () => undefined, error: (...what) => errors.push(what) },
    workerUrl,
    isDemo: true,
    transport: null,
  });
  running.readiness.onChange((delta) => deltas.push(delta));
  running.live.run();
});
afterEach(async () => {
  await running.stop();
  expect(errors).toEqual([]);
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function sweep(): Promise<ReadinessSnapshot> {
  value(running.readiness.start());
  await running.readiness.untilDone();
  return running.readiness.snapshot();
}

function rowOf(roomId: string) {
  const { results } = running.readiness.snapshot();
  return rowNow({ site: () => running.site.get(), sessions: () => running.sessions.list() }, results, roomId);
}

describe('readiness of the demo school', { timeout: SWEEP_TIMEOUT_MS }, () => {
  test('a sweep fills the board with every kind of decision, each with its reason', async () => {
    const snapshot = await sweep();
    expect(ReadinessSnapshot.safeParse(snapshot).error).toBeUndefined();
    expect(snapshot.sweep).toMatchObject({
      isStopped: false,
      done: snapshot.results.length,
      total: snapshot.results.length,
    });
    expect(rowOf('demo-room-114').decision).toBe('go');
    expect(rowOf('demo-library').decision).toBe('waiting');
    const system = snapshot.results.find(({ key }) => key === 'testnav/os@room:demo-room-112');
    expect(system?.devices.length).toBeGreaterThan(0);
    expect(rowOf('demo-room-118').decision).toBe('no-go');
    expect(rowOf('demo-room-118').cells.network.results[0]).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringContaining('Maplewood Web Filter CA'),
    });
    const unchecked = snapshot.results.filter(({ verdict, area }) => verdict === 'unchecked' && area !== 'people');
    expect(unchecked).toEqual([]);
  });

  test('deltas alone lead from the empty board to the same one, each of them whole', async () => {
    const { revision, results } = await sweep();
    expect(deltas.map((delta) => delta.revision)).toEqual(Array.from({ length: revision }, (_, index) => index + 1));
    const rebuilt = new Map<string, unknown>();
    for (const delta of deltas) {
      expect(ReadinessDelta.safeParse(delta).error).toBeUndefined();
      for (const key of delta.removed) rebuilt.delete(key);
      for (const result of delta.results) rebuilt.set(result.key, result);
    }
    expect([...rebuilt.values()]).toEqual(expect.arrayContaining(results));
    expect(rebuilt.size).toBe(results.length);
  });

  test('a tick turns waiting into go at once, a name signs the room off, and a moved device reopens it', async () => {
    const { results } = await sweep();
    expect(running.readiness.signOff({ roomId: 'demo-library', by: 'JR' })).toMatchObject({
      ok: false,
      error: { code: 'room-not-ready', message: expect.stringContaining('somebody still has to confirm') },
    });
    const open = results.filter(
      ({ area, verdict, scope }) => area === 'people' && verdict === 'unchecked' && scope.kind === 'room',
    );
    for (const { checkId } of open) {
      const itemId = checkId.slice('person/'.length);
      const tick = { platformId: 'testnav', itemId, roomId: 'demo-library', by: 'JR', isOk: true, note: '' };
      value(await running.readiness.confirm(tick));
    }
    expect(rowOf('demo-library').decision).toBe('go');
    const signOff = value(running.readiness.signOff({ roomId: 'demo-library', by: 'JR' }));
    expect(SignOff.safeParse(signOff).success).toBe(true);

    const deviceId = demoDeviceId('demo-library', 'A1');
    const reopened = new Promise<void>((resolve) => {
      running.onNotice(({ title }) => title.includes('Library is no longer signed off') && resolve());
    });
    value(running.roster.placeDevices([{ deviceId, roomId: 'demo-room-114', position: null }]));
    await reopened;
    const { signOffs } = running.readiness.snapshot();
    expect(signOffs).toMatchObject([
      { roomId: 'demo-library', reopenedBecause: expect.stringContaining('was moved to Room 114') },
    ]);
  });

  test('a second sweep is refused while one runs, a stopped one keeps what it found, and a recheck replaces single results', async () => {
    value(running.readiness.start());
    expect(running.readiness.start()).toMatchObject({ ok: false, error: { code: 'sweep-running' } });
    await new Promise<void>((resolve) => {
      running.readiness.onChange(({ results }) => results.length > 0 && resolve());
    });
    running.readiness.stop();
    await running.readiness.untilDone();
    const stopped = running.readiness.snapshot();
    expect(stopped.sweep).toMatchObject({ isStopped: true });
    expect(stopped.results.length).toBeGreaterThan(0);

    await sweep();
    const key = 'drc-insight/host/gateway@school';
    const before = running.readiness.snapshot().results;
    value(running.readiness.recheck({ keys: [key, 'testnav/gone@school'] }));
    await running.readiness.untilDone();
    const after = running.readiness.snapshot();
    expect(after.recheck).toBeNull();
    const changed = after.results.filter((result) => !before.includes(result));
    expect(changed.map((result) => result.key)).toEqual([key]);
    expect(running.readiness.history().map(({ trigger }) => trigger)).toEqual(['recheck', 'person', 'person']);
    expect(after.previous).not.toBeNull();
  });
});
