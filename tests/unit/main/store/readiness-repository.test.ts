import { describe, expect, test } from 'vitest';
import { MemoryReadinessRepository } from '../../../../main/readiness/memory-repository.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { ReadinessRepository, SweepRecord } from '../../../../main/store/repositories.ts';
import type { SweepSummary } from '../../../../shared/model/readiness.ts';
import { DAY_MS } from '../../../../shared/units.ts';
import { aConfirmation, aResult, aSignOff, aSweep } from '../../../helpers/readiness-builders.ts';

const failOnProblem = (problem: { readonly code: string }) => {
  throw new Error(`Unexpected problem ${problem.code}`);
};

const kinds: readonly (readonly [string, () => ReadinessRepository])[] = [
  ['on disk', () => openMemoryStore({ clock: { now: () => 1 }, onProblem: failOnProblem }).readiness],
  ['in memory', () => new MemoryReadinessRepository()],
];

const sweepOf = (id: string, over: Partial<SweepSummary> = {}, verdict: 'pass' | 'fail' = 'pass'): SweepRecord => ({
  summary: aSweep({ id, ...over }),
  results: [aResult({ verdict })],
});

describe.each(kinds)('readiness %s', (_kind, make) => {
  test('latestSweeps > gives nothing when nothing was ever swept', () => {
    const repository = make();
    expect(repository.latestSweeps()).toEqual([]);
    expect(repository.previousVerdicts()).toBeNull();
    expect(repository.summaries(10)).toEqual([]);
  });

  test('latestSweeps > gives the newest full sweep and the rechecks after it, oldest first', () => {
    const repository = make();
    const records = [
      sweepOf('old'),
      sweepOf('old-recheck', { trigger: 'recheck' }),
      sweepOf('new', { trigger: 'schedule' }, 'fail'),
      sweepOf('recheck-1', { trigger: 'recheck' }),
      sweepOf('recheck-2', { trigger: 'recheck', isStopped: true }),
    ];
    for (const record of records) repository.addSweep(record);
    expect(repository.latestSweeps()).toEqual(records.slice(2));
    expect(repository.summaries(2).map(({ id }) => id)).toEqual(['recheck-2', 'recheck-1']);
  });

  test('latestSweeps > gives rechecks that no full sweep came before', () => {
    const repository = make();
    const recheck = sweepOf('recheck', { trigger: 'recheck' });
    repository.addSweep(recheck);
    expect(repository.latestSweeps()).toEqual([recheck]);
  });

  test('previousVerdicts > are those of the full sweep before the newest one', () => {
    const repository = make();
    repository.addSweep(sweepOf('first', { endedAt: 5_000 }, 'fail'));
    expect(repository.previousVerdicts()).toBeNull();
    repository.addSweep(sweepOf('recheck', { trigger: 'recheck' }));
    repository.addSweep(sweepOf('second'));
    expect(repository.previousVerdicts()).toEqual({ at: 5_000, verdicts: { 'any/host/home@school': 'fail' } });
  });

  test('confirmations > keeps the newest for each item and room, the whole school being one of them', () => {
    const repository = make();
    const newest = [
      aConfirmation({ roomId: null, note: 'second', isOk: false }),
      aConfirmation({ roomId: 'room-2' }),
      aConfirmation({ itemId: 'ALL-02', roomId: null }),
    ];
    repository.addConfirmation(aConfirmation({ roomId: null, note: 'first' }));
    for (const confirmation of newest) repository.addConfirmation(confirmation);
    expect(repository.confirmations()).toHaveLength(3);
    expect(repository.confirmations()).toEqual(expect.arrayContaining(newest));
  });

  test('signOffs > keeps the newest for each room, and that it was reopened', () => {
    const repository = make();
    repository.writeSignOff(aSignOff({ id: 'first' }));
    repository.writeSignOff(aSignOff({ id: 'first', reopenedAt: 4_000, reopenedBecause: 'CB-0417 stopped answering' }));
    repository.writeSignOff(aSignOff({ id: 'second', at: 5_000, verdicts: { 'any/host/home@school': 'pass' } }));
    repository.writeSignOff(aSignOff({ id: 'other', roomId: 'room-2' }));
    repository.writeSignOff(aSignOff({ id: 'other', roomId: 'room-2', reopenedAt: 6_000, reopenedBecause: 'A test' }));
    expect(repository.signOffs()).toEqual([
      aSignOff({ id: 'second', at: 5_000, verdicts: { 'any/host/home@school': 'pass' } }),
      aSignOff({ id: 'other', roomId: 'room-2', reopenedAt: 6_000, reopenedBecause: 'A test' }),
    ]);
  });
});

describe('readiness on disk', () => {
  const repository = () => openMemoryStore({ clock: { now: () => 1 }, onProblem: failOnProblem }).readiness;

  test('prune > removes old sweeps but never the newest two full ones', () => {
    const readiness = repository();
    for (const id of ['a', 'b', 'c', 'd']) readiness.addSweep(sweepOf(id, { endedAt: DAY_MS }));
    expect(readiness.prune(DAY_MS)).toBe(0);
    expect(readiness.prune(2 * DAY_MS)).toBe(2);
    expect(readiness.summaries(10).map(({ id }) => id)).toEqual(['d', 'c']);
    expect(readiness.previousVerdicts()).not.toBeNull();
  });

  test('writeSignOff > refuses to change anything of a sign-off but that it was reopened, and that only once', () => {
    const readiness = repository();
    readiness.writeSignOff(aSignOff());
    expect(() => readiness.writeSignOff(aSignOff({ by: 'Somebody else' }))).toThrow('only ever reopened');
    readiness.writeSignOff(aSignOff({ reopenedAt: 4_000, reopenedBecause: 'A test' }));
    expect(() => readiness.writeSignOff(aSignOff())).toThrow('only ever reopened');
    expect(readiness.signOffs()).toEqual([aSignOff({ reopenedAt: 4_000, reopenedBecause: 'A test' })]);
  });
});
