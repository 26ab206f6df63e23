import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RosterScreen } from '../../../../../renderer/features/roster/roster-screen.tsx';
import { fail, ok } from '../../../../../shared/result.ts';
import { renderScreen } from '../render-screen.tsx';

beforeEach(() => {
  // A page without layout has no heights, and a virtual list of no height draws no rows.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const UNDO = { what: 'Imported chromebooks.csv: 28 new', at: 0 };
const row = (label: string) => screen.getByRole('row', { name: new RegExp(label) });

describe('device list', () => {
  it('draws only the rows in sight and tells how many there are', async () => {
    await renderScreen(<RosterScreen />, { size: '60x5000' });
    const grid = screen.getByRole('grid', { name: 'Devices' });
    expect(grid.getAttribute('aria-rowcount')).toBe('5001');
    const drawn = within(grid).getAllByRole('row').length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(80);
  });

  it('searches and says how many of how many match', async () => {
    const { user } = await renderScreen(<RosterScreen />);
    await user.type(screen.getByRole('textbox', { name: 'Search devices' }), 'cb-0117');
    expect(screen.getByText('1 of 106 devices')).toBeTruthy();
    expect(row('CB-0117')).toBeTruthy();
  });

  it('chooses a range by keyboard and offers what can be done with it', async () => {
    const { user } = await renderScreen(<RosterScreen />);
    screen.getByRole('grid', { name: 'Devices' }).focus();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getByRole('heading', { name: '3 devices selected' })).toBeTruthy();
    expect(row('CB-0102').getAttribute('aria-selected')).toBe('true');
  });

  it('removes several only after a question that names the count', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />);
    screen.getByRole('grid', { name: 'Devices' }).focus();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}{Delete}');
    const dialog = await screen.findByRole('dialog', { name: 'Remove 2 devices?' });
    expect(inputsOf('devices.remove')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Remove 2 devices' }));
    await waitFor(() => expect(inputsOf('devices.remove')).toEqual([{ deviceIds: ['d1-1', 'd1-2'] }]));
  });

  it('moves the chosen devices to a room in one step', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />);
    screen.getByRole('grid', { name: 'Devices' }).focus();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    const panel = screen.getByRole('complementary', { name: '2 devices selected' });
    await user.selectOptions(within(panel).getByRole('combobox', { name: 'Room' }), 'Library');
    await user.click(within(panel).getByRole('button', { name: 'Move 2 to Library' }));
    await waitFor(() => expect(inputsOf('devices.place')).toHaveLength(1));
    expect(inputsOf('devices.place')[0]).toEqual({
      placements: [
        { deviceId: 'd1-1', roomId: 'r4', position: null },
        { deviceId: 'd1-2', roomId: 'r4', position: null },
      ],
    });
  });

  it('says which MACs are made up', async () => {
    await renderScreen(<RosterScreen />);
    expect(within(row('CB-0101')).getByText('made up')).toBeTruthy();
  });

  it('tells a newcomer what to import when there is nothing', async () => {
    await renderScreen(<RosterScreen />, { size: 'empty' });
    expect(screen.getByRole('heading', { name: 'No devices yet' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Import a device list…' })).toBeTruthy();
  });
});

describe('device form', () => {
  it('saves a field when it is left', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />);
    await user.click(row('CB-0101'));
    const seat = screen.getByRole('textbox', { name: /^Seat/ });
    await user.clear(seat);
    await user.type(seat, 'B9');
    await user.tab();
    await waitFor(() => expect(inputsOf('devices.update')).toEqual([{ deviceIds: ['d1-1'], patch: { seat: 'B9' } }]));
  });

  it('keeps a wrong address out and says what one looks like', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />);
    await user.click(row('CB-0101'));
    const address = screen.getByRole('textbox', { name: 'IP address' });
    await user.clear(address);
    await user.type(address, '10.20.4.999{Enter}');
    expect(screen.getByText(/This is not an IP address/)).toBeTruthy();
    expect(inputsOf('devices.update')).toEqual([]);
  });

  it('shows why the console refused a value, beside the field', async () => {
    const message = 'This is a public address. Allow public addresses in Settings first.';
    const { user } = await renderScreen(<RosterScreen />, {
      handlers: { 'devices.update': () => fail('public-address', message) },
    });
    await user.click(row('CB-0101'));
    const address = screen.getByRole('textbox', { name: 'IP address' });
    await user.clear(address);
    await user.type(address, '8.8.8.8{Enter}');
    await screen.findByText(message);
    expect((address as HTMLInputElement).value).toBe('8.8.8.8');
  });

  it('takes typing back with Escape and saves nothing', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />);
    await user.click(row('CB-0101'));
    const label = screen.getByRole('textbox', { name: 'Label' }) as HTMLInputElement;
    await user.type(label, 'xyz{Escape}');
    expect(label.value).toBe('CB-0101');
    await user.tab();
    expect(inputsOf('devices.update')).toEqual([]);
  });

  it('adds a device by hand, and asks for its label', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />);
    await user.click(screen.getByRole('button', { name: 'Add device' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByText(/Every device needs a label/)).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /^Label/ }), 'CB-9000');
    await user.type(screen.getByRole('textbox', { name: /^IP address/ }), '10.20.9.9');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(inputsOf('devices.create')).toHaveLength(1));
    expect(inputsOf('devices.create')[0]).toMatchObject({ label: 'CB-9000', address: '10.20.9.9', roomId: null });
  });
});

describe('undo', () => {
  it('names the change it takes back, by button and by Ctrl+Z', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />, {
      handlers: { 'roster.undoInfo': () => ok(UNDO), 'roster.undo': () => ok(UNDO) },
    });
    await user.click(await screen.findByRole('button', { name: `Undo: ${UNDO.what}` }));
    await waitFor(() => expect(inputsOf('roster.undo')).toHaveLength(1));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(inputsOf('roster.undo')).toHaveLength(2));
  });

  it('leaves Ctrl+Z to a field that is being typed in', async () => {
    const { user, inputsOf } = await renderScreen(<RosterScreen />, {
      handlers: { 'roster.undoInfo': () => ok(UNDO), 'roster.undo': () => ok(UNDO) },
    });
    await user.type(screen.getByRole('textbox', { name: 'Search devices' }), 'cb{Control>}z{/Control}');
    expect(inputsOf('roster.undo')).toEqual([]);
  });
});

describe('rooms', () => {
  async function openRooms(options: Parameters<typeof renderScreen>[1] = {}) {
    const page = await renderScreen(<RosterScreen />, options);
    await page.user.click(screen.getByRole('tab', { name: '5 rooms' }));
    return page;
  }
  const roomButton = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });

  it('change their order by keyboard', async () => {
    const { user, inputsOf } = await openRooms();
    roomButton('Room 114').focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(inputsOf('rooms.reorder')).toEqual([{ roomIds: ['r2', 'r1', 'r3', 'r4', 'r5'] }]));
    const list = screen.getByRole('list', { name: 'Rooms in the order of the screen' });
    await waitFor(() => expect(within(list).getAllByRole('listitem')[0]?.textContent).toContain('Room 114'));
  });

  it('do not move beyond the ends', async () => {
    const { user, inputsOf } = await openRooms();
    roomButton('Room 112').focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(inputsOf('rooms.reorder')).toEqual([]);
  });

  it('are renamed in place', async () => {
    const { user, inputsOf } = await openRooms();
    roomButton('Library').focus();
    await user.keyboard('{F2}');
    const name = screen.getByRole('textbox', { name: 'New name for Library' });
    await user.clear(name);
    await user.type(name, 'Media Center{Enter}');
    await waitFor(() => expect(inputsOf('rooms.update')).toEqual([{ roomId: 'r4', patch: { name: 'Media Center' } }]));
  });

  it('are told their access point, and saved once', async () => {
    const { user, inputsOf } = await openRooms();
    const field = screen.getByRole('combobox', { name: 'Access point' });
    await user.type(field, ' AP Hall 1 {Enter}');
    await user.tab();
    await waitFor(() =>
      expect(inputsOf('rooms.update')).toEqual([{ roomId: 'r1', patch: { accessPoint: 'AP Hall 1' } }]),
    );
  });

  it('share an access point by a name that is offered', async () => {
    const { user, inputsOf } = await openRooms();
    await user.type(screen.getByRole('combobox', { name: 'Access point' }), 'AP Hall 1{Enter}');
    await user.click(roomButton('Room 114'));
    await user.type(screen.getByRole('combobox', { name: 'Access point' }), 'hall');
    await screen.findByRole('option', { name: 'AP Hall 1' });
    await user.keyboard('{ArrowDown}{Enter}');
    await user.tab();
    await waitFor(() =>
      expect(inputsOf('rooms.update')).toEqual([
        { roomId: 'r1', patch: { accessPoint: 'AP Hall 1' } },
        { roomId: 'r2', patch: { accessPoint: 'AP Hall 1' } },
      ]),
    );
  });

  it('are removed only after saying that the devices stay', async () => {
    const { user, inputsOf } = await openRooms();
    roomButton('Library').focus();
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog', { name: 'Remove Library?' });
    expect(dialog.textContent).toContain('Its 30 devices stay in the roster, without a room.');
    await user.click(within(dialog).getByRole('button', { name: 'Remove Library' }));
    await waitFor(() => expect(inputsOf('rooms.remove')).toEqual([{ roomId: 'r4' }]));
  });

  it('are made with a name and a kind', async () => {
    const { user, inputsOf } = await openRooms();
    await user.type(screen.getByRole('textbox', { name: 'Name of the new room' }), 'Cart 9');
    const kinds = screen.getByRole('radiogroup', { name: 'Kind of the new room' });
    await user.click(within(kinds).getByRole('radio', { name: 'Cart' }));
    await user.click(screen.getByRole('button', { name: 'Make' }));
    await waitFor(() => expect(inputsOf('rooms.create')).toEqual([{ name: 'Cart 9', kind: 'cart' }]));
  });

  it('show every device with its seat, to be picked up', async () => {
    await openRooms();
    const seats = screen.getByRole('group', { name: 'Room 112, 7 seats across' });
    const tile = within(seats).getByRole('button', { name: 'CB-0110, seat B3' });
    expect(tile.getAttribute('aria-describedby')).toBeTruthy();
    fireEvent.focus(tile);
    expect(screen.getByText(/Press Space to pick it up/)).toBeTruthy();
  });
});
