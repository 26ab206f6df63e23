import { describe, expect, test } from 'vitest';
import { IncidentContent } from '../../../../shared/model/incident.ts';
import { aContent } from '../../../helpers/incident-builders.ts';
import { ALL_INCIDENTS, good, incidentConsole } from '../../../helpers/incident-console.ts';

describe('the times of an incident', () => {
  test.each([1e300, 8.64e15, -8.64e15, Number.NaN, Number.POSITIVE_INFINITY])('are refused at %s', (at) => {
    expect(IncidentContent.safeParse(aContent({ occurredAt: at })).success).toBe(false);
    expect(IncidentContent.safeParse(aContent({ toldStateAt: at })).success).toBe(false);
  });

  test.each([
    ['while its year is typed', '0002-11-24T09:41:00Z'],
    ['far ahead', '9899-12-31T23:59:59Z'],
  ])('may be of any year that a date field holds, %s', async (_, date) => {
    const occurredAt = Date.parse(date);
    expect(IncidentContent.safeParse(aContent({ occurredAt })).success).toBe(true);
    const school = incidentConsole();
    const { keepUntil } = await school.submitted({ occurredAt, awareAt: occurredAt });
    expect(keepUntil).toBeGreaterThan(occurredAt);
    school.sitDown('school-coordinator');
    expect(good(await school.service.list(ALL_INCIDENTS)).rows).toHaveLength(1);
  });
});
