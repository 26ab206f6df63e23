import { beforeEach, describe, expect, test } from 'vitest';
import { HistoryService, type HistoryServiceOptions } from '../../../../main/history/service.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { Store } from '../../../../main/store/repositories.ts';
import type { HistoryScope } from '../../../../shared/model/timeline.ts';
import type { Result } from '../../../../shared/result.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../shared/units.ts';
import { aDevice, aNewTransition, aRoom } from '../../../helpers/builders.ts';
import { aFinding, anAlert } from '../../../helpers/diagnosis-builders.ts';

/** A Friday morning; minutes and hours of the clock fall on whole numbers. */
const EIGHT = Date.UTC(2026, 10, 20, 8);
const NOW = EIGHT + 4 * HOUR_MS;
const MORNING = { from: EIGHT, to: NOW };
const ROOM: HistoryScope = { kind: 'room', roomName: 'Room 114' };

let store: Store;
let history: HistoryService;
let incidents: HistoryServiceOptions['incidentsBetween'];

beforeEach(() => {
  incidents = () => [];
  store = openMemoryStore({ clock: { now: () => NOW }, onProblem: (problem) => expect.fail(problem.message) });
  history = new HistoryService({
    clock: { now: () => NOW },
    store,
    makeId: () => 'exhibit-1',
    roster: () => ({
      revision: 1,
      rooms: [aRoom({ id: 'room-1', name: 'Room 114', order: 1 }), aRoom({ id: 'room-2', name: 'Room 9', order: 0 })],
      devices: [
        aDevice({ id: 'a', label: 'CB-A', roomId: 'room-1' }),
        aDevice({ id: 'b', label: 'CB-B', roomId: 'room-1' }),
        aDevice({ id: 'c', label: 'CB-C', roomId: 'room-2' }),
      ],
    }),
    sessions: () => [],
    pathNames: () => new Map([['gateway', 'Gateway']]),
    periodMs: () => 5 * SECOND_MS,
    incidentsBetween: (from, to) => incidents?.(from, to) ?? [],
  });
});

function changes(deviceId: string, roomName: string, states: readonly [at: number, state: 'up' | 'down' | 'slow'][]) {
  let from: 'unknown' | 'up' | 'down' | 'slow' = 'unknown';
  for (const [at, to] of states) {
    store.history.addTransitions([
      aNewTransition({ at, deviceId, deviceLabel: `CB-${deviceId.toUpperCase()}`, roomName, from, to }),
    ]);
    from = to;
  }
}

/** Twelve checks a minute of each device, of which `lost` went missing. */
function minutes(deviceIds: readonly string[], from: number, to: number, lost = 0) {
  for (let minuteAt = from; minuteAt < to; minuteAt += MINUTE_MS) {
    store.history.addRollups(
      deviceIds.map((deviceId) => ({
        deviceId,
        minuteAt,
        checks: 12,
        lost,
        rttMinMs: lost === 12 ? null : 8,
        rttAvgMs: lost === 12 ? null : 10,
        rttMaxMs: lost === 12 ? null : 40,
        worst: 'up' as const,
      })),
    );
  }
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('timeline', () => {
  test('shows a room as bands that change with its devices, in the order of the screen', async () => {
    minutes(['a', 'b', 'c'], EIGHT, NOW);
    changes('a', 'Room 114', [
      [EIGHT, 'up'],
      [EIGHT + HOUR_MS, 'down'],
      [EIGHT + 2 * HOUR_MS, 'up'],
    ]);
    changes('b', 'Room 114', [[EIGHT, 'up']]);
    changes('c', 'Room 9', [[EIGHT, 'slow']]);

    const { rooms, gaps } = value(await history.timeline(MORNING));

    expect(gaps).toEqual([]);
    expect(rooms.map(({ roomName, roomId }) => [roomName, roomId])).toEqual([
      ['Room 9', 'room-2'],
      ['Room 114', 'room-1'],
    ]);
    expect(rooms[1]?.bands).toEqual([
      { from: EIGHT, to: EIGHT + HOUR_MS, devices: 2, down: 0, troubled: 0, unknown: 0 },
      { from: EIGHT + HOUR_MS, to: EIGHT + 2 * HOUR_MS, devices: 2, down: 1, troubled: 0, unknown: 0 },
      { from: EIGHT + 2 * HOUR_MS, to: NOW, devices: 2, down: 0, troubled: 0, unknown: 0 },
    ]);
  });

  test('carries the state from before the span into it', async () => {
    minutes(['a'], EIGHT, NOW);
    changes('a', 'Room 114', [
      [EIGHT, 'up'],
      [EIGHT + MINUTE_MS, 'down'],
    ]);
    const span = { from: EIGHT + HOUR_MS, to: NOW };
    const [room] = value(await history.timeline(span)).rooms;
    expect(room?.bands).toEqual([{ ...span, devices: 1, down: 1, troubled: 0, unknown: 0 }]);
  });

  test('shows a gap where nothing was checked, and no state within it', async () => {
    minutes(['a'], EIGHT, EIGHT + HOUR_MS);
    minutes(['a'], EIGHT + 2 * HOUR_MS, NOW);
    changes('a', 'Room 114', [
      [EIGHT, 'down'],
      [EIGHT + 2 * HOUR_MS + SECOND_MS, 'up'],
    ]);
    const { gaps, rooms } = value(await history.timeline(MORNING));
    expect(gaps).toEqual([{ from: EIGHT + HOUR_MS, to: EIGHT + 2 * HOUR_MS }]);
    expect(rooms[0]?.bands.map(({ from, to, down }) => [from, to, down])).toEqual([
      [EIGHT, EIGHT + HOUR_MS, 1],
      [EIGHT + 2 * HOUR_MS + SECOND_MS, NOW, 0],
    ]);
  });

  test('takes nothing over from before a night in which the console was closed', async () => {
    minutes(['a', 'b'], EIGHT - 20 * HOUR_MS, EIGHT - 19 * HOUR_MS);
    minutes(['a'], EIGHT, NOW);
    changes('b', 'Room 114', [[EIGHT - 20 * HOUR_MS, 'down']]);
    changes('a', 'Room 114', [[EIGHT, 'up']]);
    const [room] = value(await history.timeline(MORNING)).rooms;
    expect(room?.bands).toEqual([{ ...MORNING, devices: 1, down: 0, troubled: 0, unknown: 0 }]);
  });

  test('says nothing of times that have not come yet', async () => {
    minutes(['a'], EIGHT, NOW);
    changes('a', 'Room 114', [[EIGHT, 'up']]);
    const { rooms, gaps } = value(await history.timeline({ from: EIGHT, to: NOW + 5 * HOUR_MS }));
    expect(rooms[0]?.bands.at(-1)?.to).toBe(NOW);
    expect(gaps).toEqual([]);
  });

  test('marks findings, alerts, sign-offs and what reopened them', async () => {
    const since = EIGHT + HOUR_MS;
    store.findings.write([aFinding({ since, endedAt: since + MINUTE_MS })]);
    store.alerts.write(anAlert({ findingSince: since, at: since + SECOND_MS }));
    const signOff = { id: 's1', roomId: 'room-1', by: 'JD', at: EIGHT, verdicts: {}, deviceIds: [] };
    store.readiness.writeSignOff({ ...signOff, reopenedAt: since, reopenedBecause: 'CB-A stopped answering' });
    const { marks } = value(await history.timeline(MORNING));
    expect(marks.map(({ kind, roomIds }) => [kind, ...roomIds])).toEqual([
      ['sign-off', 'room-1'],
      ['finding', 'room-1'],
      ['reopened', 'room-1'],
      ['alert', 'room-1'],
    ]);
  });
});

describe('statistics', () => {
  test('tell availability of the watched time, losses and latency of a device and its room', async () => {
    minutes(['a', 'b'], EIGHT, EIGHT + HOUR_MS);
    minutes(['a', 'b'], EIGHT + HOUR_MS, EIGHT + 2 * HOUR_MS, 12);
    minutes(['a', 'b'], EIGHT + 2 * HOUR_MS, NOW);
    changes('a', 'Room 114', [
      [EIGHT, 'up'],
      [EIGHT + HOUR_MS, 'down'],
      [EIGHT + 2 * HOUR_MS, 'up'],
    ]);
    changes('b', 'Room 114', [[EIGHT, 'up']]);
    const { devices, rooms } = value(await history.statistics(MORNING));
    expect(devices[0]).toMatchObject({
      deviceId: 'a',
      availability: 0.75,
      watchedMs: 4 * HOUR_MS,
      longestDownMs: HOUR_MS,
      timesDown: 1,
      checks: 12 * 240,
      lost: 12 * 60,
      rttAvgMs: 10,
      rttMaxMs: 40,
      ownFailures: 1,
    });
    expect(rooms).toHaveLength(1);
    expect(rooms[0]).toMatchObject({ roomName: 'Room 114', devices: 2, availability: 0.875, timesDown: 1 });
  });

  test('do not count a fault of the room against its devices', async () => {
    minutes(['a'], EIGHT, NOW);
    changes('a', 'Room 114', [
      [EIGHT, 'up'],
      [EIGHT + HOUR_MS, 'down'],
      [EIGHT + 2 * HOUR_MS, 'up'],
    ]);
    store.findings.write([aFinding({ since: EIGHT + HOUR_MS, endedAt: EIGHT + 2 * HOUR_MS })]);
    const { devices, repairs } = value(await history.statistics(MORNING));
    expect(devices[0]).toMatchObject({ timesDown: 1, ownFailures: 0 });
    expect(repairs).toEqual([]);
  });

  test('put a device that keeps failing by itself on the repair list, with the reason', async () => {
    minutes(['a'], EIGHT, NOW);
    changes('a', 'Room 114', [
      [EIGHT, 'up'],
      [EIGHT + HOUR_MS, 'down'],
      [EIGHT + HOUR_MS + 4 * MINUTE_MS, 'up'],
      [EIGHT + 2 * HOUR_MS, 'down'],
      [EIGHT + 2 * HOUR_MS + 4 * MINUTE_MS, 'up'],
    ]);
    const { repairs } = value(await history.statistics(MORNING));
    expect(repairs).toEqual([
      { deviceId: 'a', label: 'CB-A', roomName: 'Room 114', reason: 'Fell silent 2 times by itself, 8 min in all.' },
    ]);
  });

  test('are saved as a table that no spreadsheet runs', async () => {
    minutes(['a'], EIGHT, NOW);
    changes('a', '=cmd()', [[EIGHT, 'up']]);
    const { name, text } = value(await history.statisticsFile(MORNING, 'csv'));
    expect(name).toBe('statistics-2026-11-20.csv');
    expect(text).toContain(",'=cmd(),CB-A,1,14400,");
  });
});

describe('trend', () => {
  test('has one entry a day', async () => {
    minutes(['a'], EIGHT - 24 * HOUR_MS, EIGHT - 20 * HOUR_MS);
    minutes(['a'], EIGHT, NOW);
    changes('a', 'Room 114', [
      [EIGHT - 24 * HOUR_MS, 'down'],
      [EIGHT, 'up'],
    ]);
    const midnight = EIGHT - 8 * HOUR_MS;
    const days = value(await history.trend(ROOM, [midnight - 24 * HOUR_MS, midnight, midnight + 24 * HOUR_MS]));
    expect(days.map(({ availability, devicesDown }) => [availability, devicesDown])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('series', () => {
  test('give latency and loss by the minute for the devices of a room, then for each hop', async () => {
    minutes(['a', 'b'], EIGHT, EIGHT + 2 * MINUTE_MS, 6);
    minutes(['c'], EIGHT, EIGHT + 2 * MINUTE_MS, 12);
    store.path.add(
      [],
      [{ minuteAt: EIGHT, targetId: 'gateway', probes: 10, failed: 1, rttMinMs: 1, rttAvgMs: 2, rttMaxMs: 3 }],
    );
    const series = value(await history.series(MORNING, ROOM));
    expect(series.map(({ kind, name, points }) => [kind, name, points.length])).toEqual([
      ['room', 'Room 114', 2],
      ['path', 'Gateway', 1],
    ]);
    expect(series[0]?.points[0]).toEqual({ minuteAt: EIGHT, rttAvgMs: 10, rttMaxMs: 40, lossRatio: 0.5 });
  });
});

describe('account', () => {
  beforeEach(() => {
    minutes(['a', 'b'], EIGHT, NOW);
    changes('a', 'Room 114', [
      [EIGHT, 'up'],
      [EIGHT + HOUR_MS, 'down'],
      [EIGHT + HOUR_MS + 372 * SECOND_MS, 'up'],
    ]);
    changes('b', 'Room 114', [
      [EIGHT, 'up'],
      [EIGHT + HOUR_MS + SECOND_MS, 'down'],
      [EIGHT + HOUR_MS + 2 * MINUTE_MS, 'up'],
    ]);
    changes('c', 'Room 9', [[EIGHT + HOUR_MS, 'down']]);
    const since = EIGHT + HOUR_MS;
    store.findings.write([aFinding({ since, endedAt: since + 10 * MINUTE_MS })]);
    const told = { findingSince: since, at: since + 5 * SECOND_MS };
    store.alerts.write(anAlert({ ...told, acknowledgedAt: since + 56 * SECOND_MS, acknowledgedBy: 'J. Diaz' }));
  });

  test('answers in words: who, how many, how long, what was found, who was told and saw it', async () => {
    const span = { from: EIGHT + HOUR_MS - MINUTE_MS, to: EIGHT + 2 * HOUR_MS };
    const { text, title, transitions } = value(await history.account(span, ROOM));
    expect(title).toMatch(/^What happened in Room 114, Nov 20, 2026, \d\d:\d\d to \d\d:\d\d$/);
    expect(text).toContain('2 of 2 devices were down, 2 times in all.');
    expect(text).toContain('2 were down together.');
    expect(text).toMatch(/Longest: CB-A, 6 min 12 s/);
    expect(text).toContain('First action: Look at the access point in Room 114.');
    expect(text).toMatch(/Acknowledged by J\. Diaz at .*, 51 s later\./);
    expect(text).not.toContain('CB-C');
    expect(transitions).toHaveLength(4);
  });

  test('says so when nothing happened', async () => {
    const { text } = value(await history.account({ from: EIGHT + 3 * HOUR_MS, to: NOW }, ROOM));
    expect(text).toContain('None of 2 devices was down at any time.');
  });

  test('stays as it was once it is kept as an exhibit', async () => {
    const span = { from: EIGHT, to: NOW };
    const { id } = value(await history.keepExhibit(span, ROOM));
    const kept = value(history.exhibit(id));
    store.findings.write([aFinding({ since: EIGHT + 3 * HOUR_MS })]);
    changes('a', 'Room 114', [[NOW - SECOND_MS, 'down']]);
    expect(value(history.exhibit(id))).toEqual(kept);
    expect(history.exhibits()).toMatchObject([{ id, scope: ROOM, madeAt: NOW }]);
    expect(value(await history.account(span, ROOM)).text).not.toBe(kept.text);
  });
});

test('timeline > marks an incident with number, kind and room, and with nothing that somebody wrote', async () => {
  const asked: [number, number][] = [];
  const incident = {
    id: 'incident-1',
    number: 'INC-2026-7F3K',
    state: 'pending-district' as const,
    categoryCode: 'TECH-DEV' as const,
    roomId: 'room-1',
    roomName: 'Room 114',
    occurredAt: EIGHT + HOUR_MS,
  };
  incidents = (from, to) => {
    asked.push([from, to]);
    return [incident];
  };
  const timeline = value(await history.timeline(MORNING));
  expect(asked).toEqual([[MORNING.from, MORNING.to]]);
  expect(timeline.marks).toEqual([
    {
      kind: 'incident',
      id: 'incident-1',
      at: EIGHT + HOUR_MS,
      endedAt: null,
      isOpen: false,
      roomIds: ['room-1'],
      deviceId: null,
      severity: null,
      label: 'INC-2026-7F3K: Device failure, Room 114',
      details: ['With the district'],
    },
  ]);
});
