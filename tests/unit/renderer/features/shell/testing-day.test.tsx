import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BUILT_IN_PROFILES } from '../../../../../shared/profiles/index.ts';
import { MINUTE_MS } from '../../../../../shared/units.ts';
import { aSession } from '../../../../helpers/readiness-builders.ts';
import { renderApp } from '../../../../helpers/render-app.tsx';

// A whole window is rendered here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 20_000 });

let app: ReturnType<typeof renderApp>;
afterEach(() => app.stop());

/** Room 114, which the bad minute takes down. */
const inRoom114 = (over: Parameters<typeof aSession>[0]) =>
  aSession({
    rooms: [{ roomId: 'r2', proctor: 'Mr. Lee', expectedDevices: null }],
    since: Date.now() - 10 * MINUTE_MS,
    moves: [{ at: Date.now() - 10 * MINUTE_MS, from: 'ready', to: 'testing', by: 'MO' }],
    ...over,
  });

describe('the window on a testing day', () => {
  it('says in the header and on the card what students are doing', async () => {
    app = renderApp({ profiles: BUILT_IN_PROFILES, sessions: [inRoom114({ state: 'testing' })] });
    const header = await screen.findByRole('banner');
    await waitFor(() => expect(header.textContent).toContain('Grade 8 ELA · TestNav · 1 room testing'));
    const card = await screen.findByRole('region', { name: 'Room 114' });
    expect(card.querySelector('header')?.textContent).toMatch(/Testing\s*Grade 8 ELA · since \d\d:\d\d · Mr\. Lee/);
  });

  it('raises no alarm for a room on a break, and does so again when testing goes on', async () => {
    app = renderApp({ minute: 'bad', sessions: [inRoom114({ state: 'paused' })] });
    await screen.findByText(/1 room without students now may be quiet/);
    expect(screen.queryByText('11 devices in Room 114 are down')).toBeNull();
    app.push('sessions.changed', [inRoom114({ state: 'testing' })]);
    expect(await screen.findByText('11 devices in Room 114 are down')).toBeTruthy();
  });

  it('leads from anywhere to the help for an error code with the palette and Enter', async () => {
    app = renderApp({ profiles: BUILT_IN_PROFILES });
    const user = userEvent.setup();
    await screen.findByRole('button', { name: /^Find/ });
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByPlaceholderText('Device, room, error code or command');
    await user.type(field, '8026');
    await screen.findByText('TestNav 8026');
    await user.keyboard('{Enter}');
    const answer = await screen.findByRole('article', { name: '8026, TestNav' });
    expect(within(answer).getByText('First:')).toBeTruthy();
  });

  it('starts a sweep from the menu and shows the board', async () => {
    app = renderApp({ profiles: BUILT_IN_PROFILES });
    await screen.findByRole('button', { name: /^Find/ });
    app.push('app.menuChosen', 'start-sweep');
    await waitFor(() =>
      expect(app.calls).toContainEqual({ name: 'readiness.start', input: { roomIds: null, platformIds: null } }),
    );
    expect(await screen.findByRole('main', { name: 'Readiness' })).toBeTruthy();
  });
});
