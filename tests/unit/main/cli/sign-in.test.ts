import { describe, expect, test } from 'vitest';
import { signIn } from '../../../../main/cli/sign-in.ts';
import { add, anAccessService } from '../../../helpers/access.ts';

const NOBODY_TO_ASK = async () => null;

async function aSchool() {
  const { access } = anAccessService();
  await add(access, 'Ada Park', 'school-coordinator', '4071');
  const person = access.state().people[0];
  if (person === undefined) throw new Error('Nobody was made');
  await access.signIn(person.id, '4071');
  await add(access, 'Ben Fox', 'technician', '9362');
  access.signOut();
  const asks: string[] = [];
  return {
    access,
    asks,
    as: (name: string | null, fromEnvironment?: string, typed: string | null = null) =>
      signIn(access, name, {
        fromEnvironment,
        ask: async (question) => {
          asks.push(question);
          return typed;
        },
      }),
  };
}

describe('signIn', () => {
  test('asks nobody who they are as long as there are no profiles', async () => {
    const { access } = anAccessService();
    const pins = { fromEnvironment: undefined, ask: NOBODY_TO_ASK };
    expect(await signIn(access, null, pins)).toMatchObject({ ok: true });
    expect(await signIn(access, 'Ada Park', pins)).toMatchObject({ ok: false, error: { code: 'no-profiles' } });
  });

  test('wants a name as soon as there are, and says whose', async () => {
    const { as, asks } = await aSchool();
    const message = expect.stringContaining('Ada Park (school coordinator), Ben Fox (technician)');
    expect(await as(null, '4071')).toMatchObject({ ok: false, error: { code: 'who', message } });
    expect(await as('Eve', '4071')).toMatchObject({ ok: false, error: { code: 'unknown-person', message } });
    expect(asks).toEqual([]);
  });

  test('signs in with the PIN of the environment, or the one that is typed', async () => {
    const { access, as, asks } = await aSchool();
    expect(await as(' ada  PARK', '4071')).toMatchObject({ ok: true });
    expect(access.state().current?.name).toBe('Ada Park');
    expect(asks).toEqual([]);
    expect(await as('Ben Fox', undefined, '9362')).toMatchObject({ ok: true });
    expect(access.state().current?.role).toBe('technician');
    expect(asks).toEqual(['PIN of Ben Fox: ']);
  });

  test('counts wrong PINs, and takes not even the right one when there were too many', async () => {
    const { as } = await aSchool();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await as('Ada Park', '1111')).toMatchObject({ ok: false, error: { code: 'wrong-pin' } });
    }
    expect(await as('Ada Park', '4071')).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } });
  });

  test('does not try what cannot be a PIN, nor without anybody to ask', async () => {
    const { as } = await aSchool();
    expect(await as('Ada Park', '')).toMatchObject({ ok: false, error: { code: 'not-a-pin' } });
    expect(await as('Ada Park')).toMatchObject({ ok: false, error: { code: 'pin-needed' } });
    expect(await as('Ada Park', '1111')).toMatchObject({ error: { details: { triesLeft: 4 } } });
  });
});
