import { expect, test } from 'vitest';
import { mayMakeRecoveryCode } from '../../../../main/backup/who-may.ts';
import type { AccessState } from '../../../../shared/model/incident-view.ts';

type Role = NonNullable<AccessState['current']>['role'];

function signedIn(role: Role): Pick<AccessState, 'isSetUp' | 'current'> {
  return { isSetUp: true, current: { id: 'person-1', name: 'Sam', role, lockedUntil: null } };
}

test.each<[Role, boolean]>([
  ['school-coordinator', true],
  ['district-coordinator', true],
  ['technician', false],
  ['proctor', false],
])('mayMakeRecoveryCode > for a signed-in %s is %s', (role, may) => {
  expect(mayMakeRecoveryCode(signedIn(role))).toBe(may);
});

test('mayMakeRecoveryCode > is false when there are profiles and nobody signed in, true as long as there are none', () => {
  expect(mayMakeRecoveryCode({ isSetUp: true, current: null })).toBe(false);
  expect(mayMakeRecoveryCode({ isSetUp: false, current: null })).toBe(true);
});
