import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { startOfDay } from '../../../../../renderer/features/sessions/local-day.ts';
import { SessionsScreen } from '../../../../../renderer/features/sessions/sessions-screen.tsx';
import { useSessionsStore } from '../../../../../renderer/state/sessions-store.ts';
import { useWhoStore } from '../../../../../renderer/state/who-store.ts';
import { EMPTY_PLATFORM_SITE } from '../../../../../shared/model/site.ts';
import { fail } from '../../../../../shared/result.ts';
import { HOUR_MS } from '../../../../../shared/units.ts';
import { aProfile, aSession } from '../../../../helpers/readiness-builders.ts';
import { renderScreen } from '../render-screen.tsx';

afterEach(() => {
  useSessionsStore.setState({ sessions: null, current: new Map() });
  useWhoStore.setState({ name: '' });
});

const profiles = [aProfile({ name: 'TestNav' })];
const site = { platforms: { testnav: { ...EMPTY_PLATFORM_SITE, isUsed: true } } };
const morning = startOfDay(Date.now()) + 8 * HOUR_MS;
const today = (over: Parameters<typeof aSession>[0] = {}) =>
  aSession({
    plannedStartAt: morning,
    plannedEndAt: morning + 2 * HOUR_MS,
    rooms: [{ roomId: 'r1', proctor: 'Ms. Ortiz', expectedDevices: null }],
    ...over,
  });

describe('sessions screen', () => {
  it('says what a session is for while the day has none, and makes one', async () => {
    const { user, inputsOf } = await renderScreen(<SessionsScreen />, { profiles, site });
    expect(await screen.findByRole('heading', { name: 'No session on this day' })).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'New session' })[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'New session' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Grade 8 ELA');
    await user.click(within(dialog).getByRole('checkbox', { name: 'Room 114' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Proctor in Room 114' }), 'Mr. Lee');
    await user.type(within(dialog).getByRole('textbox', { name: 'Devices expected in Room 114' }), '14');
    expect(await within(dialog).findByText(/Room 114 has 12 devices, and 14 are expected/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Save session' }));
    await waitFor(() =>
      expect(inputsOf('sessions.save')).toMatchObject([
        {
          sessionId: null,
          draft: { platformId: 'testnav', rooms: [{ roomId: 'r2', proctor: 'Mr. Lee', expectedDevices: 14 }] },
        },
      ]),
    );
    expect(await screen.findByRole('complementary', { name: 'Grade 8 ELA' })).toBeTruthy();
  });

  it('saves nothing without a name and a room, and says so at the field', async () => {
    const { user, inputsOf } = await renderScreen(<SessionsScreen />, { profiles, site });
    await user.click((await screen.findAllByRole('button', { name: 'New session' }))[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Save session' }));
    expect(await within(dialog).findByText('Choose at least one room.')).toBeTruthy();
    expect(within(dialog).getByText(/^Give it a name/)).toBeTruthy();
    expect(inputsOf('sessions.save')).toEqual([]);
  });

  it('moves a session on with a name, which is asked for once', async () => {
    const { user, inputsOf } = await renderScreen(<SessionsScreen />, { profiles, site, sessions: [today()] });
    await user.click(await screen.findByRole('button', { name: /Grade 8 ELA/ }));
    const panel = await screen.findByRole('complementary', { name: 'Grade 8 ELA' });
    await user.click(within(panel).getByRole('button', { name: 'Start preparing' }));
    expect(await within(panel).findByText(/^Type your name or initials first/)).toBeTruthy();
    expect(inputsOf('sessions.move')).toEqual([]);
    await user.type(within(panel).getByRole('textbox', { name: 'Your name or initials' }), 'MO');
    await user.click(within(panel).getByRole('button', { name: 'Start preparing' }));
    await user.click(await within(panel).findByRole('button', { name: 'Ready for students' }));
    await user.click(await within(panel).findByRole('button', { name: 'Start testing' }));
    await within(panel).findByRole('button', { name: 'Pause' });
    expect(inputsOf('sessions.move')).toMatchObject([
      { to: 'preparing', by: 'MO' },
      { to: 'ready', by: 'MO' },
      { to: 'testing', by: 'MO' },
    ]);
    expect(within(panel).getByText('Testing began')).toBeTruthy();
    expect(within(panel).getByText(/^Started all the same/)).toBeTruthy();
  });

  it('asks before a session is ended, because it cannot be opened again', async () => {
    const sessions = [today({ state: 'testing' })];
    useWhoStore.setState({ name: 'MO' });
    const { user, inputsOf } = await renderScreen(<SessionsScreen />, { profiles, site, sessions });
    await user.click(await screen.findByRole('button', { name: /Grade 8 ELA/ }));
    await user.click(await screen.findByRole('button', { name: 'End session' }));
    const dialog = await screen.findByRole('dialog', { name: /End session/ });
    expect(inputsOf('sessions.move')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'End session' }));
    await waitFor(() => expect(inputsOf('sessions.move')).toMatchObject([{ to: 'ended' }]));
  });

  it('shows the sentence of a refusal', async () => {
    useWhoStore.setState({ name: 'MO' });
    const message = 'Room 112 is still testing in another session. End that one first.';
    const { user } = await renderScreen(<SessionsScreen />, {
      profiles,
      site,
      sessions: [today()],
      handlers: { 'sessions.move': () => fail('room-busy', message) },
    });
    await user.click(await screen.findByRole('button', { name: /Grade 8 ELA/ }));
    await user.click(await screen.findByRole('button', { name: 'Start testing' }));
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('offers a copy on another day, as a new session', async () => {
    const { user, inputsOf } = await renderScreen(<SessionsScreen />, { profiles, site, sessions: [today()] });
    await user.click(await screen.findByRole('button', { name: /Grade 8 ELA/ }));
    await user.click(await screen.findByRole('button', { name: 'Copy to another day…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Copy Grade 8 ELA' });
    await user.click(within(dialog).getByRole('button', { name: 'Save session' }));
    await waitFor(() => expect(inputsOf('sessions.save')).toMatchObject([{ sessionId: null }]));
    const [{ draft }] = inputsOf('sessions.save') as [{ draft: { plannedStartAt: number } }];
    expect(draft.plannedStartAt).toBeGreaterThan(morning);
  });
});
