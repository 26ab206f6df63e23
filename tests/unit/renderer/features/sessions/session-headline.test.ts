import { describe, expect, it } from 'vitest';
import { sessionHeadline } from '../../../../../renderer/features/sessions/session-headline.ts';
import type { SessionState } from '../../../../../shared/model/session.ts';
import { aProfile, aSession } from '../../../../helpers/readiness-builders.ts';

const profiles = [aProfile({ name: 'TestNav' }), aProfile({ id: 'drc-insight', name: 'DRC INSIGHT' })];
const at = (id: string, name: string, state: SessionState, roomIds: readonly string[], platformId = 'testnav') =>
  aSession({
    id,
    name,
    state,
    platformId,
    rooms: roomIds.map((roomId) => ({ roomId, proctor: '', expectedDevices: null })),
  });

describe('sessionHeadline', () => {
  it('names the session that tests, its platform and its rooms', () => {
    const sessions = [at('a', 'Grade 8 ELA', 'testing', ['1', '2', '3'])];
    expect(sessionHeadline(sessions, profiles)).toEqual({ what: 'Grade 8 ELA', state: 'TestNav · 3 rooms testing' });
  });

  it('names two, counts more, and tells of rooms in other states', () => {
    const two = [
      at('a', 'Grade 8 ELA', 'testing', ['1', '2']),
      at('b', 'WIDA', 'testing', ['3'], 'drc-insight'),
      at('c', 'Grade 7 Math', 'paused', ['4']),
    ];
    expect(sessionHeadline(two, profiles)).toEqual({
      what: 'Grade 8 ELA and WIDA',
      state: 'TestNav and DRC INSIGHT · 3 rooms testing · 1 room paused',
    });
    expect(sessionHeadline([...two, at('d', 'Makeup', 'testing', ['5'])], profiles)?.what).toBe('3 sessions');
  });

  it('is nothing while sessions are only planned or over', () => {
    expect(sessionHeadline([at('a', 'x', 'planned', ['1']), at('b', 'y', 'ended', ['1'])], profiles)).toBeNull();
  });
});
