import { z } from 'zod';
import { Person } from '../../../shared/model/incident.ts';
import { PinHash } from './pin-hash.ts';

/** A person as the laptop keeps them. */
export const KeptPerson = z.strictObject({
  ...Person.omit({ lockedUntil: true }).shape,
  pin: PinHash,
  /** Since the last right PIN. */
  wrong: z.int().min(0),
  /** Epoch milliseconds, both or neither: see `tries.ts`. */
  waitFrom: z.number().nullable(),
  waitUntil: z.number().nullable(),
});
export type KeptPerson = z.infer<typeof KeptPerson>;

/** As the people are listed. */
export function inOrder(people: readonly KeptPerson[]): readonly KeptPerson[] {
  return people.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id, 'en'));
}
