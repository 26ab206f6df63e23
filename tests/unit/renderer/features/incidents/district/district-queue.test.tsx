import { notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { useAccessStore } from '../../../../../../renderer/state/access-store.ts';
import { useIncidentsStore } from '../../../../../../renderer/state/incidents-store.ts';
import { useSettingsStore } from '../../../../../../renderer/state/settings-store.ts';
import { useUiStore } from '../../../../../../renderer/state/ui-store.ts';
import type { Role } from '../../../../../../shared/model/incident-codes.ts';
import { DEFAULT_SETTINGS } from '../../../../../../shared/model/settings.ts';
import { fail, ok } from '../../../../../../shared/result.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import { anIncidentView, aPerson, aReceivedRequest, aStudent } from '../../../../../helpers/incident-builders.ts';
import { type RenderedApp, renderApp } from '../../../../../helpers/render-app.tsx';

let app: RenderedApp;

afterEach(() => {
  app.stop();
  useIncidentsStore.setState({ tab: 'list', openId: null, counts: null, revision: 0 });
  useAccessStore.getState().closeSignIn();
  useSettingsStore.setState({ settings: DEFAULT_SETTINGS });
  notifications.clean();
});

const waiting = anIncidentView({
  state: 'pending-district',
  districtReasons: ['A student line asks for "Do not count this test".'],
  students: [aStudent({ requested: 'invalidate' }), aStudent({ ref: 'S2', label: 'A4', requested: 'reset' })],
});

function signedIn(role: Role): NonNullable<FakeOptions['access']> {
  const person = aPerson({ role, name: 'M. Alvarez' });
  return { current: person, people: [person] };
}

async function open(options: FakeOptions) {
  app = renderApp({ incidents: [waiting], access: signedIn('district-coordinator'), ...options });
  useIncidentsStore.getState().showTab('district');
  useUiStore.getState().goTo('incidents');
  // The first time, the screen's own code has to be read.
  await screen.findByRole('heading', { name: 'Incidents' }, { timeout: 10_000 });
  return userEvent.setup();
}

const chooseFirst = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole('button', { name: /^Device failure/ }));

const lastCall = (name: string) => app.calls.filter((call) => call.name === name).at(-1)?.input;

test('district queue > asks a stranger to sign in, and shows nothing of what waits', async () => {
  const user = await open({ access: { current: null } });
  expect(screen.queryByText(/froze/)).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Sign in…' }));
  expect(useAccessStore.getState().signIn?.why).toContain('what waits for the district');
});

test('district queue > tells a technician whose it is, and does not ask them to sign in again', async () => {
  await open({ access: signedIn('technician') });
  await screen.findByText(/Coordinators see here what waits/);
  expect(screen.queryByRole('button', { name: 'Sign in…' })).toBeNull();
});

test('district queue > does not approve before every line has its word, then sends word and reason', async () => {
  const user = await open({});
  await chooseFirst(user);
  await user.type(await screen.findByLabelText(/What was decided, and why/), 'Agreed on the phone.');
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  expect(screen.getByText(/Still open: S1, S2/)).toBeTruthy();

  await user.click(within(screen.getByRole('radiogroup', { name: 'Decision for S1' })).getByLabelText('Approve'));
  await user.click(within(screen.getByRole('radiogroup', { name: 'Decision for S2' })).getByLabelText('Deny'));
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(lastCall('incidents.act')).toBeDefined());
  expect(lastCall('incidents.act')).toMatchObject({
    head: waiting.head,
    action: {
      kind: 'move',
      to: 'district-approved',
      details: { note: 'Agreed on the phone.', students: { S1: 'approved', S2: 'denied' } },
    },
  });
  expect(await screen.findByText('Nothing waits for the district.')).toBeTruthy();
});

test('district queue > wants a reason before it denies', async () => {
  const user = await open({});
  await chooseFirst(user);
  await user.click(await screen.findByRole('button', { name: 'Deny all of it' }));
  expect(screen.getByText(/Write what was decided and why/)).toBeTruthy();
  expect(lastCall('incidents.act')).toBeUndefined();
});

test('district queue > shows why the core refused', async () => {
  const user = await open({
    handlers: { 'incidents.act': () => fail('not-allowed', 'Somebody took it back meanwhile.') },
  });
  await chooseFirst(user);
  await user.type(await screen.findByLabelText(/What was decided, and why/), 'No.');
  await user.click(screen.getByRole('button', { name: 'Send back to the school' }));
  expect(await screen.findByText('Somebody took it back meanwhile.')).toBeTruthy();
});

test('district queue > lets the school look, but not decide', async () => {
  const user = await open({ access: signedIn('school-coordinator') });
  await chooseFirst(user);
  await user.click(await screen.findByRole('button', { name: 'Sign in to decide…' }));
  expect(useAccessStore.getState().signIn?.why).toContain('Only a district coordinator decides');
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
});

test('district queue > hides student lines in projector mode', async () => {
  const user = await open({ settings: { ui: { isProjectorMode: true } } });
  await chooseFirst(user);
  expect(await screen.findByText(/Student lines are hidden in projector mode/)).toBeTruthy();
  expect(screen.queryByText('A4')).toBeNull();
});

test('district queue > saves a request for a trusted console', async () => {
  const key = { schema: 1 as const, name: 'Springfield district office', signingKey: 'k', sealingKey: 'k' };
  const trusted = [{ ...key, fingerprint: '3F2A 91C0', trustedAt: 1, trustedBy: 'Dana Whitfield' }];
  const user = await open({ access: signedIn('school-coordinator'), exchange: { trusted } });
  await chooseFirst(user);
  await user.click(await screen.findByRole('button', { name: 'Save the request…' }));
  await waitFor(() => expect(lastCall('exchange.saveRequest')).toEqual({ incidentId: 'incident-1', to: 'k' }));
});

test('district queue > trusts a card only after the digits were compared', async () => {
  const card = { schema: 1 as const, name: 'Maple Middle School', signingKey: 'k', sealingKey: 'k' };
  const user = await open({
    handlers: { 'exchange.pickFile': () => ok({ kind: 'card', card, fingerprint: '3F2A 91C0', isKnown: false }) },
  });
  await user.click(await screen.findByRole('button', { name: 'Open a file from another console…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Card of Maple Middle School' });
  expect(dialog.textContent).toContain('3F2A 91C0');
  expect(lastCall('exchange.trust')).toBeUndefined();
  expect(within(dialog).getByRole('button', { name: 'Trust this console' }).hasAttribute('disabled')).toBe(true);
  await user.click(within(dialog).getByLabelText(/We compared the digits/));
  await user.click(within(dialog).getByRole('button', { name: 'Trust this console' }));
  await waitFor(() => expect(lastCall('exchange.trust')).toEqual({ card }));
});

test('district queue > answers a request of another console, and saves the answer again when it was lost', async () => {
  const user = await open({ incidents: [], exchange: { received: [aReceivedRequest()] } });
  await chooseFirst(user);
  await user.click(
    within(await screen.findByRole('radiogroup', { name: 'Decision for S1' })).getByLabelText('Approve'),
  );
  await user.type(screen.getByLabelText(/What was decided, and why/), 'Agreed.');
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  const answer = { requestId: 'request-1', decision: 'approved', note: 'Agreed.', students: { S1: 'approved' } };
  await waitFor(() => expect(lastCall('exchange.answer')).toEqual(answer));

  await user.click(await screen.findByRole('button', { name: 'Save the answer file again…' }));
  await waitFor(() => expect(app.calls.filter(({ name }) => name === 'exchange.answer')).toHaveLength(2));
  expect(lastCall('exchange.answer')).toEqual(answer);
});
