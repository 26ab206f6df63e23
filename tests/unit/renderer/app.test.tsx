import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pushNames } from '../../../shared/contract/names.ts';
import { ok } from '../../../shared/result.ts';
import { aLive } from '../../helpers/builders.ts';
import { aFinding } from '../../helpers/diagnosis-builders.ts';
import { renderApp } from '../../helpers/render-app.tsx';

// The chart draws on a canvas, which the test page does not have; what it draws is tested as data.
vi.mock('uplot', () => ({
  default: class {
    setData() {}
    setSize() {}
    redraw() {}
    destroy() {}
  },
}));

// A whole window is rendered here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 20_000 });

let app: ReturnType<typeof renderApp>;
afterEach(() => app.stop());

// By its label and not by its role: computing the roles of a hundred tiles for every look takes seconds.
const tile = (name: RegExp) => screen.findByLabelText(name);

describe('live screen', () => {
  it('names each tile by seat, device, state and how long', async () => {
    app = renderApp({ minute: 'bad' });
    expect(await tile(/^Seat A3, CB-0203, down for [45]\d seconds$/)).toBeTruthy();
    expect(await tile(/^Seat A1, CB-0101, up$/)).toBeTruthy();
  });

  it('says above the rooms whose fault it is, and marks the room', async () => {
    app = renderApp({ minute: 'bad' });
    await tile(/^Seat A3, CB-0203/);
    const finding = aFinding({
      layer: 'access-point',
      scope: { kind: 'access-point', name: 'AP 114', rooms: [{ id: 'r2', name: 'Room 114' }] },
      since: Date.now() - 41_000,
    });
    app.push('diagnosis.changed', { at: Date.now(), open: [finding], ended: [] });
    expect((await screen.findByText(finding.sentence)).closest('[role="alert"]')).toBeTruthy();
    expect(screen.getByText('access point').closest('section')?.textContent).toContain('Room 114');
  });

  it('turns a tile when its delta arrives, and counts the room anew', async () => {
    app = renderApp();
    await tile(/^Seat A1, CB-0101, up$/);
    app.setState(['d1-1'], 'down');
    expect(await tile(/^Seat A1, CB-0101, down for 0 seconds$/)).toBeTruthy();
    const room = screen.getByRole('region', { name: 'Room 112' });
    expect(within(room).getByText('27')).toBeTruthy();
    expect(within(room).getByText(/1 down/)).toBeTruthy();
  });

  it('asks for everything again after a missed delta and after a restart of the main process', async () => {
    app = renderApp();
    await tile(/^Seat A1, CB-0101, up$/);
    const snapshots = () => app.calls.filter((call) => call.name === 'live.snapshot').length;
    const before = snapshots();
    app.restart();
    app.pulse();
    await waitFor(() => expect(snapshots()).toBe(before + 1));
    app.setState(['d1-1'], 'flaky');
    expect(await tile(/^Seat A1, CB-0101, flaky for/)).toBeTruthy();
  });

  it('shows what to do when there is no roster yet', async () => {
    app = renderApp({ size: 'empty', isDemo: false });
    expect(await screen.findByRole('button', { name: 'Import a roster…' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Open the demo school' }));
    expect(app.calls.map((call) => call.name)).toContain('app.openDemo');
  });

  it('marks the demo in the header, the strip and the title of the window', async () => {
    app = renderApp({ isDemo: true });
    expect(await screen.findByText('Demo school')).toBeTruthy();
    expect(await screen.findByText(/^Demo: made-up devices/)).toBeTruthy();
    await waitFor(() => expect(document.title).toContain('Demo school'));
  });

  it('leaves no listener behind', async () => {
    app = renderApp();
    await tile(/^Seat A1, CB-0101, up$/);
    app.disconnect();
    expect(pushNames.filter((name) => app.listenerCount(name) > 0)).toEqual([]);
  });
});

describe('keyboard', () => {
  it('moves between seats and across rooms with the arrows, with one stop for Tab', async () => {
    app = renderApp();
    const user = userEvent.setup();
    (await tile(/^Seat A7, CB-0107/)).focus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Seat A1, CB-0201/));
    expect(document.querySelectorAll('[data-device][tabindex="0"]')).toHaveLength(1);
  });

  it('opens the device with Enter, checks it with Space, and Escape leads back to its tile', async () => {
    app = renderApp({ minute: 'bad' });
    const user = userEvent.setup();
    const seat = await tile(/^Seat A3, CB-0203/);
    seat.focus();
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('region', { name: 'Device CB-0203' });
    // In the history, which comes with the panel's own detail.
    await within(panel).findAllByText('no answer (4 tries, no other sign of life)');
    seat.focus();
    await user.keyboard(' ');
    expect(app.calls).toContainEqual({ name: 'live.checkNow', input: { deviceIds: ['d2-3'] } });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Device CB-0203' })).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(seat));
  });

  it('searches with a slash, says how many are hidden, and Escape shows them again', async () => {
    app = renderApp();
    const user = userEvent.setup();
    await tile(/^Seat A1, CB-0101, up$/);
    await user.keyboard('/');
    await user.keyboard('cb-0417');
    expect(await screen.findByRole('button', { name: /^105 hidden/ })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('button', { name: /hidden/ })).toBeNull());
  });

  it('does what the application menu asks', async () => {
    app = renderApp();
    await tile(/^Seat A1, CB-0101, up$/);
    app.push('app.menuChosen', 'toggle-projector');
    await waitFor(() =>
      expect(app.calls).toContainEqual({ name: 'settings.update', input: { ui: { isProjectorMode: true } } }),
    );
    app.push('app.menuChosen', 'check-now');
    expect(app.calls).toContainEqual({ name: 'live.checkNow', input: { deviceIds: null } });
  });
});

describe('device panel', () => {
  it('pauses, marks as spare and moves the device by commands, and follows what comes back', async () => {
    app = renderApp();
    const user = userEvent.setup();
    await user.click(await tile(/^Seat A1, CB-0101, up$/));
    await user.click(await screen.findByRole('button', { name: 'Stop checking' }));
    expect(await screen.findByRole('button', { name: 'Check again' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Mark as spare' }));
    expect(await tile(/^Seat A1, CB-0101, up, spare$/)).toBeTruthy();
    expect(app.calls.filter((call) => call.name === 'devices.update')).toHaveLength(2);
  });

  it('takes the time of the last check from its own detail: a check that changes nothing sends no delta', async () => {
    const detail = {
      live: aLive({ id: 'd1-1', checkedAt: Date.now() - 30_000 }),
      samples: [],
      rollups: [],
      transitions: [],
    };
    app = renderApp({ handlers: { 'live.detail': () => ok(detail) } });
    await userEvent.click(await tile(/^Seat A1, CB-0101, up$/));
    const panel = await screen.findByRole('region', { name: 'Device CB-0101' });
    expect(await within(panel).findByText(/^3\d s ago$/)).toBeTruthy();
  });

  it('shows nothing about the student on the projector', async () => {
    app = renderApp({ settings: { ui: { isProjectorMode: true } } });
    await userEvent.click(await tile(/^Seat A1, CB-0101, up$/));
    const panel = await screen.findByRole('region', { name: 'Device CB-0101' });
    expect(within(panel).queryByText('Student')).toBeNull();
    expect(within(panel).getByText('Serial')).toBeTruthy();
  });

  it('closes when its device leaves the roster', async () => {
    app = renderApp();
    await userEvent.click(await tile(/^Seat A1, CB-0101, up$/));
    await screen.findByRole('region', { name: 'Device CB-0101' });
    await window.tdc.request['devices.remove']({ deviceIds: ['d1-1'] });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Device CB-0101' })).toBeNull());
  });
});
