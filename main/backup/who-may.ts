import type { AccessState } from '../../shared/model/incident-view.ts';

/**
 * Whether the person at the keyboard may make a recovery code. It opens everything that backups hold, students' lines too, so
 * once there are profiles it takes a coordinator who signed in.
 */
export function mayMakeRecoveryCode({ isSetUp, current }: Pick<AccessState, 'isSetUp' | 'current'>): boolean {
  return !isSetUp || current?.role === 'school-coordinator' || current?.role === 'district-coordinator';
}
