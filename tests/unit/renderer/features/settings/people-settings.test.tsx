import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SettingsScreen } from '../../../../../renderer/features/settings/settings-screen.tsx';
import { useAccessStore } from '../../../../../renderer/state/access-store.ts';
import { useSettingsView } from '../../../../../renderer/state/settings-view.ts';
import type { Person } from '../../../../../shared/model/incident.ts';
import { fail, ok } from '../../../../../shared/result.ts';
import { aPerson } from '../../../../helpers/incident-builders.ts';
import { renderScreen } from '../render-screen.tsx';

const DANA = aPerson();
const DAN = aPerson({ id: 'p-dan', name: 'Dan Ortiz', role: 'district-coordinator' });
const TOM = aPerson({ id: 'p-tom', name: 'Tom Reyes', role: 'technician' });
const CARD = { schema: 1, name: 'Springfield district', signingKey: 'a2V5', sealingKey: 'a2V5' } as const;

async function shown(current: Person | null, options: Parameters<typeof renderScreen>[1] = {}) {
  useSettingsView.setState({ tab: 'people' });
  const access = { people: [DANA, DAN, TOM], isSetUp: true, current };
  const page = await renderScreen(<SettingsScreen />, { access, ...options });
  await screen.findByText(/^Tom Reyes/);
  return page;
}

afterEach(() => {
  useSettingsView.setState({ tab: 'console' });
  useAccessStore.setState({ access: { current: null, people: [], isSetUp: false, idleMinutes: 10 }, signIn: null });
});

const buttonsOf = (name: string) =>
  screen.queryAllByRole('button', { name: new RegExp(`${name}$`) }).map((button) => button.textContent);

describe('people in the settings', () => {
  it('can be changed by a coordinator, except the district coordinator', async () => {
    await shown(DANA);
    expect(buttonsOf('Tom Reyes')).toEqual(['Change…', 'New PIN…', 'Remove…']);
    expect(buttonsOf('Dan Ortiz')).toEqual([]);
    await screen.findByText(/only a district coordinator may change or remove/);
  });

  it('let everybody else set their own PIN only', async () => {
    await shown(TOM);
    expect(buttonsOf('Tom Reyes')).toEqual(['New PIN…']);
    expect(buttonsOf('Dana Whitfield')).toEqual([]);
  });

  it('ask to sign in first when nobody is', async () => {
    const { user } = await shown(null);
    const people = screen.getByRole('region', { name: 'People of this laptop' });
    await user.click(within(people).getByRole('button', { name: 'Sign in' }));
    expect(useAccessStore.getState().signIn).toEqual({ why: '' });
  });

  it('are added with a role and a PIN typed twice', async () => {
    const { user, inputsOf } = await shown(DANA);
    await user.click(screen.getByRole('button', { name: 'Add a person…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add a person' });
    await user.type(within(dialog).getByLabelText('Name'), 'Pat Lee');
    await user.selectOptions(within(dialog).getByLabelText('Role'), 'technician');
    await user.type(within(dialog).getByLabelText('New PIN'), '5813');
    await user.type(within(dialog).getByLabelText('The same again'), '5813{Enter}');
    await waitFor(() =>
      expect(inputsOf('access.savePerson')).toEqual([
        { personId: null, draft: { name: 'Pat Lee', role: 'technician' }, pin: '5813' },
      ]),
    );
    await screen.findByText('Pat Lee');
  });

  it('say who has to type the PIN of a district coordinator', async () => {
    const { user } = await shown(DANA);
    await user.click(screen.getByRole('button', { name: 'Add a person…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add a person' });
    expect(within(dialog).queryByText(/has to type this PIN/)).toBeNull();
    await user.selectOptions(within(dialog).getByLabelText('Role'), 'district-coordinator');
    await within(dialog).findByText('The district coordinator has to type this PIN');
  });

  it('want a new PIN from whoever becomes a district coordinator', async () => {
    const { user } = await shown(DANA);
    await user.click(screen.getByRole('button', { name: 'Change… Tom Reyes' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change a person' });
    expect(within(dialog).queryByLabelText('New PIN')).toBeNull();
    await user.selectOptions(within(dialog).getByLabelText('Role'), 'district-coordinator');
    await within(dialog).findByLabelText('New PIN');
  });

  it('show in the dialog why a change was refused', async () => {
    const message = 'That PIN is guessed first.';
    const { user } = await shown(DANA, { handlers: { 'access.savePerson': () => fail('weak-pin', message) } });
    await user.click(screen.getByRole('button', { name: 'New PIN… Tom Reyes' }));
    const dialog = await screen.findByRole('dialog', { name: 'New PIN' });
    await user.type(within(dialog).getByLabelText('New PIN'), '1234');
    await user.type(within(dialog).getByLabelText('The same again'), '1234{Enter}');
    expect((await within(dialog).findByRole('alert')).textContent).toBe(message);
  });

  it('are removed only after a question', async () => {
    const { user, inputsOf } = await shown(DANA);
    await user.click(screen.getByRole('button', { name: 'Remove… Tom Reyes' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove Tom Reyes?' });
    expect(inputsOf('access.removePerson')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(inputsOf('access.removePerson')).toEqual([{ personId: 'p-tom' }]));
  });

  it('are signed out after as many minutes as are typed', async () => {
    const { user, inputsOf } = await shown(DANA);
    const field = screen.getByRole('textbox', { name: 'Sign out after' });
    await user.clear(field);
    await user.type(field, '3{Enter}');
    await waitFor(() => expect(inputsOf('settings.update')).toEqual([{ access: { idleMinutes: 3 } }]));
  });
});

describe('trusted consoles', () => {
  const card = () => ok({ kind: 'card' as const, card: CARD, fingerprint: '48213 90457', isKnown: false });

  it('are trusted only after somebody says that the digits were compared', async () => {
    const { user, inputsOf } = await shown(DANA, { handlers: { 'exchange.pickFile': card } });
    await user.click(await screen.findByRole('button', { name: 'Open a card…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Card of Springfield district' });
    expect(dialog.textContent).toContain('48213 90457');
    const trust = within(dialog).getByRole('button', { name: 'Trust this console' });
    expect(trust).toHaveProperty('disabled', true);
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(trust);
    await waitFor(() => expect(inputsOf('exchange.trust')).toEqual([{ card: CARD }]));
    await screen.findByRole('button', { name: 'Forget Springfield district' });
  });

  it('show this console’s own digits, and save its card under the name typed', async () => {
    const { user, inputsOf } = await shown(DANA);
    const field = await screen.findByRole('textbox', { name: 'This console’s card' });
    expect(field.getAttribute('aria-describedby')).not.toBeNull();
    await user.clear(field);
    await user.type(field, 'Maple Middle{Enter}');
    await waitFor(() => expect(inputsOf('exchange.saveCard')).toEqual([{ name: 'Maple Middle' }]));
  });

  it('are read-only for whoever is no coordinator', async () => {
    await shown(TOM);
    await screen.findByText('A coordinator who is signed in trades cards.');
    expect(screen.queryByRole('button', { name: 'Open a card…' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Save the card…' })).toHaveProperty('disabled', true);
  });

  it('say what a file was that is no card', async () => {
    const { user } = await shown(DANA, {
      handlers: {
        'exchange.pickFile': () =>
          ok({ kind: 'request', requestId: 'r1', number: 'INC-2026-7F3K', from: 'Maple Middle School' }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Open a card…' }));
    await screen.findByText(/INC-2026-7F3K of Maple Middle School waits in the district queue/);
  });
});

describe('settings that only some may change', () => {
  it('are shown with the reason and a way to sign in, and take nothing', async () => {
    const { user, inputsOf } = await shown(TOM);
    const field: HTMLInputElement = screen.getByRole('textbox', { name: 'Sign out after' });
    await user.type(field, '5{Enter}');
    expect(field.value).toBe('10');
    expect(inputsOf('settings.update')).toEqual([]);
    const group = screen.getByRole('region', { name: 'When nobody uses the laptop' });
    await user.click(within(group).getByRole('button', { name: 'Sign in' }));
    expect(useAccessStore.getState().signIn?.why).toContain('Only a coordinator');
  });

  it('are open to whoever may, and to everybody while no coordinator has a profile', async () => {
    await shown(DANA);
    const group = screen.getByRole('region', { name: 'When nobody uses the laptop' });
    expect(within(group).queryByRole('button', { name: 'Sign in' })).toBeNull();
    act(() => useAccessStore.setState({ access: { current: null, people: [], isSetUp: false, idleMinutes: 10 } }));
    expect(within(group).queryByRole('button', { name: 'Sign in' })).toBeNull();
  });
});
