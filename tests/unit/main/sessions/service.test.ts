import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySessionRepository } from '../../../../main/sessions/memory-repository.ts';
import { SessionService } from '../../../../main/sessions/service.ts';
import { SessionDraft, type TestSession } from '../../../../shared/model/session.ts';
import type { Result } from '../../../../shared/result.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

const { id: _id, state: _state, since: _since, moves: _moves, ...rest } = aSession();
const draft = SessionDraft.parse(rest);

let repository: MemorySessionRepository;
let service: SessionService;
let told: number;
beforeEach(() => {
  let ids = 0;
  repository = new MemorySessionRepository();
  service = new SessionService({
    repository,
    clock: { now: () => 77 },
    makeId: () => {
      ids += 1;
      return `s${ids}`;
    },
  });
  told = 0;
  service.onChange(() => {
    told += 1;
  });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const begin = (): TestSession => {
  const { id } = value(service.save({ sessionId: null, draft }));
  return value(service.move({ sessionId: id, to: 'testing', by: 'JS' }));
};

describe('save', () => {
  test('save > makes a planned session, keeps it and tells', () => {
    const made = value(service.save({ sessionId: null, draft }));
    expect(made).toEqual({ ...draft, id: 's1', state: 'planned', since: 77, moves: [] });
    expect(repository.load()).toEqual([made]);
    expect(service.list()).toEqual([made]);
    expect(told).toBe(1);
  });

  test('save > changes what a person filled in and leaves state and moves alone', () => {
    const session = begin();
    const changed = value(service.save({ sessionId: session.id, draft: { ...draft, name: 'Makeup' } }));
    expect(changed).toEqual({ ...session, name: 'Makeup' });
  });

  test('save > refuses to change a session that has ended', () => {
    const { id } = begin();
    service.move({ sessionId: id, to: 'ended', by: '' });
    expect(service.save({ sessionId: id, draft })).toMatchObject({ ok: false, error: { code: 'session-ended' } });
    expect(service.save({ sessionId: 'gone', draft })).toMatchObject({ ok: false, error: { code: 'unknown-session' } });
  });

  test('list > is in order of the planned start', () => {
    service.save({ sessionId: null, draft: { ...draft, name: 'Late', plannedStartAt: 1_500_000 } });
    service.save({ sessionId: null, draft: { ...draft, name: 'Early' } });
    expect(service.list().map(({ name }) => name)).toEqual(['Early', 'Late']);
  });
});

describe('move', () => {
  test('move > notes who moved it from where to where and when', () => {
    expect(begin()).toMatchObject({
      state: 'testing',
      since: 77,
      moves: [{ at: 77, from: 'planned', to: 'testing', by: 'JS' }],
    });
  });

  test.each([
    ['testing', 'planned', 'Students are in Grade 8 ELA'],
    ['testing', 'testing', 'is testing already'],
    ['ended', 'testing', 'stays ended'],
  ] as const)('move > refuses %s to %s with a sentence and changes nothing', (from, to, words) => {
    const { id } = begin();
    if (from === 'ended') service.move({ sessionId: id, to: 'ended', by: '' });
    const before = service.list();
    const refused = service.move({ sessionId: id, to, by: '' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'illegal-move' } });
    expect(!refused.ok && refused.error.message).toContain(words);
    expect(service.list()).toBe(before);
  });
});

describe('remove', () => {
  test('remove > takes a session away that never began', () => {
    const { id } = value(service.save({ sessionId: null, draft }));
    expect(service.remove(id).ok).toBe(true);
    expect(service.list()).toEqual([]);
    expect(repository.load()).toEqual([]);
  });

  test('remove > keeps a session that students were in, ended or not', () => {
    const { id } = begin();
    expect(service.remove(id)).toMatchObject({ ok: false, error: { code: 'session-began' } });
    service.move({ sessionId: id, to: 'ended', by: '' });
    expect(service.remove(id)).toMatchObject({ ok: false, error: { code: 'session-began' } });
    expect(service.list()).toHaveLength(1);
  });
});
