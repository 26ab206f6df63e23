import type { PeopleRepository } from '../../store/repositories.ts';
import type { KeptPerson } from './kept-person.ts';

/** People who end with the process: for commands on a file and the demo school. */
export class MemoryPeopleRepository implements PeopleRepository {
  readonly #people = new Map<string, KeptPerson>();

  load(): KeptPerson[] {
    return [...this.#people.values()];
  }

  write(person: KeptPerson): void {
    this.#people.set(person.id, person);
  }

  remove(personId: string): void {
    this.#people.delete(personId);
  }
}
