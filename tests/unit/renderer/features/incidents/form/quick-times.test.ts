import { describe, expect, test } from 'vitest';
import {
  fromFieldTime,
  quickTimes,
  toFieldTime,
} from '../../../../../../renderer/features/incidents/form/quick-times.ts';
import { INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

test('quickTimes > counts back from when the form was opened', () => {
  expect(quickTimes(INCIDENT_AT).map(({ label, at }) => [label, toFieldTime(at)])).toEqual([
    ['Now', '2026-11-24T09:41'],
    ['5 min ago', '2026-11-24T09:36'],
    ['10 min ago', '2026-11-24T09:31'],
    ['15 min ago', '2026-11-24T09:26'],
  ]);
});

describe('fromFieldTime', () => {
  test('reads what the field shows', () => {
    expect(fromFieldTime('2026-11-24T09:41')).toBe(INCIDENT_AT);
  });

  test('is null while the field is not filled in', () => {
    expect(fromFieldTime('')).toBeNull();
  });
});
