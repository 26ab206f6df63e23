import { expect, test } from 'vitest';
import { sessionLoadGate } from '../../../../main/sessions/load-gate.ts';
import { MemorySessionRepository } from '../../../../main/sessions/memory-repository.ts';
import { SessionService } from '../../../../main/sessions/service.ts';
import { aSession } from '../../../helpers/readiness-builders.ts';

test('sessionLoadGate > shuts when students come in, tells once for each change that finds it shut, and opens when they are gone', () => {
  const repository = new MemorySessionRepository();
  repository.write(aSession());
  const sessions = new SessionService({ repository, clock: { now: () => 1 }, makeId: () => 'new' });
  const gate = sessionLoadGate(sessions);
  let closed = 0;
  const end = gate.onClose(() => {
    closed += 1;
  });
  const move = (to: 'ready' | 'testing' | 'ended') => sessions.move({ sessionId: 'session-1', to, by: '' });

  move('ready');
  expect([gate.isOpen(), closed]).toEqual([true, 0]);
  move('testing');
  expect([gate.isOpen(), closed]).toEqual([false, 1]);
  move('ended');
  expect([gate.isOpen(), closed]).toEqual([true, 1]);
  end();
});
