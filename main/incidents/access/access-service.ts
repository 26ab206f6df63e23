import type { RequestParsed } from '../../../shared/contract/channels.ts';
import type { Person } from '../../../shared/model/incident.ts';
import type { Actor } from '../../../shared/model/incident-codes.ts';
import type { AccessState } from '../../../shared/model/incident-view.ts';
import { comparableName, isCoordinator, mayChange, mayRemove } from '../../../shared/model/people-rules.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../shared/units.ts';
import type { Clock } from '../../clock.ts';
import { Listeners } from '../../listeners.ts';
import { StoreFault } from '../../store/fault.ts';
import type { PeopleRepository } from '../../store/repositories.ts';
import type { AccessServices } from '../services.ts';
import { houseEvent } from './house-event.ts';
import { inOrder, type KeptPerson } from './kept-person.ts';
import { madeUpPin } from './made-up-pin.ts';
import { hashPin, isPin, PIN_COST, type PinCost } from './pin-hash.ts';
import type { RecordHouse } from './record-house.ts';
import { nobodyOfThatName, sleptMeanwhile, tooManyAttempts, unknownPerson, weakPin, wrongPin } from './refusals.ts';
import { afterClockChange, NO_TRIES } from './tries.ts';
import { TryKeeper } from './try-keeper.ts';
import { isWeakPin } from './weak-pin.ts';

export interface AccessServiceOptions {
  readonly people: PeopleRepository;
  readonly clock: Clock;
  /** Milliseconds from some start that never go back, whatever the clock is set to. */
  readonly monotonicMs: () => number;
  readonly makeId: () => string;
  /** As the settings say now. */
  readonly idleMinutes: () => number;
  readonly record: RecordHouse;
  /** Absent: {@link PIN_COST}. */
  readonly pinCost?: PinCost;
}

/** How exactly idleness is measured, and how soon a changed clock is noticed. */
const LOOK_MS = 5 * SECOND_MS;

/**
 * Who is here. One person at a time is signed in, nobody at the start; without input for a while, or when the laptop goes to
 * sleep, they are signed out. People and what was tried are on disk; who is signed in is not.
 */
export class AccessService implements AccessServices {
  readonly #options: AccessServiceOptions;
  readonly #changed = new Listeners<[state: AccessState]>();
  readonly #tries: TryKeeper;
  readonly #stopLooking: () => void;
  #people: readonly KeptPerson[];
  #currentId: string | null = null;
  #touchedAt = 0;
  #sleeps = 0;

  constructor(options: AccessServiceOptions) {
    this.#options = options;
    this.#people = inOrder(options.people.load());
    this.#tries = new TryKeeper(options);
    this.#stopLooking = options.clock.every(LOOK_MS, () => this.#look());
    this.#noticeClock();
  }

  state(): AccessState {
    return {
      current: this.#current(),
      people: this.#people.map((person) => this.#shown(person)),
      isSetUp: this.#people.some(({ role }) => isCoordinator(role)),
      idleMinutes: this.#options.idleMinutes(),
    };
  }

  async signIn(personId: string, pin: string): Promise<Result<AccessState>> {
    this.#noticeClock();
    const person = this.#find(personId);
    if (person === undefined) return unknownPerson();
    const waitMs = this.#tries.waitMs(person);
    if (waitMs > 0) return tooManyAttempts(person.name, waitMs);
    const counted = this.#count(person);
    const sleeps = this.#sleeps;
    const isRight = await isPin(pin, person.pin);
    const now = this.#find(personId);
    if (now === undefined) return unknownPerson();
    if (!isRight || now.pin.hash !== person.pin.hash) {
      this.#tell();
      return wrongPin(counted.wrong, this.#tries.waitMs(now));
    }
    this.#keep(this.#tries.forget(now));
    if (sleeps !== this.#sleeps) return sleptMeanwhile();
    this.#currentId = personId;
    this.touch();
    return ok(this.#tell());
  }

  signOut(): AccessState {
    if (this.#currentId === null) return this.state();
    this.#currentId = null;
    return this.#tell();
  }

  touch(): void {
    this.#touchedAt = this.#options.clock.now();
  }

  /** The laptop goes to sleep: whoever wakes it need not be who closed it. */
  suspend(): void {
    this.#sleeps += 1;
    this.signOut();
  }

  async savePerson({ personId, draft, pin }: RequestParsed<'access.savePerson'>): Promise<Result<AccessState>> {
    const allowed = this.#mayChange(personId, draft, pin);
    if (!allowed.ok) return allowed;
    const hash = pin === null ? null : await hashPin(pin, this.#options.pinCost ?? PIN_COST);
    // Hashing takes a while, in which somebody may have signed out or changed the same person.
    const stillAllowed = this.#mayChange(personId, draft, pin);
    if (!stillAllowed.ok) return stillAllowed;
    const before = stillAllowed.value;
    const kept = hash ?? before?.pin;
    if (kept === undefined) return unknownPerson();
    const id = before?.id ?? this.#options.makeId();
    this.#save({ ...NO_TRIES, ...before, ...draft, id, pin: kept }, before, hash !== null);
    return ok(this.#tell());
  }

  removePerson(personId: string): Result<AccessState> {
    const person = this.#find(personId);
    if (person === undefined) return unknownPerson();
    const allowed = mayRemove(this.#current(), this.#people, person);
    if (!allowed.ok) return allowed;
    this.#options.record(houseEvent(person, 'removed'), this.#actor(person), () =>
      this.#options.people.remove(personId),
    );
    this.#people = this.#people.filter(({ id }) => id !== personId);
    if (this.#currentId === personId) this.#currentId = null;
    return ok(this.#tell());
  }

  /**
   * The way back in when no coordinator knows a PIN any more: a new one is made up, for whoever holds the data folder and its
   * key. The ledger says that it happened, and `account` says where.
   *
   * @param name  As the people are listed; case and spaces do not matter.
   * @returns The new PIN, told this once.
   */
  async resetPin(name: string, account: string): Promise<Result<{ readonly person: Person; readonly pin: string }>> {
    const person = this.#people.find((one) => comparableName(one.name) === comparableName(name));
    if (person === undefined) return nobodyOfThatName(name, this.#people);
    const pin = madeUpPin();
    const next = this.#tries.forget({ ...person, pin: await hashPin(pin, this.#options.pinCost ?? PIN_COST) });
    const by: Actor = { personId: null, name: `PIN reset from outside (${account})`.slice(0, 80), role: 'technician' };
    this.#options.record(houseEvent(person, 'pin-set'), by, () => this.#options.people.write(next));
    this.#remember(next);
    if (this.#currentId === person.id) this.#currentId = null;
    this.#tell();
    return ok({ person: this.#shown(next), pin });
  }

  onChange(listener: (state: AccessState) => void): () => void {
    return this.#changed.add(listener);
  }

  stop(): void {
    this.#stopLooking();
  }

  /** @returns the person as they are before the change; null: a new one. */
  #mayChange(
    personId: string | null,
    draft: RequestParsed<'access.savePerson'>['draft'],
    pin: string | null,
  ): Result<KeptPerson | null> {
    const before = personId === null ? null : this.#find(personId);
    if (before === undefined) return unknownPerson();
    if (pin !== null && isWeakPin(pin)) return weakPin();
    const allowed = mayChange(this.#current(), this.#people, { before, draft, hasPin: pin !== null });
    if (!allowed.ok) return allowed;
    return ok(before);
  }

  /** A new PIN is an event of its own: it is what a doubted decision is asked about. */
  #save(person: KeptPerson, before: KeptPerson | null, isNewPin: boolean): void {
    const by = this.#actor(person);
    const next = isNewPin ? this.#tries.forget(person) : person;
    const write = () => this.#options.people.write(next);
    const isRenamed = before?.name !== next.name || before.role !== next.role;
    if (before === null) this.#options.record(houseEvent(next, 'added'), by, write);
    else {
      if (isNewPin) this.#options.record(houseEvent(before, 'pin-set'), by, isRenamed ? nothingElse : write);
      if (isRenamed) this.#options.record(houseEvent(next, 'changed'), by, write);
    }
    this.#remember(next);
  }

  /** Whoever makes the first profile makes it for themselves. */
  #actor({ id, name, role }: KeptPerson): Actor {
    const current = this.#current();
    return current === null
      ? { personId: id, name, role }
      : { personId: current.id, name: current.name, role: current.role };
  }

  #current(): Person | null {
    const person = this.#currentId === null ? undefined : this.#find(this.#currentId);
    return person === undefined ? null : this.#shown(person);
  }

  #shown(person: KeptPerson): Person {
    const { id, name, role } = person;
    const waitMs = this.#tries.waitMs(person);
    return { id, name, role, lockedUntil: waitMs > 0 ? this.#options.clock.now() + waitMs : null };
  }

  #look(): void {
    this.#noticeClock();
    if (this.#currentId === null) return;
    const now = this.#options.clock.now();
    // A clock that was set back must not keep somebody signed in until it has caught up.
    if (now < this.#touchedAt) this.#touchedAt = now;
    if (now - this.#touchedAt >= this.#options.idleMinutes() * MINUTE_MS) this.signOut();
  }

  #noticeClock(): void {
    const now = this.#options.clock.now();
    for (const person of this.#people) {
      const tries = afterClockChange(person, now);
      if (tries !== person) this.#keep({ ...person, ...tries });
    }
  }

  #find(personId: string): KeptPerson | undefined {
    return this.#people.find(({ id }) => id === personId);
  }

  #count(person: KeptPerson): KeptPerson {
    const counted = this.#tries.count(person);
    if (this.#keep(counted)) return counted;
    const strictly = this.#tries.countUnkept(person);
    this.#remember(strictly);
    return strictly;
  }

  /** How tries went. @returns Whether it is on disk; what a full disk does not take holds until the console ends. */
  #keep(person: KeptPerson): boolean {
    this.#remember(person);
    try {
      this.#options.people.write(person);
      return true;
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      return false;
    }
  }

  #remember(person: KeptPerson): void {
    this.#people = inOrder([...this.#people.filter(({ id }) => id !== person.id), person]);
  }

  #tell(): AccessState {
    const state = this.state();
    this.#changed.tell(state);
    return state;
  }
}

/** The second event of one change carries it to disk. */
function nothingElse(): void {}
