import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { useTimelineView } from '../../../../../renderer/features/timeline/timeline-store.ts';
import { useIncidentFormStore } from '../../../../../renderer/state/incident-form-store.ts';
import { useIncidentsStore } from '../../../../../renderer/state/incidents-store.ts';
import { useRosterStore } from '../../../../../renderer/state/roster-store.ts';
import { useUiStore } from '../../../../../renderer/state/ui-store.ts';
import type { Timeline } from '../../../../../shared/model/timeline.ts';
import { ok } from '../../../../../shared/result.ts';
import { HOUR_MS } from '../../../../../shared/units.ts';
import type { FakeOptions } from '../../../../helpers/fake-bridge.ts';
import { type RenderedApp, renderApp } from '../../../../helpers/render-app.tsx';

let app: RenderedApp;
const fresh = useTimelineView.getState();

afterEach(() => {
  app.stop();
  useTimelineView.setState(fresh, true);
});

function dayOfTrouble(span: Timeline['span']): Timeline {
  const at = (hours: number) => span.from + hours * HOUR_MS;
  const band = (from: number, to: number, down: number) => ({ from, to, devices: 12, down, troubled: 0, unknown: 0 });
  const mark = {
    kind: 'finding' as const,
    id: 'f1',
    at: at(9),
    endedAt: at(9.5),
    isOpen: false,
    roomIds: ['room-1'],
    deviceId: null,
    severity: 'critical' as const,
    label: 'Room 114: 11 of 12 devices went silent.',
    details: ['First: Look at the access point.'],
  };
  return {
    span,
    now: at(12),
    rooms: [{ roomName: 'Room 114', roomId: 'room-1', bands: [band(at(8), at(9), 0), band(at(9), at(9.5), 11)] }],
    marks: [mark],
    gaps: [{ from: at(10), to: at(11) }],
  };
}

async function open(handlers: NonNullable<FakeOptions['handlers']> = {}) {
  app = renderApp({ handlers: { 'history.timeline': ({ span }) => ok(dayOfTrouble(span)), ...handlers } });
  useUiStore.getState().goTo('timeline');
  // The first time, the screen's own code has to be read.
  await screen.findByRole('heading', { name: 'History' }, { timeout: 10_000 });
  return userEvent.setup();
}

test('history screen > says so when nothing is on record', async () => {
  await open({ 'history.timeline': ({ span }) => ok({ span, now: span.to, rooms: [], marks: [], gaps: [] }) });
  expect(await screen.findByText(/Nothing is on record for this day/)).toBeTruthy();
});

test('history screen > tells what a finding rests on when its mark is chosen', async () => {
  const user = await open();
  await user.click(await screen.findByRole('button', { name: /^Finding, 09:00:00/ }));
  const panel = screen.getByRole('region', { name: 'Finding' });
  expect(within(panel).getByText('First: Look at the access point.')).toBeTruthy();
});

test('history screen > gives the same as a table, gaps included', async () => {
  const user = await open();
  await user.click(await screen.findByRole('switch', { name: 'As a table' }));
  const table = screen.getByRole('table', { name: 'Trouble by room and time' });
  expect(within(table).getByText('11 of 12 down')).toBeTruthy();
  expect(within(table).getByText('nothing was checked')).toBeTruthy();
});

test('history screen > asks about the room and the times that were chosen', async () => {
  const user = await open();
  await user.click(await screen.findByRole('button', { name: 'Room 114' }));
  const from = screen.getByLabelText('From');
  await user.clear(from);
  await user.type(from, '09:00');
  await user.click(screen.getByRole('button', { name: 'Tell me' }));
  await waitFor(() => expect(app.calls.some(({ name }) => name === 'history.account')).toBe(true));
  const asked = app.calls.find(({ name }) => name === 'history.account')?.input as { span: { from: number } };
  expect(asked).toMatchObject({ scope: { kind: 'room', roomName: 'Room 114' } });
  expect(new Date(asked.span.from).getHours()).toBe(9);
});

test('history screen > asks for the day before', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Day before' }));
  await waitFor(() => expect(app.calls.filter(({ name }) => name === 'history.timeline')).toHaveLength(2));
  const days = app.calls.filter(({ name }) => name === 'history.timeline').map(({ input }) => (input as Timeline).span);
  expect(days[1]?.to).toBe(days[0]?.from);
});

test('history screen > leads from the mark of an incident to its page', async () => {
  const incident = {
    kind: 'incident' as const,
    id: 'incident-1',
    severity: null,
    label: 'INC-2026-7F3K: Device failure',
  };
  const user = await open({
    'history.timeline': ({ span }) => {
      const day = dayOfTrouble(span);
      return ok({ ...day, marks: day.marks.map((mark) => ({ ...mark, ...incident })) });
    },
  });
  await user.click(await screen.findByRole('button', { name: /^Incident, 09:00:00/ }));
  await user.click(screen.getByRole('button', { name: 'Open the incident' }));
  expect(useIncidentsStore.getState().openId).toBe('incident-1');
  expect(useUiStore.getState().screen).toBe('incidents');
  useIncidentsStore.getState().open(null);
});

test('history screen > shows a mark of a room that has no row in the lane of the whole school', async () => {
  await open({
    'history.timeline': ({ span }) => {
      const day = dayOfTrouble(span);
      return ok({ ...day, marks: day.marks.map((mark) => ({ ...mark, roomIds: ['a-room-without-devices'] })) });
    },
  });
  expect(await screen.findByRole('button', { name: /^Finding, 09:00:00/ })).toBeTruthy();
});

test('history screen > logs an incident with the place and the time that were chosen', async () => {
  const user = await open();
  const room = [...(useRosterStore.getState().data?.rooms.values() ?? [])].find(({ name }) => name === 'Room 114');
  await user.selectOptions(await screen.findByLabelText('Where'), 'Room 114');
  const from = screen.getByLabelText('From');
  await user.clear(from);
  await user.type(from, '09:00');
  await user.click(screen.getByRole('button', { name: 'Log what happened here…' }));
  const request = useIncidentFormStore.getState().request;
  expect(request?.kind === 'new' && new Date(request.from.occurredAt ?? 0).getHours()).toBe(9);
  expect(room).toBeDefined();
  expect(request?.kind === 'new' && request.from.roomId).toBe(room?.id);
  useIncidentFormStore.getState().close();
});
