import { describe, expect, it } from 'vitest';
import { AccessService } from '../../../../../main/incidents/access/access-service.ts';
import { MemoryPeopleRepository } from '../../../../../main/incidents/access/memory-repository.ts';
import { StoreFault } from '../../../../../main/store/fault.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../../shared/units.ts';
import { add, anAccessService, stateOf } from '../../../../helpers/access.ts';
import { ManualClock } from '../../../../helpers/manual-clock.ts';

const PIN = '4071';
const WRONG = '9999';

/** One school coordinator, signed in. */
async function withCoordinator(over: Parameters<typeof anAccessService>[0] = {}) {
  const made = anAccessService(over);
  const id = await add(made.access, 'Ada Park', 'school-coordinator', PIN);
  stateOf(await made.access.signIn(id, PIN));
  return { ...made, id };
}

async function wrongTries(access: AccessService, id: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await access.signIn(id, WRONG);
}

describe('setting up', () => {
  it('takes nobody but a coordinator as the first person', async () => {
    const { access } = anAccessService();
    const draft = { name: 'Tom', role: 'technician' as const };
    expect(await access.savePerson({ personId: null, draft, pin: PIN })).toMatchObject({
      ok: false,
      error: { code: 'first-coordinator' },
    });
    expect(access.state().isSetUp).toBe(false);
  });

  it('puts the first coordinator into the ledger, made by themselves', async () => {
    const { access, recorded } = anAccessService();
    await add(access, 'Ada Park', 'school-coordinator', PIN);
    expect(access.state().isSetUp).toBe(true);
    expect(recorded).toEqual([
      {
        payload: { kind: 'person', personId: 'p1', name: 'Ada Park', role: 'school-coordinator', change: 'added' },
        by: { personId: 'p1', name: 'Ada Park', role: 'school-coordinator' },
      },
    ]);
  });

  it('begins with a district coordinator in a district office, who may add a school coordinator', async () => {
    const { access, recorded } = anAccessService();
    const dan = await add(access, 'Dan Ortiz', 'district-coordinator', PIN);
    expect(access.state().isSetUp).toBe(true);
    expect(recorded).toMatchObject([
      { payload: { change: 'added', role: 'district-coordinator' }, by: { personId: dan } },
    ]);
    const ada = { name: 'Ada Park', role: 'school-coordinator' as const };
    expect(await access.savePerson({ personId: null, draft: ada, pin: PIN })).toMatchObject({
      ok: false,
      error: { code: 'not-signed-in' },
    });
    stateOf(await access.signIn(dan, PIN));
    await add(access, 'Ada Park', 'school-coordinator', PIN);
    expect(recorded.at(-1)).toMatchObject({ payload: { name: 'Ada Park' }, by: { name: 'Dan Ortiz' } });
  });

  it('wants somebody signed in for everybody after the first', async () => {
    const { access } = anAccessService();
    await add(access, 'Ada Park', 'school-coordinator', PIN);
    const draft = { name: 'Tom', role: 'technician' as const };
    expect(await access.savePerson({ personId: null, draft, pin: PIN })).toMatchObject({
      ok: false,
      error: { code: 'not-signed-in' },
    });
  });

  it('keeps nobody whom the ledger did not take', async () => {
    const { access, options } = anAccessService({
      record() {
        throw new Error('The disk is full');
      },
    });
    const draft = { name: 'Ada Park', role: 'school-coordinator' as const };
    await expect(access.savePerson({ personId: null, draft, pin: PIN })).rejects.toThrow('full');
    expect(access.state().people).toEqual([]);
    expect(options.people.load()).toEqual([]);
  });
});

describe('signing in', () => {
  it('tells how many tries are left, then how long to wait', async () => {
    const { access, id } = await withCoordinator();
    expect(await access.signIn(id, WRONG)).toMatchObject({ ok: false, error: { details: { triesLeft: 4 } } });
    await wrongTries(access, id, 3);
    expect(await access.signIn(id, WRONG)).toMatchObject({
      ok: false,
      error: { code: 'wrong-pin', details: { waitMs: 30 * SECOND_MS } },
    });
    expect(await access.signIn(id, PIN)).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } });
  });

  it('lets the right PIN in after the wait, and begins to count anew', async () => {
    const { access, clock, id } = await withCoordinator();
    await wrongTries(access, id, 5);
    clock.advance(30 * SECOND_MS);
    stateOf(await access.signIn(id, PIN));
    expect(await access.signIn(id, WRONG)).toMatchObject({ ok: false, error: { details: { triesLeft: 4 } } });
  });

  it('still waits after a restart', async () => {
    const { access, options, id } = await withCoordinator();
    await wrongTries(access, id, 5);
    const restarted = new AccessService(options);
    expect(await restarted.signIn(id, PIN)).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } });
  });

  it('counts a try before it looks at it, so that ending the program in between spares nothing', async () => {
    const { access, options, id } = await withCoordinator();
    const underWay = access.signIn(id, WRONG);
    expect(options.people.load().find((person) => person.id === id)?.wrong).toBe(1);
    await underWay;
  });

  it('still waits while the console runs when the clock is set forward', async () => {
    let steadyMs = 0;
    const { access, clock, id } = await withCoordinator({ monotonicMs: () => steadyMs });
    await wrongTries(access, id, 5);
    clock.advance(24 * 60 * MINUTE_MS);
    expect(await access.signIn(id, PIN)).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } });
    steadyMs += 30 * SECOND_MS;
    stateOf(await access.signIn(id, PIN));
  });

  it('neither frees nor locks for ever when the clock is set back', async () => {
    const { access, options, id } = await withCoordinator();
    await wrongTries(access, id, 5);
    let now = options.clock.now() - 400 * 24 * 60 * MINUTE_MS;
    const clock = { now: () => now, every: () => () => undefined, after: () => () => undefined };
    const restarted = new AccessService({ ...options, clock, monotonicMs: () => 0 });
    expect(await restarted.signIn(id, PIN)).toMatchObject({
      ok: false,
      error: { details: { waitMs: 30 * SECOND_MS } },
    });
    now += 30 * SECOND_MS;
    stateOf(await restarted.signIn(id, PIN));
  });

  it('shows until when somebody has to wait, and to nobody else', async () => {
    const { access, clock, id } = await withCoordinator();
    await add(access, 'Tom', 'technician', PIN);
    await wrongTries(access, id, 5);
    const waits = access.state().people.map(({ name, lockedUntil }) => [name, lockedUntil]);
    expect(waits).toEqual([
      ['Ada Park', clock.now() + 30 * SECOND_MS],
      ['Tom', null],
    ]);
  });

  it('does not let anybody in whose profile was removed while the PIN was looked at', async () => {
    const { access, id } = await withCoordinator();
    const tom = await add(access, 'Tom', 'technician', PIN);
    const underWay = access.signIn(tom, PIN);
    access.removePerson(tom);
    expect(await underWay).toMatchObject({ ok: false, error: { code: 'unknown-person' } });
    expect(access.state().current?.id).toBe(id);
  });
});

describe('signing out', () => {
  it('happens by itself after the idle time, and not before', async () => {
    const { access, clock } = await withCoordinator();
    clock.advance(9 * MINUTE_MS);
    expect(access.state().current).not.toBeNull();
    clock.advance(MINUTE_MS);
    expect(access.state().current).toBeNull();
  });

  it('waits as long as somebody is at the keyboard', async () => {
    const { access, clock } = await withCoordinator();
    for (let minute = 0; minute < 30; minute += 1) {
      clock.advance(MINUTE_MS);
      access.touch();
    }
    expect(access.state().current).not.toBeNull();
  });

  it('goes by the idle time as it is set now', async () => {
    let idleMinutes = 240;
    const { access, clock } = await withCoordinator({ idleMinutes: () => idleMinutes });
    clock.advance(6 * MINUTE_MS);
    idleMinutes = 5;
    clock.advance(5 * SECOND_MS);
    expect(access.state().current).toBeNull();
  });

  it('happens when the laptop goes to sleep', async () => {
    const { access } = await withCoordinator();
    const seen: (string | null)[] = [];
    access.onChange(({ current }) => seen.push(current?.name ?? null));
    access.suspend();
    expect(seen).toEqual([null]);
  });

  it('happens after a sleep that nobody announced', async () => {
    const { access, clock } = await withCoordinator();
    clock.sleep(60 * MINUTE_MS);
    clock.advance(5 * SECOND_MS);
    expect(access.state().current).toBeNull();
  });
});

describe('people', () => {
  it('tells a new PIN from a new name in the ledger', async () => {
    const { access, recorded } = await withCoordinator();
    const tom = await add(access, 'Tom', 'technician', PIN);
    await access.savePerson({ personId: tom, draft: { name: 'Tom', role: 'technician' }, pin: '5813' });
    await access.savePerson({ personId: tom, draft: { name: 'Thomas', role: 'technician' }, pin: null });
    await access.savePerson({ personId: tom, draft: { name: 'Thomas B', role: 'proctor' }, pin: '2290' });
    const said = recorded.map(({ payload }) => (payload.kind === 'person' ? payload.change : payload.kind));
    expect(said).toEqual(['added', 'added', 'pin-set', 'changed', 'pin-set', 'changed']);
  });

  it('lets somebody in at once with a new PIN that a coordinator set', async () => {
    const { access, id } = await withCoordinator();
    const tom = await add(access, 'Tom', 'technician', PIN);
    await wrongTries(access, tom, 6);
    stateOf(await access.signIn(id, PIN));
    await access.savePerson({ personId: tom, draft: { name: 'Tom', role: 'technician' }, pin: '5813' });
    stateOf(await access.signIn(tom, '5813'));
  });

  it('signs somebody out who removes themselves', async () => {
    const { access, id } = await withCoordinator();
    await add(access, 'Bea', 'school-coordinator', PIN);
    expect(stateOf(access.removePerson(id)).current).toBeNull();
  });

  it('refuses a PIN that is guessed first', async () => {
    const { access } = await withCoordinator();
    const draft = { name: 'Tom', role: 'technician' as const };
    expect(await access.savePerson({ personId: null, draft, pin: '1234' })).toMatchObject({
      error: { code: 'weak-pin' },
    });
  });
});

describe('signing in on a full disk', () => {
  async function withFullDisk() {
    const people = new MemoryPeopleRepository();
    const made = await withCoordinator({ people });
    made.access.signOut();
    const write = people.write.bind(people);
    people.write = () => {
      throw new StoreFault(13, new Error('database or disk is full'));
    };
    return { ...made, people, makeRoom: () => Object.assign(people, { write }) };
  }

  it('is possible with the right PIN', async () => {
    const { access, id } = await withFullDisk();
    expect(stateOf(await access.signIn(id, PIN)).current).toMatchObject({ name: 'Ada Park' });
  });

  it('waits after the first wrong PIN already, twice as long after the next, and then takes the right one', async () => {
    const { access, id, clock } = await withFullDisk();
    expect(await access.signIn(id, WRONG)).toMatchObject({ ok: false, error: { details: { waitMs: 30 * SECOND_MS } } });
    expect(await access.signIn(id, PIN)).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } });
    clock.advance(30 * SECOND_MS);
    expect(await access.signIn(id, WRONG)).toMatchObject({ ok: false, error: { details: { waitMs: MINUTE_MS } } });
    clock.advance(MINUTE_MS);
    expect((await access.signIn(id, PIN)).ok).toBe(true);
  });

  it('keeps on disk what was tried as soon as there is room', async () => {
    const { access, id, clock, people, makeRoom } = await withFullDisk();
    await access.signIn(id, WRONG);
    clock.advance(30 * SECOND_MS);
    makeRoom();
    await access.signIn(id, WRONG);
    expect(people.load()).toMatchObject([{ wrong: 6, waitUntil: clock.now() + MINUTE_MS }]);
  });

  it('does not keep the console from starting, or from going on, with a clock that was set back', async () => {
    const { access, id, people, options, clock, makeRoom } = await withFullDisk();
    makeRoom();
    for (let index = 0; index < 5; index += 1) await access.signIn(id, WRONG);
    people.write = () => {
      throw new StoreFault(13, new Error('database or disk is full'));
    };
    const earlier = new ManualClock(clock.now() - 60 * MINUTE_MS);
    const restarted = new AccessService({ ...options, clock: earlier, monotonicMs: () => earlier.now() });
    expect(await restarted.signIn(id, PIN)).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } });
    earlier.advance(31 * SECOND_MS);
    expect((await restarted.signIn(id, PIN)).ok).toBe(true);
  });
});

describe('falling asleep while a PIN is checked', () => {
  it('signs nobody in, and costs no try', async () => {
    const { access, id } = await withCoordinator();
    access.signOut();
    const signingIn = access.signIn(id, PIN);
    access.suspend();
    expect(await signingIn).toMatchObject({ ok: false, error: { code: 'slept-meanwhile' } });
    expect(access.state().current).toBeNull();
    expect(await access.signIn(id, WRONG)).toMatchObject({ ok: false, error: { details: { triesLeft: 4 } } });
  });
});

describe('two who sign in at once', () => {
  it('leave one of them signed in, and a wrong PIN beside a right one signs nobody out', async () => {
    const { access, id } = await withCoordinator();
    const tom = await add(access, 'Tom Reyes', 'technician', '5813');
    access.signOut();
    const both = await Promise.all([access.signIn(id, PIN), access.signIn(tom, '5813')]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(access.state().current?.name).toMatch(/Ada Park|Tom Reyes/);
    const before = access.state().current?.name;
    await access.signIn(tom, WRONG);
    expect(access.state().current?.name).toBe(before);
  });

  it('do not get more tries by trying at the same time', async () => {
    const { access, id } = await withCoordinator();
    access.signOut();
    const tries = await Promise.all(Array.from({ length: 20 }, () => access.signIn(id, WRONG)));
    expect(tries.filter((said) => !said.ok && said.error.code === 'wrong-pin')).toHaveLength(5);
  });
});
