import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { useIncidentsStore } from '../../../../../../renderer/state/incidents-store.ts';
import { useUiStore } from '../../../../../../renderer/state/ui-store.ts';
import type { DayReport } from '../../../../../../shared/model/day-report.ts';
import { fail } from '../../../../../../shared/result.ts';
import { HOUR_MS } from '../../../../../../shared/units.ts';
import type { FakeOptions } from '../../../../../helpers/fake-bridge.ts';
import { aDuty, aHash } from '../../../../../helpers/incident-builders.ts';
import { type RenderedApp, renderApp } from '../../../../../helpers/render-app.tsx';

let app: RenderedApp;

afterEach(() => {
  app.stop();
  useIncidentsStore.setState({ tab: 'list', openId: null, counts: null, revision: 0 });
});

async function open(options: FakeOptions) {
  app = renderApp(options);
  useIncidentsStore.getState().showTab('day');
  useUiStore.getState().goTo('incidents');
  // The first time, the screen's own code has to be read.
  await screen.findByRole('heading', { name: 'Incidents' }, { timeout: 10_000 });
  return userEvent.setup();
}

const midnight = new Date().setHours(0, 0, 0, 0);
const DAY: Partial<DayReport> = {
  sessions: [
    {
      name: 'Grade 8 Reading',
      platform: 'TestNav',
      rooms: ['Room 114'],
      plannedStartAt: midnight + 8 * HOUR_MS,
      plannedEndAt: midnight + 10 * HOUR_MS,
      startedAt: midnight + 8.5 * HOUR_MS,
      endedAt: midnight + 10 * HOUR_MS,
      pausedMs: 0,
    },
  ],
  incidents: [
    {
      id: 'incident-1',
      number: 'INC-2026-7F3K',
      occurredAt: midnight + 9 * HOUR_MS,
      roomName: 'Room 114',
      categoryCode: 'TECH-DEV',
      state: 'submitted',
      summary: 'The computer froze.',
      studentCount: 2,
    },
  ],
  studentsAffected: 2,
  minutesLost: 15,
  byCategory: [{ categoryCode: 'TECH-DEV', count: 1 }],
  openDuties: [{ incidentId: 'incident-1', number: 'INC-2026-7F3K', duty: aDuty({ title: 'Tell the district' }) }],
  openDrafts: 2,
  head: aHash(5),
};

test('day report > tells the day in a sentence, with what is still to do and what it rests on', async () => {
  await open({ day: DAY });
  expect(await screen.findByText(/1 test session took place. 1 incident with 2 students affected/)).toBeTruthy();
  expect(screen.getByText('Tell the district')).toBeTruthy();
  expect(screen.getByText(/2 reports were begun and not submitted/)).toBeTruthy();
  expect(screen.getByText('08:30 to 10:00')).toBeTruthy();
  expect(screen.getByText(aHash(5))).toBeTruthy();
});

test('day report > claims nothing about incidents that a district coordinator does not see', async () => {
  await open({ day: { ...DAY, incidents: [], isOfAll: false } });
  expect(await screen.findByText(/No incident of this day was sent to the district\./)).toBeTruthy();
  expect(screen.queryByText(/No incident was reported/)).toBeNull();
  expect(screen.getByText('Only incidents that were sent to the district are counted here.')).toBeTruthy();
});

test('day report > says so when the day is empty, and offers nothing to save', async () => {
  await open({});
  expect(await screen.findByText('Nothing is on record for this day')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save as PDF…' })).toBeNull();
});

test('day report > asks for the day before', async () => {
  const user = await open({ day: DAY });
  await user.click(await screen.findByRole('button', { name: 'Day before' }));
  const asked = () => app.calls.filter(({ name }) => name === 'incidents.day').map(({ input }) => input);
  const yesterday = new Date(midnight - 12 * HOUR_MS).setHours(0, 0, 0, 0);
  await waitFor(() => expect(asked().at(-1)).toEqual({ dayAt: yesterday }));
});

test('day report > saves the day that is shown', async () => {
  const user = await open({ day: DAY });
  await user.click(await screen.findByRole('button', { name: 'CSV…' }));
  await waitFor(() =>
    expect(app.calls.find(({ name }) => name === 'incidents.saveDay')?.input).toEqual({
      dayAt: midnight,
      format: 'csv',
    }),
  );
});

test('day report > opens an incident of the day', async () => {
  const user = await open({ day: DAY });
  await user.click((await screen.findAllByRole('button', { name: 'Open INC-2026-7F3K' }))[0] as HTMLElement);
  expect(useIncidentsStore.getState().openId).toBe('incident-1');
});

test('day report > shows why it was refused', async () => {
  await open({ handlers: { 'incidents.day': () => fail('not-allowed', 'The report of a day is for coordinators.') } });
  expect(await screen.findByText('The report of a day is for coordinators.')).toBeTruthy();
});
