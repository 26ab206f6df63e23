import { describe, expect, test } from 'vitest';
import { MemoryAlertRepository } from '../../../../main/alerts/memory-repository.ts';
import { MemoryFindingRepository } from '../../../../main/diagnosis/memory-repository.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { AlertRepository, FindingRepository } from '../../../../main/store/repositories.ts';
import { aFinding, anAlert } from '../../../helpers/diagnosis-builders.ts';

const onDisk = () =>
  openMemoryStore({
    clock: { now: () => 1 },
    onProblem: ({ code }) => {
      throw new Error(`Unexpected problem ${code}`);
    },
  });

const findingKinds: readonly (readonly [string, () => FindingRepository])[] = [
  ['on disk', () => onDisk().findings],
  ['in memory', () => new MemoryFindingRepository()],
];

describe.each(findingKinds)('findings %s', (_kind, make) => {
  test('are found by any moment at which they lasted', () => {
    const repository = make();
    repository.write([aFinding({ since: 100, endedAt: 200 }), aFinding({ id: 'gateway', since: 150 })]);
    expect(repository.between(0, 100)).toEqual([]);
    expect(repository.between(120, 130).map(({ id }) => id)).toEqual(['room/room-1']);
    expect(repository.between(199, 300).map(({ id }) => id)).toEqual(['room/room-1', 'gateway']);
    expect(repository.between(201, 300).map(({ id }) => id)).toEqual(['gateway']);
  });

  test('one occurrence is kept once, as it was last', () => {
    const repository = make();
    repository.write([aFinding({ since: 100, devicesAffected: 3 })]);
    repository.write([aFinding({ since: 100, devicesAffected: 11 })]);
    expect(repository.between(0, 1_000)).toMatchObject([{ devicesAffected: 11 }]);
  });

  test('what was open when the console ended is over when it starts again', () => {
    const repository = make();
    repository.write([aFinding({ since: 100 })]);
    repository.endOpen(500);
    expect(repository.between(0, 1_000)).toMatchObject([{ endedAt: 500 }]);
  });
});

const alertKinds: readonly (readonly [string, () => AlertRepository])[] = [
  ['on disk', () => onDisk().alerts],
  ['in memory', () => new MemoryAlertRepository()],
];

describe.each(alertKinds)('alerts %s', (_kind, make) => {
  test('come back oldest first, each as it was last', () => {
    const repository = make();
    repository.write(anAlert({ id: 'a', at: 100 }));
    repository.write(anAlert({ id: 'b', at: 200 }));
    repository.write(anAlert({ id: 'a', at: 100, acknowledgedBy: 'Ms. Ortiz', acknowledgedAt: 150 }));
    expect(repository.latest(10)).toMatchObject([{ id: 'a', acknowledgedBy: 'Ms. Ortiz' }, { id: 'b' }]);
    expect(repository.latest(1)).toMatchObject([{ id: 'b' }]);
    expect(repository.between(100, 200)).toMatchObject([{ id: 'a' }]);
  });
});

test('the way out is kept by the minute, and old minutes go', () => {
  const { path } = onDisk();
  const minute = { targetId: 'gateway', probes: 12, failed: 1, rttMinMs: 1, rttAvgMs: 2.5, rttMaxMs: 9 };
  path.add([{ at: 100, targetId: 'gateway', name: 'gateway', state: 'down', sentence: 'It does not answer.' }], []);
  path.add(
    [],
    [
      { ...minute, minuteAt: 60_000 },
      { ...minute, minuteAt: 120_000 },
    ],
  );
  expect(path.eventsBetween(0, 1_000)).toMatchObject([{ state: 'down' }]);
  expect(path.minutesBetween(0, 120_000)).toEqual([{ ...minute, minuteAt: 60_000 }]);
  expect(path.prune(120_000)).toBe(2);
  expect(path.minutesBetween(0, 1_000_000)).toHaveLength(1);
});
