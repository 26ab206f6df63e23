import { describe, expect, test } from 'vitest';
import { nextSteps } from '../../../../../../renderer/features/incidents/form/next-steps.ts';
import { aDuty, anIncidentView } from '../../../../../helpers/incident-builders.ts';

describe('nextSteps', () => {
  test('names whom to tell, and does not pretend that somebody was told', () => {
    const { tell } = nextSteps(anIncidentView(), null, 'Dana Whitfield', null);
    expect(tell).toContain('Dana Whitfield');
    expect(tell).toContain('Nobody was called or written to');
  });

  test('does not send the coordinator to themselves', () => {
    expect(nextSteps(anIncidentView(), null, 'Dana Whitfield', 'school-coordinator').tell).toContain('your list');
  });

  test('shows the clock that runs, not one that is done or waits', () => {
    const duties = [aDuty({ state: 'done' }), aDuty({ state: 'waiting' }), aDuty({ dutyId: 'next' })];
    expect(nextSteps(anIncidentView({ duties }), null, '', null).duty?.dutyId).toBe('next');
    expect(nextSteps(anIncidentView({ duties: duties.slice(0, 2) }), null, '', null).duty).toBeNull();
  });

  test('says whether the district decides', () => {
    expect(nextSteps(anIncidentView({ districtReasons: [] }), null, '', null).decides).toContain('school');
    expect(nextSteps(anIncidentView({ districtReasons: ['A breach.'] }), null, '', null).decides).toContain('district');
  });
});
