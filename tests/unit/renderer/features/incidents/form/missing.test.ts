import { describe, expect, test } from 'vitest';
import { missingFields } from '../../../../../../renderer/features/incidents/form/missing.ts';
import { HOUR_MS } from '../../../../../../shared/units.ts';
import { aContent, INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

const fieldsOf = (...[over]: Parameters<typeof aContent>) => [...missingFields(aContent(over), INCIDENT_AT).keys()];

describe('missingFields', () => {
  test('asks for nothing but the three answers and a name', () => {
    expect(fieldsOf({ categoryCode: null, roomId: null, roomName: '', description: ' ', reporter: '' })).toEqual([
      'what',
      'where',
      'tell',
      'reporter',
    ]);
    expect(fieldsOf()).toEqual([]);
  });

  test('refuses a time that is still to come', () => {
    expect(fieldsOf({ occurredAt: INCIDENT_AT + HOUR_MS })).toEqual(['when']);
  });
});
