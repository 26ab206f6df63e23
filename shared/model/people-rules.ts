import { fail, ok, type Result } from '../result.ts';
import type { Person } from './incident.ts';
import type { Role } from './incident-codes.ts';
import type { PersonDraft } from './incident-view.ts';

/** A laptop serves one school; more is a mistake or a script. */
const MAX_PEOPLE = 200;

type Somebody = Pick<Person, 'id' | 'name' | 'role'>;

export function isCoordinator(role: Role): boolean {
  return role === 'school-coordinator' || role === 'district-coordinator';
}

/** What somebody wants to change about a person. */
export interface PersonChange {
  /** Null: a new person. */
  readonly before: Somebody | null;
  readonly draft: PersonDraft;
  readonly hasPin: boolean;
}

/**
 * Whether `actor` (null: nobody signed in) may make or change a person. The first is a coordinator, of the school or (on the
 * district's own laptop) of the district, and makes the profile for themselves; either may then add the other.
 * A school coordinator may bring in a district coordinator, who types the PIN; afterwards only a district coordinator may
 * touch that person. A role that is higher than before needs a PIN that its owner typed.
 */
export function mayChange(actor: Somebody | null, people: readonly Somebody[], change: PersonChange): Result<void> {
  const { before, draft, hasPin } = change;
  if (!people.some(({ role }) => isCoordinator(role))) return firstPerson(change);
  if (actor === null) return notSignedIn();
  const isSelf = before?.id === actor.id;
  if (!isCoordinator(actor.role) && !(isSelf && isOnlyPin(before, draft))) return notCoordinator();
  if (before === null && people.length >= MAX_PEOPLE) {
    return fail(
      'too-many-people',
      `This console keeps up to ${MAX_PEOPLE} people. Remove somebody who has left first.`,
    );
  }
  if (before === null && !hasPin) return pinMissing();
  if (isTaken(people, change)) {
    return fail(
      'name-taken',
      `${draft.name} is here already. Add an initial or a role, so that the record tells them apart.`,
    );
  }
  if (before === null || before.role === draft.role) return before === null ? ok(undefined) : mayTouch(actor, before);
  if (isSelf) {
    return fail('own-role', 'Nobody changes their own role. Ask another coordinator of this laptop to do it.');
  }
  return mayMove(actor, people, before, draft.role, hasPin);
}

/** Whether `actor` may remove a person. What they did stays in the record. */
export function mayRemove(actor: Somebody | null, people: readonly Somebody[], person: Somebody): Result<void> {
  if (actor === null) return notSignedIn();
  if (!isCoordinator(actor.role)) return notCoordinator();
  const touch = mayTouch(actor, person);
  if (!touch.ok) return touch;
  return isLastCoordinator(people, person) ? lastCoordinator(person.name, 'removed') : ok(undefined);
}

function firstPerson({ draft, hasPin }: PersonChange): Result<void> {
  if (!isCoordinator(draft.role)) {
    return fail(
      'first-coordinator',
      'The first person here must be a coordinator, of the school or of the district, who then adds the others.',
    );
  }
  return hasPin ? ok(undefined) : pinMissing();
}

function mayMove(
  actor: Somebody,
  people: readonly Somebody[],
  before: Somebody,
  role: Role,
  hasPin: boolean,
): Result<void> {
  const touch = mayTouch(actor, before);
  if (!touch.ok) return touch;
  if (isLastCoordinator(people, before) && !isCoordinator(role)) return lastCoordinator(before.name, 'changed');
  if (role === 'district-coordinator' && !hasPin) {
    return fail(
      'own-pin-needed',
      `A district coordinator decides with this PIN, so ${before.name} has to type a new one, here and now.`,
    );
  }
  return ok(undefined);
}

function mayTouch(actor: Somebody, person: Somebody): Result<void> {
  if (person.role !== 'district-coordinator' || actor.role === 'district-coordinator') return ok(undefined);
  return fail(
    'district-only',
    `${person.name} is a district coordinator; only a district coordinator may change or remove that profile.`,
  );
}

function isOnlyPin(before: Somebody | null, draft: PersonDraft): boolean {
  return before !== null && before.name === draft.name && before.role === draft.role;
}

function isTaken(people: readonly Somebody[], { before, draft }: PersonChange): boolean {
  const wanted = comparableName(draft.name);
  return people.some(({ id, name }) => id !== before?.id && comparableName(name) === wanted);
}

function isLastCoordinator(people: readonly Somebody[], person: Somebody): boolean {
  return isCoordinator(person.role) && !people.some(({ id, role }) => id !== person.id && isCoordinator(role));
}

/** As people compare names: without case, accents apart, spaces as one. */
export function comparableName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function notSignedIn(): Result<never> {
  return fail('not-signed-in', 'Nobody is signed in. A coordinator has to sign in first.');
}

function notCoordinator(): Result<never> {
  return fail(
    'not-coordinator',
    'Only a coordinator may add, change or remove people. Everybody may set their own new PIN.',
  );
}

function pinMissing(): Result<never> {
  return fail('pin-missing', 'A new person needs a PIN. Let them type four to twelve digits.');
}

function lastCoordinator(name: string, what: 'removed' | 'changed'): Result<never> {
  return fail(
    'last-coordinator',
    `${name} is the last coordinator here and cannot be ${what}: nobody could decide or add people any more. Add another coordinator first.`,
  );
}
