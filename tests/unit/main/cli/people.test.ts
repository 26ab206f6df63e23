import { afterEach, describe, expect, it } from 'vitest';
import { people } from '../../../../main/cli/commands/people.ts';
import type { PeopleCommand } from '../../../../main/cli/parse/people.ts';
import { parseCommandLine } from '../../../../main/cli/program.ts';
import { AccessService } from '../../../../main/incidents/access/access-service.ts';
import { openMemoryStore } from '../../../../main/store/database.ts';
import type { Store } from '../../../../main/store/repositories.ts';
import { add, anAccessService } from '../../../helpers/access.ts';
import { failOnProblem } from '../../../helpers/fail-on-problem.ts';

const stores: Store[] = [];

afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

/** A school with one coordinator, who has forgotten the PIN. */
async function aSchool() {
  const store = openMemoryStore({ clock: { now: () => 0 }, onProblem: failOnProblem });
  stores.push(store);
  const { options } = anAccessService({ people: store.people });
  await add(new AccessService(options), 'Ada Park', 'school-coordinator', '4071');
  return { store, signInAgain: () => new AccessService({ ...options, people: store.people }) };
}

async function run(store: Store, ...args: string[]) {
  const written = { out: '', err: '' };
  const streams = {
    out(text: string) {
      written.out += text;
    },
    err(text: string) {
      written.err += text;
    },
    terminal: () => null,
  };
  const { command } = parseCommandLine(['people', ...args], '1', streams);
  if (command?.name !== 'people') throw new Error(`Not understood: ${written.err}`);
  return { exitCode: await people(store, command satisfies PeopleCommand, streams), ...written };
}

describe('tdc people', () => {
  it('lists who may sign in', async () => {
    const { store } = await aSchool();
    expect(await run(store, 'list')).toMatchObject({ exitCode: 0, out: 'Ada Park, school coordinator' });
    expect(JSON.parse((await run(store, 'list', '--json')).out)).toEqual({
      people: [{ name: 'Ada Park', role: 'school-coordinator', lockedUntil: null }],
    });
  });

  it('gives a new PIN that signs in, and notes it in the ledger', async () => {
    const { store, signInAgain } = await aSchool();
    const reset = await run(store, 'reset-pin', 'ada park');
    expect(reset).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^\d{6}$/) });
    expect(await signInAgain().signIn('p1', '4071')).toMatchObject({ ok: false, error: { code: 'wrong-pin' } });
    expect(await signInAgain().signIn('p1', reset.out)).toMatchObject({ ok: true });
    const noted = store.incidents.entries(0, 10).map(({ payload, by }) => [payload, by]);
    expect(noted).toEqual([
      [expect.stringContaining('"change":"pin-set"'), expect.stringContaining('PIN reset from outside')],
    ]);
  });

  it('says who is known when nobody has that name', async () => {
    const { store } = await aSchool();
    const refused = await run(store, 'reset-pin', 'Bob');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toBe('There is nobody called Bob here. Known are: Ada Park.');
  });
});
