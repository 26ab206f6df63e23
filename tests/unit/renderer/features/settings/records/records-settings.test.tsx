import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { useAccessStore } from '../../../../../../renderer/state/access-store.ts';
import { showSettings } from '../../../../../../renderer/state/settings-view.ts';
import type { ErasableRequest } from '../../../../../../shared/model/held-request.ts';
import type { PurgeItem } from '../../../../../../shared/model/incident-view.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import { aPerson } from '../../../../../helpers/incident-builders.ts';
import { type RenderedApp, renderApp } from '../../../../../helpers/render-app.tsx';

let app: RenderedApp;

afterEach(() => {
  app.stop();
  useAccessStore.getState().closeSignIn();
});

const OLD: PurgeItem = {
  id: 'old-1',
  number: 'INC-2024-AB2C',
  categoryCode: 'TECH-DEV',
  occurredAt: new Date(2024, 4, 6).getTime(),
  closedAt: new Date(2024, 4, 9).getTime(),
  keepUntil: new Date(2026, 6, 1).getTime(),
};

async function open(options: FakeOptions) {
  app = renderApp(options);
  showSettings('records');
  await screen.findByRole('heading', { name: 'Record of incidents' }, { timeout: 10_000 });
  return userEvent.setup();
}

test('records > says in words that the record is whole', async () => {
  const user = await open({ audit: { entries: 412, head: 'ab'.repeat(32) } });
  await user.click(screen.getByRole('button', { name: 'Check the record' }));
  expect(await screen.findByText(/412 entries follow from each other/)).toBeTruthy();
});

test('records > names the first entry that was changed', async () => {
  const broken = { seq: 17, at: null, number: 'INC-2026-7F3K', what: 'Its text is not the one that was written.' };
  const user = await open({ audit: { isWhole: false, entries: 40, broken } });
  await user.click(screen.getByRole('button', { name: 'Check the record' }));
  expect(await screen.findByText(/entry 17 of 40, INC-2026-7F3K/)).toBeTruthy();
});

test('records > erases what was left chosen, and only with a reason', async () => {
  const user = await open({ purgeList: [OLD, { ...OLD, id: 'old-2', number: 'INC-2024-CD3E' }] });
  await user.click(screen.getByRole('button', { name: 'Show what is past its date…' }));
  const dialog = await screen.findByRole('dialog', { name: /past their date/ });
  expect(within(dialog).getAllByText('Jun 30, 2026')).toHaveLength(2);
  await user.click(within(dialog).getByLabelText(/INC-2024-CD3E/));
  const erase = within(dialog).getByRole('button', { name: 'Erase 1 incident for good' });
  expect(erase.hasAttribute('disabled')).toBe(true);
  await user.type(within(dialog).getByLabelText('Why'), 'End of the period');
  await user.click(erase);
  await waitFor(() =>
    expect(app.calls.find(({ name }) => name === 'incidents.purge')?.input).toEqual({
      incidentIds: ['old-1'],
      reason: 'End of the period',
    }),
  );
});

test('records > asks for a coordinator before anything is listed', async () => {
  const user = await open({ access: { current: null }, purgeList: [OLD] });
  await user.click(screen.getByRole('button', { name: 'Sign in to see…' }));
  expect(useAccessStore.getState().signIn?.why).toContain('Only a coordinator');
  expect(app.calls.some(({ name }) => name === 'incidents.purgeList')).toBe(false);
});

const DAN = aPerson({ id: 'p-dan', name: 'Dan Ortiz', role: 'district-coordinator' });
const ANSWERED: ErasableRequest = {
  requestId: 'r-1',
  number: 'INC-2024-AB2C',
  school: 'Maple Middle School',
  receivedAt: new Date(2024, 4, 6).getTime(),
  decision: 'approved',
  decidedAt: new Date(2024, 4, 9).getTime(),
  keepUntil: new Date(2026, 6, 1).getTime(),
};
const WAITING: ErasableRequest = {
  ...ANSWERED,
  requestId: 'r-2',
  number: 'INC-2026-CD3E',
  decision: null,
  decidedAt: null,
  keepUntil: null,
};

test('records > erases requests of schools that are past their date; one without an answer only when it is chosen', async () => {
  const user = await open({ access: { people: [DAN], current: DAN }, eraseList: [ANSWERED, WAITING] });
  await user.click(screen.getByRole('button', { name: 'Show what may go…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Erase requests of schools' });
  expect(within(dialog).getByText('approved, May 9, 2024')).toBeTruthy();
  expect(within(dialog).getByText('not answered')).toBeTruthy();
  const erase = within(dialog).getByRole('button', { name: 'Erase 1 request for good' });
  expect(erase.hasAttribute('disabled')).toBe(true);
  await user.type(within(dialog).getByLabelText('Why'), 'End of the period');
  await user.click(within(dialog).getByLabelText(/INC-2026-CD3E/));
  await user.click(within(dialog).getByRole('button', { name: 'Erase 2 requests for good' }));
  await waitFor(() =>
    expect(app.calls.find(({ name }) => name === 'exchange.erase')?.input).toEqual({
      requestIds: ['r-1', 'r-2'],
      reason: 'End of the period',
    }),
  );
});

test('records > says nothing of requests where no district coordinator works', async () => {
  await open({ access: { people: [aPerson()] } });
  expect(screen.queryByText('Erase requests of schools')).toBeNull();
});
