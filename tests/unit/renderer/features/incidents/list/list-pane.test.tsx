import { notifications } from '@mantine/notifications';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { useListStore } from '../../../../../../renderer/features/incidents/list/list-store.ts';
import { OPEN_BY_DUE } from '../../../../../../renderer/features/incidents/model/list-query.ts';
import { useAccessStore } from '../../../../../../renderer/state/access-store.ts';
import { useIncidentFormStore } from '../../../../../../renderer/state/incident-form-store.ts';
import { useIncidentsStore } from '../../../../../../renderer/state/incidents-store.ts';
import { useSettingsStore } from '../../../../../../renderer/state/settings-store.ts';
import { useUiStore } from '../../../../../../renderer/state/ui-store.ts';
import type { IncidentQuery } from '../../../../../../shared/model/incident.ts';
import { DEFAULT_SETTINGS } from '../../../../../../shared/model/settings.ts';
import { fail } from '../../../../../../shared/result.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../../../shared/units.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import { aDraft, aDuty, aPerson, aRow } from '../../../../../helpers/incident-builders.ts';
import { type RenderedApp, renderApp } from '../../../../../helpers/render-app.tsx';

// Generous, because a busy machine is slow to look up roles in a large page; nothing here measures time.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

let app: RenderedApp;

afterEach(() => {
  app.stop();
  useIncidentsStore.setState({ tab: 'list', openId: null, counts: null, revision: 0 });
  useIncidentFormStore.setState({ request: null });
  notifications.clean();
  useListStore.setState({ filters: OPEN_BY_DUE, selected: new Set(), activeId: null });
  useAccessStore.getState().closeSignIn();
  useSettingsStore.setState({ settings: DEFAULT_SETTINGS });
});

async function open(options: FakeOptions) {
  app = renderApp(options);
  useUiStore.getState().goTo('incidents');
  // The first time, the screen's own code has to be read.
  await screen.findByRole('heading', { name: 'Incidents' });
  return userEvent.setup();
}

const now = Date.now();
const froze = aRow({
  id: 'froze',
  occurredAt: now - HOUR_MS,
  nextDuty: aDuty({ state: 'overdue', dueAt: now - 20 * MINUTE_MS - 1 }),
});
const phone = aRow({
  id: 'phone',
  number: 'INC-2026-PPPP',
  categoryCode: 'STU-DEVICE',
  roomName: 'Library',
  summary: 'A phone rang and was taken.',
  state: 'in-review',
  occurredAt: now - 2 * HOUR_MS,
  nextDuty: aDuty({ dueAt: now + 3 * HOUR_MS + MINUTE_MS }),
});
const over = aRow({ id: 'over', number: 'INC-2026-VVVV', categoryCode: 'ENV-ALARM', state: 'closed-local' });

const lines = () => screen.findAllByRole('row').then((rows) => rows.slice(1).map((row) => row.textContent ?? ''));
const queries = () =>
  app.calls.filter(({ name }) => name === 'incidents.list').map(({ input }) => input as IncidentQuery);

test('the list > shows what is open, the most pressing first, in plain words', async () => {
  await open({ incidentRows: [phone, froze, over] });

  await waitFor(async () => expect(await lines()).toHaveLength(2));
  const [first, second] = await lines();
  expect(first).toMatch(/overdue 20 min.*Device failure.*Room 114.*New/);
  expect(second).toMatch(/due in 3 h.*Library.*In review/);
});

test('the list > finds incidents by words, and says what to do when nothing matches', async () => {
  const user = await open({ incidentRows: [phone, froze] });

  await user.keyboard('/');
  await user.keyboard('phone rang');
  await waitFor(async () => expect(await lines()).toHaveLength(1));
  await user.keyboard(' nowhere');

  await screen.findByRole('heading', { name: 'No incident matches' });
  await user.click(within(screen.getByRole('tabpanel')).getAllByRole('button', { name: 'Show all' })[0] as HTMLElement);
  await waitFor(async () => expect(await lines()).toHaveLength(2));
});

test('the list > asks for closed ones and for another order when they are chosen', async () => {
  const user = await open({ incidentRows: [phone, froze, over] });

  await user.click(await screen.findByRole('radio', { name: 'All' }));
  await user.click(screen.getByRole('radio', { name: 'Newest first' }));

  await waitFor(() => expect(queries().at(-1)).toMatchObject({ onlyOpen: false, sort: 'newest', offset: 0 }));
  await waitFor(async () => expect(await lines()).toHaveLength(3));
});

test('the list > opens an incident with the arrow keys and Enter', async () => {
  const user = await open({ incidentRows: [phone, froze] });

  const grid = await screen.findByRole('grid', { name: 'Incidents' });
  await waitFor(async () => expect(await lines()).toHaveLength(2));
  grid.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');

  expect(useIncidentsStore.getState().openId).toBe('phone');
});

test('the list > asks only for the rows on screen of ten thousand', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    aRow({ id: `i${index}`, occurredAt: now - index * MINUTE_MS, summary: `Number ${index}` }),
  );
  await open({ incidentRows: rows });

  await screen.findByText('10,000 incidents');
  await screen.findByText('Number 0');
  expect(screen.getAllByRole('row').length).toBeLessThan(60);
  expect(queries().every(({ offset, limit }) => offset === 0 && limit <= 100)).toBe(true);
});

test('the list > is asked for again when somebody else changed an incident', async () => {
  await open({ incidentRows: [froze] });
  await waitFor(async () => expect(await lines()).toHaveLength(1));
  const before = queries().length;

  app.push('incidents.changed', {
    incidentIds: ['froze'],
    counts: { drafts: 0, open: 1, pendingDistrict: 0, overdue: 1, dueSoon: 0 },
  });

  await waitFor(() => expect(queries().length).toBeGreaterThan(before));
});

test('the list > shows no words of people while it is projected', async () => {
  await open({ incidentRows: [phone], settings: { ui: { isProjectorMode: true } } });

  await screen.findByText('Library');
  expect(screen.queryByText('A phone rang and was taken.')).toBeNull();
});

test('unfinished reports > come first, and go on in the form', async () => {
  const user = await open({ incidentRows: [phone], drafts: [aDraft()] });

  await user.click(await screen.findByRole('button', { name: 'Go on: INC-2026-7F3K' }));

  expect(useIncidentFormStore.getState().request).toEqual({ kind: 'draft', draftId: 'draft-1' });
});

test('unfinished reports > are discarded only with a reason', async () => {
  const user = await open({ drafts: [aDraft()] });

  await user.click(await screen.findByRole('button', { name: 'Discard… INC-2026-7F3K' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Discard' })).toHaveProperty('disabled', true);
  await user.type(within(dialog).getByRole('textbox', { name: 'Why?' }), 'Logged twice');
  await user.click(within(dialog).getByRole('button', { name: 'Discard' }));

  await waitFor(() => expect(screen.queryByRole('region', { name: 'Unfinished reports' })).toBeNull());
  expect(app.calls.find(({ name }) => name === 'incidents.discardDraft')?.input).toEqual({
    draftId: 'draft-1',
    reason: 'Logged twice',
  });
});

test('an empty list > says what to do, and that no student screen is looked at', async () => {
  const user = await open({});

  await screen.findByRole('heading', { name: 'Nothing is open' });
  screen.getByText(/never looks at student screens and never controls them/);
  await user.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: /^Log an incident/ }));

  expect(useIncidentFormStore.getState().request).toMatchObject({ kind: 'new' });
});

test('an empty list > asks to sign in when nobody is', async () => {
  const user = await open({ access: { current: null } });

  await screen.findByRole('heading', { name: 'Who is here?' });
  await user.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: 'Sign in…' }));

  expect(useAccessStore.getState().signIn).not.toBeNull();
});

test('the list > says why it cannot be shown', async () => {
  await open({ handlers: { 'incidents.list': () => fail('store.busy', 'The store is busy. Try again.') } });

  expect((await within(await screen.findByRole('tabpanel')).findByRole('alert')).textContent).toBe(
    'The store is busy. Try again.',
  );
});

test('an export > says what it holds, then saves what was selected', async () => {
  const user = await open({ incidentRows: [phone, froze] });

  const grid = await screen.findByRole('grid', { name: 'Incidents' });
  await waitFor(async () => expect(await lines()).toHaveLength(2));
  grid.focus();
  await user.keyboard('{ArrowDown} ');
  await user.click(screen.getByRole('button', { name: 'Export 1 incident' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Share copy/, hidden: true }));
  const dialog = await screen.findByRole('dialog', { name: 'Share copy: 1 incident' });
  expect(within(dialog).getByText(/no student lines/)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Save…' }));

  await screen.findByText('Saved as incident-share.pdf.');
  expect(app.calls.find(({ name }) => name === 'incidents.export')?.input).toEqual({
    incidentIds: ['froze'],
    kind: 'share',
    format: 'pdf',
    formId: null,
    typed: {},
  });
});

test('an export > is not offered to somebody who may not take anything out', async () => {
  const proctor = aPerson({ id: 'p', role: 'proctor' });
  await open({ incidentRows: [phone], access: { current: proctor, people: [proctor] } });

  await screen.findByText('Library');
  expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull();
});
