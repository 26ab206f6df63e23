import type { Person } from '../../shared/model/incident.ts';
import { Pin } from '../../shared/model/incident-view.ts';
import { ROLE_WORDS } from '../../shared/model/incident-wording.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AccessServices } from '../incidents/services.ts';

/** Where a PIN comes from: never from the command line, which other accounts can read. */
export interface PinSource {
  /** `TDC_PIN`; absent: not set. */
  readonly fromEnvironment: string | undefined;
  /** Null: nobody can be asked, or they called it off. */
  readonly ask: (question: string) => Promise<string | null>;
}

/**
 * Signs somebody in by name, with the same PIN, role and limited tries as in the window. As long as there are no profiles nobody
 * has to, and sees what somebody who is not signed in sees.
 *
 * @param name  From `--as`; null: not given.
 */
export async function signIn(
  access: Pick<AccessServices, 'state' | 'signIn'>,
  name: string | null,
  pins: PinSource,
): Promise<Result<unknown>> {
  const { people } = access.state();
  if (people.length === 0) return name === null ? ok(null) : nobodyHere();
  const person = chosen(people, name);
  if (!person.ok) return person;
  const typed = pins.fromEnvironment ?? (await pins.ask(`PIN of ${person.value.name}: `));
  if (typed === null) {
    return fail('pin-needed', 'A PIN is needed. Type it when asked, or in a script set TDC_PIN to it.');
  }
  // What cannot be a PIN is not tried, so that a slip of the fingers costs no try.
  if (!Pin.safeParse(typed).success) return fail('not-a-pin', 'A PIN has four to twelve digits. Nothing was tried.');
  return access.signIn(person.value.id, typed);
}

function chosen(people: readonly Person[], name: string | null): Result<Person> {
  if (name === null) return fail('who', `Say who you are with --as NAME. Here are ${listOf(people)}.`);
  const wanted = plain(name);
  // Names are unique on a laptop, whatever their case.
  const person = people.find((one) => plain(one.name) === wanted);
  if (person === undefined) return fail('unknown-person', `Nobody here is called ${name}. Here are ${listOf(people)}.`);
  return ok(person);
}

function nobodyHere(): Result<never> {
  return fail(
    'no-profiles',
    "Nobody has a profile on this laptop yet. Make the school coordinator's in the window (Settings, People), or leave --as out to see what somebody sees who is not signed in.",
  );
}

function listOf(people: readonly Person[]): string {
  return people.map(({ name, role }) => `${name} (${ROLE_WORDS[role].toLowerCase()})`).join(', ');
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
