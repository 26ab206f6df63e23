import { describe, expect, test } from 'vitest';
import { fromMomentField, toMomentField } from '../../../../../../renderer/features/incidents/model/moments.ts';
import { INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

describe('fromMomentField', () => {
  test('reads what the field shows, by this laptop’s clock', () => {
    expect(fromMomentField('2026-11-24T09:41')).toBe(INCIDENT_AT);
  });

  test.each(['', 'T09:41', '20266-11-24T09:41'])('is null for "%s"', (field) => {
    expect(fromMomentField(field)).toBeNull();
  });
});

describe('toMomentField', () => {
  test('is empty while there is no moment', () => {
    expect(toMomentField(null)).toBe('');
  });

  test.each(['0002-11-24T09:41', '0020-11-24T09:41', '0202-11-24T09:41', '2026-11-24T09:41'])(
    'gives the field back what was typed, %s too, so that the rest of the year can follow',
    (typed) => {
      expect(toMomentField(fromMomentField(typed))).toBe(typed);
    },
  );
});
