import { beforeEach, describe, expect, test } from 'vitest';
import { HistoryService } from '../../../../../main/history/service.ts';
import { type EvidenceSources, gatherEvidence } from '../../../../../main/incidents/evidence/gather.ts';
import { openMemoryStore } from '../../../../../main/store/database.ts';
import type { Store } from '../../../../../main/store/repositories.ts';
import { IncidentEvidence } from '../../../../../shared/model/incident-evidence.ts';
import type { PathSnapshot } from '../../../../../shared/model/path.ts';
import type { CheckResult } from '../../../../../shared/model/readiness.ts';
import { fail } from '../../../../../shared/result.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../../shared/units.ts';
import { aDevice, aNewTransition, aRoom } from '../../../../helpers/builders.ts';
import { aContent, INCIDENT_AT } from '../../../../helpers/incident-builders.ts';
import { aResult } from '../../../../helpers/readiness-builders.ts';

const NOW = INCIDENT_AT + 6 * MINUTE_MS;
const ROSTER = {
  revision: 1,
  rooms: [aRoom({ id: 'room-1', name: 'Room 114' })],
  devices: [
    aDevice({ id: 'device-1', label: 'CB-0417', roomId: 'room-1', studentLabel: 'PLANTED-LBL' }),
    aDevice({ id: 'device-2', label: 'CB-0418', roomId: null, studentLabel: 'PLANTED-TWO' }),
  ],
};

let store: Store;
let sources: EvidenceSources;
let results: CheckResult[];

beforeEach(() => {
  store = openMemoryStore({ clock: { now: () => NOW }, onProblem: (problem) => expect.fail(problem.message) });
  results = [];
  const history = new HistoryService({
    clock: { now: () => NOW },
    store,
    makeId: () => 'exhibit-1',
    roster: () => ROSTER,
    sessions: () => [],
    pathNames: () =>
      new Map([
        ['gw', 'gateway'],
        ['web', 'TestNav'],
      ]),
    periodMs: () => 5 * SECOND_MS,
  });
  sources = {
    history,
    path: {
      snapshot: () => path(),
      eventsBetween: (from, to) => store.path.eventsBetween(from, to),
      minutesBetween: (from, to) => store.path.minutesBetween(from, to),
    },
    readiness: () => results,
    roster: () => ROSTER,
  };
  for (let minuteAt = INCIDENT_AT - 30 * MINUTE_MS; minuteAt < NOW; minuteAt += MINUTE_MS) {
    const minute = { minuteAt, rttMinMs: 8, rttAvgMs: 10, rttMaxMs: 14 };
    store.history.addRollups(
      ['device-1', 'device-2'].map((deviceId) => ({ ...minute, deviceId, checks: 12, lost: 0, worst: 'up' as const })),
    );
    store.path.add(
      [],
      [
        { ...minute, targetId: 'web', probes: 1, failed: 0 },
        { ...minute, targetId: 'gw', probes: 6, failed: 0 },
      ],
    );
  }
  for (const [deviceId, deviceLabel, roomName] of [
    ['device-1', 'CB-0417', 'Room 114'],
    ['device-2', 'CB-0418', null],
  ] as const) {
    const change = { deviceId, deviceLabel, roomName };
    store.history.addTransitions([
      aNewTransition({
        ...change,
        at: INCIDENT_AT - HOUR_MS,
        from: 'unknown',
        to: 'up',
        evidence: { kind: 'echo', rttMs: 9 },
      }),
      aNewTransition({ ...change, at: INCIDENT_AT - MINUTE_MS, from: 'up', to: 'down' }),
    ]);
  }
});

function path(): PathSnapshot {
  const target = {
    kind: 'gateway',
    name: 'gateway',
    host: null,
    address: null,
    port: null,
    platformId: null,
    need: 'required',
    method: 'ping',
    periodMs: 5_000,
    timeoutMs: 1_000,
  } as const;
  const state = {
    state: 'up',
    since: INCIDENT_AT - HOUR_MS,
    failingSince: null,
    rttMs: 3,
    baselineRttMs: 3,
    checkedAt: NOW,
    answeredAt: NOW,
    failure: null,
    isStale: false,
  } as const;
  return {
    targets: [
      { ...target, id: 'gw' },
      { ...target, id: 'web', kind: 'platform-host', name: 'TestNav' },
    ],
    states: [
      { ...state, targetId: 'gw' },
      {
        ...state,
        targetId: 'web',
        state: 'down',
        since: INCIDENT_AT + 2 * MINUTE_MS,
        failingSince: INCIDENT_AT + 2 * MINUTE_MS,
      },
    ],
  };
}

const gather = (over: Parameters<typeof aContent>[0] = {}, previous: IncidentEvidence | null = null, now = NOW) =>
  gatherEvidence({ content: aContent(over), now, previous }, sources);

describe('gatherEvidence', () => {
  test('covers a quarter of an hour before the incident, and what has been since', async () => {
    const { account, madeAt } = await gather();
    expect(account.span).toEqual({ from: INCIDENT_AT - 15 * MINUTE_MS, to: NOW });
    expect(madeAt).toBe(NOW);
  });

  test('ends a quarter of an hour after it when it is reported hours later', async () => {
    const { account } = await gather({}, null, INCIDENT_AT + 5 * HOUR_MS);
    expect(account.span.to).toBe(INCIDENT_AT + 15 * MINUTE_MS);
  });

  test('is valid when the clock stands long before the incident, such as after it was set back', async () => {
    expect(IncidentEvidence.safeParse(await gather({}, null, INCIDENT_AT - 9 * HOUR_MS)).success).toBe(true);
  });

  test('tells of the room, its changes, its minutes and each hop from the inside out', async () => {
    const evidence = await gather();
    expect(evidence.account.scope).toEqual({ kind: 'room', roomName: 'Room 114' });
    expect(evidence.account.transitions.map(({ deviceLabel }) => deviceLabel)).toEqual(['CB-0417']);
    expect(evidence.account.bands.map(({ roomName }) => roomName)).toEqual(['Room 114']);
    expect(evidence.series.map(({ name }) => name)).toEqual(['Room 114', 'gateway', 'TestNav']);
  });

  test('tells of the device when one is named and no room', async () => {
    const evidence = await gather({
      roomId: null,
      roomName: '',
      devices: [{ deviceId: 'device-2', label: 'CB-0418' }],
    });
    expect(evidence.account.scope).toEqual({ kind: 'device', deviceId: 'device-2' });
    expect(evidence.account.transitions.map(({ deviceLabel }) => deviceLabel)).toEqual(['CB-0418']);
  });

  test('tells of the whole school when neither a room nor a single device is named', async () => {
    expect((await gather({ roomId: null, roomName: 'the gym', devices: [] })).account.scope).toEqual({
      kind: 'school',
    });
  });

  test('holds no label of a student that the roster has', async () => {
    for (const over of [{}, { roomId: null, roomName: '', devices: [] }]) {
      expect(JSON.stringify(await gather(over))).not.toContain('PLANTED');
    }
  });

  test('knows the way out as it was then, not as it is now', async () => {
    const { path: then } = await gather();
    const states = Object.fromEntries(then?.states.map(({ targetId, state }) => [targetId, state]) ?? []);
    expect(states).toEqual({ gw: 'up', web: 'unknown' });
  });

  test('takes the newest change before the incident for a hop that changed after it', async () => {
    store.path.add(
      [{ at: INCIDENT_AT - 5 * MINUTE_MS, targetId: 'web', name: 'TestNav', state: 'slow', sentence: '' }],
      [],
    );
    const state = (await gather()).path?.states.find(({ targetId }) => targetId === 'web');
    expect(state).toMatchObject({ state: 'slow', since: INCIDENT_AT - 5 * MINUTE_MS, rttMs: 10 });
  });

  test('says nothing of the way out when the console was not running', async () => {
    expect((await gather({ occurredAt: INCIDENT_AT - 5 * HOUR_MS })).path).toBeNull();
  });

  test('holds readiness results of the room and the school from before the incident', async () => {
    const before = { startedAt: INCIDENT_AT - HOUR_MS, endedAt: INCIDENT_AT - HOUR_MS };
    results = [
      aResult({ ...before, key: 'any/a@school', scope: { kind: 'school' } }),
      aResult({ ...before, key: 'any/b@room:room-1', scope: { kind: 'room', roomId: 'room-1' } }),
      aResult({ ...before, key: 'any/c@room:room-2', scope: { kind: 'room', roomId: 'room-2' } }),
      aResult({ key: 'any/d@school', scope: { kind: 'school' }, startedAt: NOW - 1, endedAt: NOW }),
    ];
    expect((await gather()).readiness.map(({ key }) => key)).toEqual(['any/a@school', 'any/b@room:room-1']);
  });

  test('goes on where the exhibit before ended', async () => {
    const first = await gather();
    const second = await gather({}, first, NOW + HOUR_MS);
    expect(second.account.span).toEqual({ from: first.account.span.to, to: NOW + HOUR_MS });
  });

  test('covers four hours at most in a further exhibit', async () => {
    const second = await gather({}, await gather(), NOW + 30 * HOUR_MS);
    expect(second.account.span).toEqual({ from: NOW + 26 * HOUR_MS, to: NOW + 30 * HOUR_MS });
  });

  test('is made all the same when the history cannot be read', async () => {
    const refusal = () => fail('damaged', 'The history is damaged.');
    sources = { ...sources, history: { account: refusal, series: refusal } };
    const evidence = await gather();
    expect(evidence.account.text).toContain('The history is damaged.');
    expect(IncidentEvidence.safeParse(evidence).success).toBe(true);
  });
});
