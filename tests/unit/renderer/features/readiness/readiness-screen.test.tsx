import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBoardStore } from '../../../../../renderer/features/readiness/board-store.ts';
import { ReadinessScreen } from '../../../../../renderer/features/readiness/readiness-screen.tsx';
import { useReadinessStore } from '../../../../../renderer/state/readiness-store.ts';
import { useUiStore } from '../../../../../renderer/state/ui-store.ts';
import { useWhoStore } from '../../../../../renderer/state/who-store.ts';
import { fail } from '../../../../../shared/result.ts';
import { giveElementsASize } from '../../../../helpers/element-sizes.ts';
import type { FakeOptions } from '../../../../helpers/fake-bridge.ts';
import { fakeMorning, type MorningKind } from '../../../../helpers/fake-morning.ts';
import { aSweep } from '../../../../helpers/readiness-builders.ts';
import { renderScreen } from '../render-screen.tsx';

const morning = (kind: MorningKind, over: FakeOptions = {}) =>
  renderScreen(<ReadinessScreen />, { ...fakeMorning(kind, Date.now()), ...over });

// By their text and not by their role: computing the roles of a whole board for every look takes seconds.
async function line(name: string): Promise<HTMLElement> {
  const row = (await screen.findAllByText(name)).map((text) => text.closest<HTMLElement>('[data-row]')).find(Boolean);
  if (row == null) throw new Error(`The board has no line for ${name}.`);
  return row;
}

const lines = () => [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.dataset.row);

beforeEach(giveElementsASize);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  useBoardStore.setState({ view: null });
  useWhoStore.setState({ name: '' });
  useReadinessStore.setState({ data: null });
  useUiStore.setState({ screen: 'live', openDeviceId: null });
});

describe('ReadinessScreen', () => {
  it('says which rooms are not ready, why, what to do and who does it', async () => {
    await morning('bad');
    expect(await screen.findByRole('heading', { name: /^5 of 12 rooms are not ready: Room 103/ })).toBeTruthy();
    const room = await line('Room 103');
    expect(within(room).getByText('No-go')).toBeTruthy();
    expect(within(room).getByText(/^6 of 25 devices do not answer/)).toBeTruthy();
    expect(within(room).getByText('Proctor:')).toBeTruthy();
    expect(within(room).getByText('Room 103, Devices: Fail, 1 of 2 checks')).toBeTruthy();
  });

  it('tells a problem of the whole school once and only names it in the rooms it hits', async () => {
    await morning('bad');
    const school = await line('Whole school');
    expect(within(school).getByText('Concerns 4 rooms')).toBeTruthy();
    expect(within(school).getByText(/content filter instead of the test service/)).toBeTruthy();
    expect(within(school).getByText('District network team:')).toBeTruthy();
    expect(screen.getAllByText(/content filter instead of the test service/)).toHaveLength(1);
    expect(screen.getAllByText('Whole school, see above: api.drc.example')).toHaveLength(4);
  });

  it('shows loudly that a sign-off no longer holds, and why', async () => {
    await morning('bad');
    expect(within(await line('Room 103')).getByText(/CB-0304 stopped answering/)).toBeTruthy();
    expect(within(await line('Room 101')).getByText(/^Ready: M. Ortiz/)).toBeTruthy();
  });

  it('keeps every room in its place while a sweep runs and sorts anew when it ends', async () => {
    const { fake, user, inputsOf } = await morning('bad');
    await line('Room 103');
    const before = lines();
    await user.click(screen.getByRole('button', { name: 'Check all rooms' }));
    expect(inputsOf('readiness.start')).toEqual([{ roomIds: null, platformIds: null }]);
    await screen.findByRole('button', { name: 'Stop' });
    const fixed = (fakeMorning('good', Date.now() + 60_000).readiness?.results ?? []).filter(
      ({ scope }) => scope.kind === 'room' && scope.roomId === 'r3',
    );
    fake.changeReadiness({ results: fixed });
    await waitFor(async () => expect(within(await line('Room 103')).getByText('Go')).toBeTruthy());
    expect(lines()).toEqual(before);
    fake.changeReadiness({ sweep: aSweep({ endedAt: Date.now(), roomIds: [] }) });
    await waitFor(() => expect(lines().indexOf('r3')).toBeGreaterThan(before.indexOf('r3')));
    expect(screen.getByText(/^All checks are done\. 4 of 12 rooms are not ready/)).toBeTruthy();
  });

  it('stops a sweep on request', async () => {
    const { user, inputsOf } = await morning('bad', {
      readiness: { ...fakeMorning('bad', Date.now()).readiness, sweep: aSweep({ endedAt: null, done: 3, total: 10 }) },
    });
    expect(await screen.findByText(/^3 of 10 checks/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(inputsOf('readiness.stop')).toHaveLength(1);
    expect(await screen.findByRole('button', { name: 'Check all rooms' })).toBeTruthy();
  });

  it('moves by arrow keys, opens a cell with Enter, checks it again with R and closes with Escape', async () => {
    const { user, inputsOf } = await morning('bad');
    await line('Room 103');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}{ArrowRight}r');
    await waitFor(() =>
      expect(inputsOf('readiness.recheck')).toEqual([{ keys: expect.arrayContaining(['any/live/reachable@room:r3']) }]),
    );
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('region', { name: 'Room 103' });
    expect(within(panel).getByRole('button', { name: 'Devices: Fail' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Room 103' })).toBeNull());
  });

  it('shows the evidence of a check, and leads to the device that did not pass', async () => {
    const { user } = await morning('bad');
    await user.click(within(await line('Room 103')).getByText('Room 103'));
    const panel = await screen.findByRole('region', { name: 'Room 103' });
    await user.click(within(panel).getAllByRole('button', { name: 'Evidence' })[0] ?? panel);
    expect(within(panel).getByRole('rowheader', { name: 'Spares' })).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'CB-0301' }));
    expect(useUiStore.getState()).toMatchObject({ screen: 'live', openDeviceId: 'd3-1' });
  });

  it('asks for a name before it takes a tick, and then shows who ticked', async () => {
    const { user, inputsOf } = await morning('bad');
    await user.click(within(await line('Room 102')).getByText('3 to do'));
    const panel = await screen.findByRole('region', { name: 'Room 102' });
    const box = within(panel).getByRole('checkbox', { name: /Chargers and power strips/ });
    await user.click(box);
    expect(inputsOf('readiness.confirm')).toEqual([]);
    expect(within(panel).getByText(/Write your name or initials first/)).toBeTruthy();
    await user.type(within(panel).getByLabelText('Your name or initials'), 'A. Reyes');
    await user.click(box);
    expect(inputsOf('readiness.confirm')).toEqual([
      { platformId: 'testnav', itemId: 'ALL-02', roomId: 'r2', by: 'A. Reyes', isOk: true, note: '' },
    ]);
    expect(await within(panel).findByText(/^Done: A. Reyes/)).toBeTruthy();
  });

  it('ticks all that is open in a room only after it said whose word that is', async () => {
    useWhoStore.setState({ name: 'A. Reyes' });
    const { user, inputsOf } = await morning('bad');
    await user.click(within(await line('Room 102')).getByText('3 to do'));
    const panel = await screen.findByRole('region', { name: 'Room 102' });
    await user.click(within(panel).getByRole('button', { name: /^All \d done…$/ }));
    expect(await screen.findByText(/will say that A. Reyes looked at each of them/)).toBeTruthy();
    expect(inputsOf('readiness.confirm')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'All of them are done' }));
    const ticks = inputsOf('readiness.confirm').flat();
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks).toEqual(ticks.map(() => expect.objectContaining({ roomId: 'r2', by: 'A. Reyes', isOk: true })));
  });

  it('takes "not OK" with what is wrong', async () => {
    useWhoStore.setState({ name: 'A. Reyes' });
    const { user, inputsOf } = await morning('good');
    await user.click(within(await line('Room 102')).getByText('All done'));
    const panel = await screen.findByRole('region', { name: 'Room 102' });
    await user.click(within(panel).getByRole('button', { name: '4 items confirmed' }));
    await user.click(within(panel).getAllByRole('button', { name: 'Not OK…' })[1] ?? panel);
    await user.type(within(panel).getByLabelText('What is wrong?'), 'Two strips are broken');
    await user.click(within(panel).getByRole('button', { name: 'Save as not OK' }));
    expect(inputsOf('readiness.confirm')).toMatchObject([{ isOk: false, note: 'Two strips are broken' }]);
    expect(await within(panel).findByText(/Not OK: Two strips are broken/)).toBeTruthy();
  });

  it('ticks one item in several rooms at once', async () => {
    useWhoStore.setState({ name: 'A. Reyes' });
    const { user, inputsOf } = await morning('bad');
    await user.click(await screen.findByRole('button', { name: 'Check list' }));
    const item = await screen.findAllByRole('region', { name: /Chargers and power strips/ });
    await user.click(within(item.at(-1) ?? document.body).getByRole('button', { name: 'Done in more rooms…' }));
    await user.click(await screen.findByRole('button', { name: 'Done in 2 rooms' }));
    await waitFor(() =>
      expect(inputsOf('readiness.confirm')).toMatchObject([
        { itemId: 'ALL-02', roomId: 'r2', isOk: true },
        { itemId: 'ALL-02', roomId: 'r6', isOk: true },
      ]),
    );
  });

  it('declares a room ready by a name, and shows the refusal where it was asked', async () => {
    useWhoStore.setState({ name: 'A. Reyes' });
    const refusal = 'Room 103 is not ready: 6 of 25 devices do not answer.';
    const { user, inputsOf } = await morning('bad', {
      handlers: { 'readiness.signOff': () => fail('not-ready', refusal) },
    });
    await user.click(within(await line('Room 103')).getByText('Room 103'));
    await user.click(await screen.findByRole('button', { name: 'Declare Room 103 ready again' }));
    expect(inputsOf('readiness.signOff')).toEqual([{ roomId: 'r3', by: 'A. Reyes' }]);
    expect(await screen.findByText(refusal)).toBeTruthy();
  });

  it('shows by whom and when a room was declared ready', async () => {
    useWhoStore.setState({ name: 'A. Reyes' });
    const { user } = await morning('good');
    await user.click(within(await line('Room 105')).getByText('Room 105'));
    await user.click(await screen.findByRole('button', { name: 'Declare Room 105 ready' }));
    expect(await screen.findByText('A. Reyes')).toBeTruthy();
    expect(within(await line('Room 105')).getByText(/^Ready: A. Reyes/)).toBeTruthy();
  });

  it('lists what is new and what is fixed, and past checks', async () => {
    const { user } = await morning('bad');
    await user.click(await screen.findByRole('button', { name: /new problems?, 1 fixed since yesterday/ }));
    const fixed = await screen.findByRole('region', { name: 'Fixed' });
    expect(within(fixed).getByText('There is room on the disk of this laptop.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Past checks' }));
    expect(await screen.findByText(/yesterday .*, as scheduled/)).toBeTruthy();
  });

  it('saves the report that was asked for', async () => {
    const { user, inputsOf } = await morning('bad');
    await user.click(await screen.findByRole('button', { name: 'Save report' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Table (CSV)' }));
    expect(inputsOf('readiness.saveReport')).toEqual([{ audience: 'network', format: 'csv' }]);
    expect(await screen.findByText('Saved as readiness-network.csv.')).toBeTruthy();
  });
});

describe('ReadinessScreen before the first sweep', () => {
  it('asks for a roster when there is none', async () => {
    await morning('good', { size: 'empty' });
    expect(await screen.findByRole('button', { name: 'Import a roster…' })).toBeTruthy();
  });

  it('asks for the platform on the spot when none is chosen', async () => {
    const { user, inputsOf } = await morning('good', { readiness: {}, site: {}, sessions: [] });
    await user.click(await screen.findByRole('switch', { name: /^DRC INSIGHT/ }));
    expect(inputsOf('site.update')).toMatchObject([{ platforms: { 'drc-insight': { isUsed: true } } }]);
    expect(await screen.findByRole('button', { name: 'Check all 12 rooms' })).toBeTruthy();
  });

  it('says what the one button does not do', async () => {
    const { user, inputsOf } = await morning('good', { readiness: {} });
    await user.click(await screen.findByRole('button', { name: 'Check all 12 rooms' }));
    expect(inputsOf('readiness.start')).toHaveLength(1);
    expect(await screen.findByRole('button', { name: 'Stop' })).toBeTruthy();
  });
});
