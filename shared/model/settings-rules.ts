import { fail, ok, type Result } from '../result.ts';
import type { AccessState } from './incident-view.ts';
import { isCoordinator } from './people-rules.ts';
import type { SettingsPatch } from './settings.ts';
import type { SiteTesting } from './site-testing.ts';

type Seat = Pick<AccessState, 'current' | 'isSetUp'>;

/*
 * Settings that decide about records are for those who answer for them, once the laptop knows anybody who does. Before that, and
 * for everything else, whoever opens the settings may change them.
 */

/** Whether whoever is here may change these settings. */
export function mayChangeSettings(seat: Seat, patch: SettingsPatch): Result<void> {
  const forAccess = patch.access === undefined ? ok(undefined) : mayChangeIdling(seat);
  if (!forAccess.ok || patch.backup === undefined) return forAccess;
  return mayChangeBackups(seat);
}

/** After how long somebody is signed out: an open seat is as good as a known PIN. */
function mayChangeIdling({ current, isSetUp }: Seat): Result<void> {
  if (!isSetUp || (current !== null && isCoordinator(current.role))) return ok(undefined);
  return fail('not-coordinator', 'Only a coordinator changes when people are signed out.');
}

/** Where copies go and how long they stay: they hold everything that the console does. */
function mayChangeBackups({ current, isSetUp }: Seat): Result<void> {
  const isAllowed = current !== null && (isCoordinator(current.role) || current.role === 'technician');
  if (!isSetUp || isAllowed) return ok(undefined);
  return fail('not-technician', 'Only a technician or a coordinator changes where backups go and how long they stay.');
}

/** Whether whoever is here may change what deadlines, forms and the keeping of incidents rest on. */
export function maySetTesting({ current, isSetUp }: Seat): Result<void> {
  if (!isSetUp || (current !== null && isCoordinator(current.role))) return ok(undefined);
  return fail(
    'not-coordinator',
    'Only a coordinator changes what incident reports rest on: program, codes, names, holidays and dates.',
  );
}

/** The same for a school that is written as a whole: what stays as it is needs nobody. */
export function mayChangeTesting(seat: Seat, before: SiteTesting, after: SiteTesting): Result<void> {
  const isSame = JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(after));
  return isSame ? ok(undefined) : maySetTesting(seat);
}

function inOrder(testing: SiteTesting): [string, unknown][] {
  return Object.entries(testing).sort(([a], [b]) => a.localeCompare(b, 'en'));
}
