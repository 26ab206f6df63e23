import type { Person } from '../../shared/model/incident.ts';
import type { AccessState } from '../../shared/model/incident-view.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { AccessServices } from './services.ts';

/** Nobody signs in: for a console whose store keeps no people. */
export function accessForNobody(): AccessServices {
  const state = (): AccessState => ({ current: null, people: NO_PEOPLE, isSetUp: false, idleMinutes: 10 });
  const refuse = (): Result<never> =>
    fail('not-available', 'This console keeps no people, so nobody can sign in. Incidents can be logged with a name.');
  return {
    state,
    signIn: async () => refuse(),
    signOut: state,
    touch: () => undefined,
    savePerson: async () => refuse(),
    removePerson: refuse,
    onChange: () => () => undefined,
  };
}

const NO_PEOPLE: Person[] = [];
