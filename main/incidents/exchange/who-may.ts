import type { Person } from '../../../shared/model/incident.ts';
import type { Actor } from '../../../shared/model/incident-codes.ts';
import { isCoordinator } from '../../../shared/model/people-rules.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** The coordinator who is signed in, or why this needs one. */
export function coordinator(current: Person | null): Result<Actor> {
  if (current !== null && isCoordinator(current.role)) return ok(actorOf(current));
  return fail('not-coordinator', 'Files between consoles are for coordinators. Sign in as one first.');
}

/** The district coordinator who is signed in, or why this needs one. */
export function districtCoordinator(current: Person | null, what = 'decides'): Result<Actor> {
  if (current?.role === 'district-coordinator') return ok(actorOf(current));
  return fail('not-district', `Only a district coordinator ${what}. Sign in as one first.`);
}

function actorOf({ id, name, role }: Person): Actor {
  return { personId: id, name, role };
}
