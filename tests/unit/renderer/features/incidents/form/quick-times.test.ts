import { expect, test } from 'vitest';
import { quickTimes } from '../../../../../../renderer/features/incidents/form/quick-times.ts';
import { toMomentField } from '../../../../../../renderer/features/incidents/model/moments.ts';
import { INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

test('quickTimes > counts back from when the form was opened', () => {
  expect(quickTimes(INCIDENT_AT).map(({ label, at }) => [label, toMomentField(at)])).toEqual([
    ['Now', '2026-11-24T09:41'],
    ['5 min ago', '2026-11-24T09:36'],
    ['10 min ago', '2026-11-24T09:31'],
    ['15 min ago', '2026-11-24T09:26'],
  ]);
});
