import { describe, expect, test } from 'vitest';
import { MemorySessionRepository } from '../../../../main/sessions/memory-repository.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { SessionRepository } from '../../../../main/store/repositories.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

const kinds: readonly (readonly [string, () => SessionRepository])[] = [
  ['on disk', () => openMemoryStore({ clock: { now: () => 1 }, onProblem: () => undefined }).sessions],
  ['in memory', () => new MemorySessionRepository()],
];

describe.each(kinds)('sessions %s', (_kind, make) => {
  test('load > gives every session in order of its planned start', () => {
    const sessions = make();
    const late = aSession({
      id: 'a',
      plannedStartAt: 1_500_000,
      moves: [{ at: 5, from: 'planned', to: 'ready', by: 'JS' }],
    });
    const early = aSession({ id: 'b', managementSystem: 'adam' });
    sessions.write(late);
    sessions.write(early);
    expect(sessions.load()).toEqual([early, late]);
  });

  test('write > replaces the session of the same id, and remove takes it away', () => {
    const sessions = make();
    sessions.write(aSession());
    sessions.write(aSession({ state: 'testing', since: 9 }));
    expect(sessions.load()).toEqual([aSession({ state: 'testing', since: 9 })]);
    sessions.remove('session-1');
    expect(sessions.load()).toEqual([]);
  });
});
