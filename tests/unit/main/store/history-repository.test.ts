import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../../main/store/database.ts';
import { PRUNED_AT_ONCE } from '../../../../main/store/history-repository.ts';
import type { HistoryRepository } from '../../../../main/store/repositories.ts';
import type { MinuteRollup, Transition } from '../../../../shared/model/live.ts';
import type { AppError } from '../../../../shared/result.ts';
import { MINUTE_MS } from '../../../../shared/units.ts';
import { aNewTransition } from '../../../helpers/builders.ts';

const NOON = 1_764_000_000_000;

const aTransition = (over: Partial<Transition> = {}) => aNewTransition({ at: NOON, ...over });

function aRollup(over: Partial<MinuteRollup> = {}): MinuteRollup {
  return {
    deviceId: 'device-1',
    minuteAt: NOON,
    checks: 12,
    lost: 0,
    rttMinMs: 4,
    rttAvgMs: 6,
    rttMaxMs: 9,
    worst: 'up',
    ...over,
  };
}

let problems: AppError[];
let history: HistoryRepository;
beforeEach(() => {
  problems = [];
  const store = openMemoryStore({ clock: { now: () => NOON }, onProblem: (problem) => problems.push(problem) });
  history = store.history;
});

describe('transitions', () => {
  test('addTransitions > gives ascending ids in the order given', () => {
    const first = history.addTransitions([aTransition({ deviceId: 'b' }), aTransition({ deviceId: 'a' })]);
    const second = history.addTransitions([aTransition({ deviceId: 'c' })]);
    expect([...first, ...second].map(({ id, deviceId }) => [id, deviceId])).toEqual([
      [1, 'b'],
      [2, 'a'],
      [3, 'c'],
    ]);
  });

  test('addTransitions > gives no id twice when everything was pruned meanwhile', () => {
    history.addTransitions([aTransition({ at: NOON - 1 })]);
    history.prune(NOON);
    expect(history.addTransitions([aTransition()])[0]?.id).toBe(2);
  });

  test('latestTransitions > returns the newest, newest last', () => {
    const stored = history.addTransitions([aTransition(), aTransition(), aTransition({ roomName: null, seat: null })]);
    expect(history.latestTransitions(2)).toEqual(stored.slice(1));
  });

  test("transitionsOf > returns one device's transitions, newest first", () => {
    const stored = history.addTransitions([aTransition(), aTransition({ deviceId: 'other' }), aTransition()]);
    expect(history.transitionsOf('device-1', 50)).toEqual([stored[2], stored[0]]);
    expect(history.transitionsOf('device-1', 1)).toEqual([stored[2]]);
    expect(history.transitionsOf('nobody', 50)).toEqual([]);
  });
});

describe('rollups', () => {
  test("rollupsOf > returns one device's minutes from a time on, newest last, across gaps", () => {
    const minutes = [3, 0, 7, 1].map((minute) => NOON + minute * MINUTE_MS);
    history.addRollups(minutes.map((minuteAt) => aRollup({ minuteAt })));
    history.addRollups([
      aRollup({ deviceId: 'other' }),
      aRollup({ deviceId: 'other', minuteAt: NOON + 9 * MINUTE_MS }),
    ]);
    const read = history.rollupsOf('device-1', NOON + MINUTE_MS);
    expect(read.map(({ minuteAt }) => (minuteAt - NOON) / MINUTE_MS)).toEqual([1, 3, 7]);
    expect(read[0]).toEqual(aRollup({ minuteAt: NOON + MINUTE_MS }));
    expect(history.rollupsOf('nobody', 0)).toEqual([]);
  });

  test('addRollups > adds to a minute that exists, weighing the average by replies and keeping the worse state', () => {
    history.addRollups([aRollup({ checks: 6, lost: 2, rttMinMs: 3, rttAvgMs: 10, rttMaxMs: 20, worst: 'flaky' })]);
    history.addRollups([aRollup({ checks: 2, lost: 0, rttMinMs: 5, rttAvgMs: 40, rttMaxMs: 50, worst: 'up' })]);
    expect(history.rollupsOf('device-1', NOON)).toEqual([
      aRollup({ checks: 8, lost: 2, rttMinMs: 3, rttAvgMs: 20, rttMaxMs: 50, worst: 'flaky' }),
    ]);
  });

  test('addRollups > keeps the timings of the half that had replies', () => {
    const silent = aRollup({ checks: 6, lost: 6, rttMinMs: null, rttAvgMs: null, rttMaxMs: null, worst: 'down' });
    history.addRollups([silent]);
    history.addRollups([aRollup({ checks: 6 })]);
    history.addRollups([aRollup({ minuteAt: NOON + MINUTE_MS }), { ...silent, minuteAt: NOON + MINUTE_MS }]);
    const timings = history.rollupsOf('device-1', NOON).map((row) => [row.rttMinMs, row.rttAvgMs, row.rttMaxMs]);
    expect(timings).toEqual([
      [4, 6, 9],
      [4, 6, 9],
    ]);
    expect(history.rollupsOf('device-1', NOON).map((row) => row.worst)).toEqual(['down', 'down']);
  });

  test('addRollups > stores every device of a minute when they do not fill whole batches', () => {
    const rows = Array.from({ length: 257 }, (_, index) => aRollup({ deviceId: `device-${index}`, checks: index }));
    history.addRollups(rows);
    expect(rows.map(({ deviceId }) => history.rollupsOf(deviceId, 0))).toEqual(rows.map((row) => [row]));
  });
});

describe('prune', () => {
  test('prune > removes only what is older and says how much', () => {
    history.addTransitions([aTransition({ at: NOON - 1 }), aTransition({ at: NOON })]);
    history.addRollups([aRollup({ minuteAt: NOON - MINUTE_MS }), aRollup()]);
    expect(history.prune(NOON)).toBe(2);
    expect(history.latestTransitions(10).map(({ at }) => at)).toEqual([NOON]);
    expect(history.rollupsOf('device-1', 0).map(({ minuteAt }) => minuteAt)).toEqual([NOON]);
    expect(history.prune(NOON)).toBe(0);
  });

  test('prune > takes a bounded bite when there is more, and goes on with every new minute', () => {
    const minuteCount = (2 * PRUNED_AT_ONCE) / 1_000 + 1;
    const minutes = Array.from({ length: minuteCount }, (_, minute) => NOON + minute * MINUTE_MS);
    for (const minuteAt of minutes) {
      history.addRollups(
        Array.from({ length: 1_000 }, (_, index) => aRollup({ deviceId: `device-${index}`, minuteAt })),
      );
    }
    const later = NOON + minuteCount * MINUTE_MS;
    const kept = () => history.rollupsOf('device-0', 0).map(({ minuteAt }) => minuteAt);

    expect(history.prune(later)).toBe(PRUNED_AT_ONCE);
    expect(kept()).toEqual(minutes.slice(PRUNED_AT_ONCE / 1_000));
    history.addRollups([aRollup({ minuteAt: later })]);
    expect(kept()).toEqual(minutes.slice(-1));
    history.addRollups([aRollup({ minuteAt: later + MINUTE_MS })]);
    expect(history.rollupsOf('device-0', 0)).toEqual([]);
    expect(history.rollupsOf('device-1', 0).map(({ minuteAt }) => minuteAt)).toEqual([later, later + MINUTE_MS]);
  });
});
