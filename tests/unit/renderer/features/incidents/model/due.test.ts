import { describe, expect, it } from 'vitest';
import { dueLook } from '../../../../../../renderer/features/incidents/model/due.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../../../shared/units.ts';
import { aDuty, aProgram, INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

const NOW = INCIDENT_AT;
const CALL = aProgram({
  duties: [
    {
      id: 'call',
      title: 'Phone the district',
      kind: 'phone',
      actor: '',
      applies: {},
      from: 'aware',
      within: { unit: 'at-once' },
      doneBy: 'told-district',
      sources: [],
      confidence: 'ours',
    },
  ],
});

describe('dueLook', () => {
  it('says how long is left, and gets louder towards the end', () => {
    expect(dueLook(aDuty({ dueAt: NOW + 20 * HOUR_MS }), null, NOW)).toEqual({ words: 'due in 20 h', tone: 'later' });
    expect(dueLook(aDuty({ dueAt: NOW + 3 * HOUR_MS }), null, NOW)).toEqual({ words: 'due in 3 h', tone: 'soon' });
  });

  it('goes over into overdue by itself while the last answer still said due', () => {
    expect(dueLook(aDuty({ state: 'due', dueAt: NOW - 20 * MINUTE_MS }), null, NOW)).toEqual({
      words: 'overdue 20 min',
      tone: 'late',
    });
  });

  it('says "phone first" for a call that comes before anything else', () => {
    const duty = aDuty({ dutyId: 'call', state: 'at-once', dueAt: NOW });

    expect(dueLook(duty, CALL, NOW)).toEqual({ words: 'phone first', tone: 'late' });
    expect(dueLook({ ...duty, dutyId: 'other' }, CALL, NOW).words).toBe('now');
  });

  it('is quiet where the program names no time, or the clock has not begun', () => {
    expect(dueLook(aDuty({ dueAt: null }), null, NOW)).toEqual({ words: 'no time given', tone: 'quiet' });
    expect(dueLook(aDuty({ state: 'waiting', dueAt: null }), null, NOW)).toEqual({
      words: 'not started',
      tone: 'quiet',
    });
  });
});
