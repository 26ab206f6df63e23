import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PeopleHost } from '../../../../../renderer/features/people/people-host.tsx';
import { WhoIsHere } from '../../../../../renderer/features/people/who-is-here.tsx';
import { useAccessStore } from '../../../../../renderer/state/access-store.ts';
import { useIncidentsStore } from '../../../../../renderer/state/incidents-store.ts';
import { useLastPerson } from '../../../../../renderer/state/people.ts';
import { useSettingsStore } from '../../../../../renderer/state/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';
import { fail } from '../../../../../shared/result.ts';
import { aPerson } from '../../../../helpers/incident-builders.ts';
import { renderScreen } from '../render-screen.tsx';

const DANA = aPerson();
const TOM = aPerson({ id: 'p-tom', name: 'Tom Reyes', role: 'technician' });
const PEOPLE = { people: [DANA, TOM], isSetUp: true };

const page = (
  <>
    <WhoIsHere />
    <PeopleHost />
  </>
);

async function shown(options: Parameters<typeof renderScreen>[1]) {
  const rendered = await renderScreen(page, options);
  const { people = [], current } = options?.access ?? {};
  await waitFor(() => {
    const { access } = useAccessStore.getState();
    if (access.people.length !== people.length || access.current?.id !== current?.id) throw new Error('Not here yet');
  });
  return rendered;
}

afterEach(() => {
  useAccessStore.setState({ access: { current: null, people: [], isSetUp: false, idleMinutes: 10 }, signIn: null });
  useIncidentsStore.setState({ openId: null });
  useLastPerson.setState({ personId: null });
  useSettingsStore.setState({ settings: DEFAULT_SETTINGS });
  vi.useRealTimers();
});

describe('signing in', () => {
  it('takes a choice, digits and Enter, by keyboard alone', async () => {
    const { user, inputsOf } = await shown({ access: { ...PEOPLE, current: null } });
    await user.tab();
    await user.keyboard('{Enter}');
    const first = await screen.findByRole('radio', { name: 'Dana Whitfield' });
    await waitFor(() => expect(document.activeElement).toBe(first));
    await user.keyboard('{ArrowDown}{Tab}4071{Enter}');
    await waitFor(() => expect(inputsOf('access.signIn')).toEqual([{ personId: 'p-tom', pin: '4071' }]));
    await screen.findByRole('button', { name: 'Signed in: Tom Reyes, Technician' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says what was wrong, empties the PIN and is ready for the next try', async () => {
    const sentence = 'That PIN is not right. 4 more wrong ones, and the next try has to wait.';
    const { user } = await shown({
      access: { ...PEOPLE, current: null },
      handlers: { 'access.signIn': () => fail('wrong-pin', sentence) },
    });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'Tom Reyes' }));
    const pin = within(dialog).getByLabelText('PIN') as HTMLInputElement;
    await user.type(pin, '4071{Enter}');
    expect((await within(dialog).findByRole('alert')).textContent).toBe(sentence);
    expect(pin.value).toBe('');
    expect(document.activeElement).toBe(pin);
  });

  it('tells how long somebody has to wait', async () => {
    const locked = { ...TOM, lockedUntil: Date.now() + 300_000 };
    const { user } = await shown({ access: { people: [DANA, locked], isSetUp: true, current: null } });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.click(await screen.findByRole('radio', { name: 'Tom Reyes' }));
    expect((await screen.findByRole('timer')).textContent).toMatch(/next try is possible in [56] minutes/);
    await user.click(screen.getByRole('radio', { name: 'Dana Whitfield' }));
    expect(screen.queryByText(/next try is possible/)).toBeNull();
  });

  it('lets only digits into the PIN and asks for at least four', async () => {
    const { user, inputsOf } = await shown({ access: { people: [DANA], isSetUp: true, current: null } });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    const pin = (await screen.findByLabelText('PIN')) as HTMLInputElement;
    await user.type(pin, '4a0-7{Enter}');
    expect(pin.value).toBe('407');
    expect((await screen.findByRole('alert')).textContent).toContain('four to twelve digits');
    expect(inputsOf('access.signIn')).toEqual([]);
  });

  it('offers whoever was here last, so that the digits are enough', async () => {
    const { user, fake, inputsOf } = await shown({ access: { ...PEOPLE, current: null } });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.click(await screen.findByRole('radio', { name: 'Tom Reyes' }));
    await user.type(screen.getByLabelText('PIN'), '4071{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    act(() => fake.push('access.changed', { ...PEOPLE, current: null, idleMinutes: 10 }));
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('PIN')));
    await user.keyboard('4071{Enter}');
    await waitFor(() => expect(inputsOf('access.signIn').at(-1)).toEqual({ personId: 'p-tom', pin: '4071' }));
  });

  it('says why it is asked for', async () => {
    await shown({ access: { ...PEOPLE, current: null } });
    act(() => useAccessStore.getState().askToSignIn('Only a coordinator sees all incidents.'));
    await screen.findByText('Only a coordinator sees all incidents.');
  });
});

describe('the first profile', () => {
  const nobody = { people: [], isSetUp: false, current: null };

  it('explains itself, and makes a school coordinator who is signed in at once', async () => {
    const { user, inputsOf } = await shown({ access: nobody });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText(/has to\s+know you/);
    await user.type(screen.getByLabelText('Your name'), 'Ada Park');
    await user.type(screen.getByLabelText('New PIN'), '407158');
    await user.type(screen.getByLabelText('The same again'), '407158{Enter}');
    await waitFor(() => expect(inputsOf('access.signIn')).toHaveLength(1));
    expect(inputsOf('access.savePerson')).toEqual([
      { personId: null, draft: { name: 'Ada Park', role: 'school-coordinator' }, pin: '407158' },
    ]);
  });

  it('is a district coordinator where the laptop belongs to the district office', async () => {
    const { user, inputsOf } = await shown({ access: nobody });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    const school: HTMLInputElement = await screen.findByRole('radio', { name: /^In a school/ });
    expect(school.checked).toBe(true);
    await user.click(screen.getByRole('radio', { name: /^In the district office/ }));
    await user.type(screen.getByLabelText('Your name'), 'Dan Ortiz');
    await user.type(screen.getByLabelText('New PIN'), '407158');
    await user.type(screen.getByLabelText('The same again'), '407158{Enter}');
    await waitFor(() => expect(inputsOf('access.savePerson')).toHaveLength(1));
    expect(inputsOf('access.savePerson')).toMatchObject([
      { draft: { name: 'Dan Ortiz', role: 'district-coordinator' } },
    ]);
  });

  it('is not made with two different PINs', async () => {
    const { user, inputsOf } = await shown({ access: nobody });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.type(await screen.findByLabelText('Your name'), 'Ada Park');
    await user.type(screen.getByLabelText('New PIN'), '407158');
    await user.type(screen.getByLabelText('The same again'), '407159{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('not the same');
    expect(inputsOf('access.savePerson')).toEqual([]);
  });
});

describe('who is here', () => {
  it('is shown with the role, and can leave', async () => {
    const { user, inputsOf } = await shown({ access: { ...PEOPLE, current: DANA } });
    await user.click(screen.getByRole('button', { name: 'Signed in: Dana Whitfield, School coordinator' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await waitFor(() => expect(inputsOf('access.signOut')).toHaveLength(1));
    await screen.findByRole('button', { name: 'Sign in' });
    expect(screen.queryByText(/nobody used this laptop/)).toBeNull();
  });

  it('is not named on a projector, in the header or in the dialog', async () => {
    const { user } = await shown({ access: { ...PEOPLE, current: DANA }, settings: { ui: { isProjectorMode: true } } });
    await user.click(screen.getByRole('button', { name: 'Signed in' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Somebody else signs in…' }));
    await screen.findByRole('radio', { name: 'T. R.' });
    expect(document.body.textContent).not.toMatch(/Dana|Whitfield|Tom|Reyes/);
  });

  it('leaves nothing of theirs open when they are signed out for idleness, and is told why', async () => {
    const { fake } = await shown({ access: { ...PEOPLE, current: DANA } });
    act(() => useIncidentsStore.getState().open('incident-1'));
    act(() => fake.push('access.changed', { ...PEOPLE, people: [DANA, TOM], current: null, idleMinutes: 10 }));
    expect(useIncidentsStore.getState().openId).toBeNull();
    await screen.findByText(/nobody used this laptop for a while/);
  });
});

describe('being at the keyboard', () => {
  it('is told at most every 20 seconds, and only while somebody is signed in', async () => {
    const { inputsOf, fake } = await shown({ access: { ...PEOPLE, current: DANA } });
    const touches = () => inputsOf('access.touch').length;
    const at = Date.now();
    vi.setSystemTime(at + 19_000);
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(touches()).toBe(0);
    vi.setSystemTime(at + 21_000);
    fireEvent.keyDown(document.body, { key: 'a' });
    fireEvent.pointerMove(document.body);
    expect(touches()).toBe(1);
    act(() => fake.push('access.changed', { ...PEOPLE, people: [DANA, TOM], current: null, idleMinutes: 10 }));
    vi.setSystemTime(at + 60_000);
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(touches()).toBe(1);
  });
});
