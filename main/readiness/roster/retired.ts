import type { DeviceRule } from './device-rule.ts';

/** Devices that the management system has let go cannot lock themselves into a test, wherever they stand. */
export const RETIRED_RULE: DeviceRule = {
  checkId: 'retired',
  title: 'Retired devices',
  platformId: null,
  rule: null,
  notApplicable: null,
  judge: ({ isRetired }) => ({
    kind: 'judged',
    verdict: isRetired ? 'fail' : 'pass',
    sentence: isRetired ? 'The management system lists it as retired.' : 'It is in service.',
    value: isRetired ? 'Retired' : 'In service',
  }),
  words: (_, count) => (count === 1 ? 'is retired' : 'are retired'),
  fit: (count) => (count === 1 ? 'is in service' : 'are in service'),
  value: 'status',
  howToGetValue: 'Import a device list that has a status column.',
  action: {
    what: 'Take these devices out of the room and put spares in their place, or enroll them again.',
    who: 'technician',
  },
};
