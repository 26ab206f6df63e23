import type { Person } from '../../shared/model/incident.ts';
import type { Actor } from '../../shared/model/incident-codes.ts';
import type { KeptPerson } from '../incidents/access/kept-person.ts';
import { PIN_COST, type PinHash } from '../incidents/access/pin-hash.ts';

/** Of `DEMO_PIN`. Written down instead of made at the start, since making it takes a third of a second and it guards nothing. */
const PIN: PinHash = {
  scheme: 'scrypt',
  ...PIN_COST,
  salt: 'bWFwbGV3b29kLWRlbW8tMQ==',
  hash: '2tgks4UzlXroaODDGwi8tY8htzMacj/35XDs0vVrC1M=',
};

type DemoPerson = Pick<Person, 'id' | 'name' | 'role'>;
const COORDINATOR: DemoPerson = { id: 'demo-alvarez', name: 'Ms. Alvarez', role: 'school-coordinator' };
const TECHNICIAN: DemoPerson = { id: 'demo-rivera', name: 'J. Rivera', role: 'technician' };
const DISTRICT: DemoPerson = { id: 'demo-whitfield', name: 'Dr. Whitfield', role: 'district-coordinator' };

/** Invented people: whoever looks at the demo can be each of them. The first one is the one who set the console up. */
export const DEMO_PEOPLE: readonly KeptPerson[] = [COORDINATOR, TECHNICIAN, DISTRICT].map((person) => ({
  ...person,
  pin: PIN,
  wrong: 0,
  waitFrom: null,
  waitUntil: null,
}));

export const DEMO_COORDINATOR: Actor = { personId: COORDINATOR.id, name: COORDINATOR.name, role: COORDINATOR.role };
