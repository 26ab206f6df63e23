import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import {
  deviceRow,
  goTo,
  openRosterWindows,
  picture,
  pressWithControl,
  type RosterFile,
  rosterOf,
} from '../helpers/roster-window.ts';

const roster = openRosterWindows();

/** Two rooms, eight devices. */
const TWO_ROOMS: RosterFile = {
  name: 'lab.csv',
  bytes: Buffer.from(
    [
      'Label,Room,Seat,IP',
      ...['A1', 'A2', 'B1', 'B2'].map((seat, at) => `CB-060${at + 1},Room 9,${seat},10.60.0.${at + 1}`),
      ...['A1', 'A2', 'B1', 'B2'].map((seat, at) => `CB-070${at + 1},Room 112,${seat},10.60.1.${at + 1}`),
    ].join('\n'),
  ),
};

async function openRooms() {
  const opened = await roster.openWith(TWO_ROOMS);
  await opened.page.getByRole('tab', { name: '2 rooms' }).click();
  await roomNames(opened.page).first().waitFor();
  return opened;
}

const roomNames = (page: Page) =>
  page.getByRole('list', { name: /^Rooms in the order/ }).locator('[aria-keyshortcuts]');
const namesInOrder = async (page: Page) =>
  (await rosterOf(page)).rooms.toSorted((a, b) => a.order - b.order).map(({ name }) => name);
const seatOf = async (page: Page, label: string) => {
  const { devices, rooms } = await rosterOf(page);
  const device = devices.find((one) => one.label === label);
  return `${rooms.find((room) => room.id === device?.roomId)?.name ?? 'no room'} ${device?.seat ?? '-'}`;
};
const tile = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label},`) });

describe('rooms', () => {
  test('are renamed and put in order by keyboard', async () => {
    const { launched, page } = await openRooms();
    expect(await namesInOrder(page)).toEqual(['Room 9', 'Room 112']);
    await roomNames(page).first().focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('Gym');
    await page.keyboard.press('Enter');
    await expect.poll(() => namesInOrder(page)).toEqual(['Gym', 'Room 112']);

    await roomNames(page).first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => namesInOrder(page)).toEqual(['Room 112', 'Gym']);
    // The keyboard stays with the room that moved, so that it can move on.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Gym');
    await picture(page, 'rooms');

    await pressWithControl(launched, 'Z');
    await expect.poll(() => namesInOrder(page)).toEqual(['Gym', 'Room 112']);
  });

  test('are put in order with the mouse', async () => {
    const { page } = await openRooms();
    await dragBetween(page, 'Drag Room 112 to another place', 'Drag Room 9 to another place');
    await expect.poll(() => namesInOrder(page)).toEqual(['Room 112', 'Room 9']);
  });

  test('that are removed leave their devices in the roster', async () => {
    const { page } = await openRooms();
    await roomNames(page).first().focus();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').getByText('Its 4 devices stay in the roster').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove Room 9' }).click();
    await expect.poll(() => namesInOrder(page)).toEqual(['Room 112']);
    expect((await rosterOf(page)).devices).toHaveLength(8);
    await tile(page, 'CB-0601').waitFor();
    await picture(page, 'rooms-tray');
  });
});

describe('seats', () => {
  test('change places by keyboard, and the keyboard stays with the device', async () => {
    const { page } = await openRooms();
    await tile(page, 'CB-0601').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Seat A2, taken by CB-0602: they change places.').waitFor({ state: 'attached' });
    await picture(page, 'seat-lifted');
    await page.keyboard.press('Space');
    await expect.poll(() => seatOf(page, 'CB-0601')).toBe('Room 9 A2');
    expect(await seatOf(page, 'CB-0602')).toBe('Room 9 A1');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('CB-0601, seat A2');
  });

  test('stay as they were when Escape is pressed in the air', async () => {
    const { page } = await openRooms();
    const before = await rosterOf(page);
    await tile(page, 'CB-0601').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByText('CB-0601 stays where it was.').waitFor({ state: 'attached' });
    expect(await rosterOf(page)).toEqual(before);
  });

  test('change places with the mouse, and a device is dropped on another room of the list', async () => {
    const { page } = await openRooms();
    await dragBetween(page, /^CB-0601,/, /^CB-0604,/);
    await expect.poll(() => seatOf(page, 'CB-0601')).toBe('Room 9 B2');
    expect(await seatOf(page, 'CB-0604')).toBe('Room 9 A1');

    await dragBetween(page, /^CB-0602,/, 'Drag Room 112 to another place');
    await expect.poll(() => seatOf(page, 'CB-0602')).toContain('Room 112');
  });
});

describe('devices', () => {
  test('one that is paused is paused on the live screen', async () => {
    const { page } = await roster.openWith(TWO_ROOMS);
    await deviceRow(page, 'CB-0601').click();
    await page.getByRole('switch', { name: /^Paused/ }).click();
    await deviceRow(page, 'CB-0601').getByText('paused').waitFor();
    await picture(page, 'device-form');
    await goTo(page, 'Live');
    await page
      .getByRole('button', { name: /CB-0601, paused/ })
      .or(page.getByRole('gridcell', { name: /CB-0601, paused/ }))
      .waitFor();
  });

  test('one takes a MAC address as it is written on the sticker, and another is refused the same', async () => {
    const { page } = await roster.openWith(TWO_ROOMS);
    const mac = page.getByLabel('MAC address');
    await deviceRow(page, 'CB-0601').click();
    await mac.fill('001B.44AA.0601');
    await mac.press('Enter');
    await deviceRow(page, 'CB-0601').click();
    await expect.poll(() => mac.inputValue()).toBe('00:1b:44:aa:06:01');

    await deviceRow(page, 'CB-0602').click();
    await mac.fill('00-1B-44-AA-06-01');
    await mac.press('Enter');
    await page.getByText('The MAC address 00:1b:44:aa:06:01 belongs to “CB-0601” already.').waitFor();
    await picture(page, 'field-refused');
    const macs = (await rosterOf(page)).devices.flatMap((device) => device.macs);
    expect(macs).toEqual(['00:1b:44:aa:06:01']);
  });

  test('several are marked, moved and removed together', async () => {
    const { page } = await roster.openWith(TWO_ROOMS);
    await page.getByRole('grid', { name: 'Devices' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('heading', { name: '2 devices selected' }).waitFor();
    await page.getByRole('button', { name: 'Mark spare' }).click();
    await page.getByText('Mark spare: 2 devices.').waitFor();
    await page.getByRole('complementary').getByLabel('Room').selectOption({ label: 'Room 112' });
    await page.getByRole('button', { name: 'Move 2 to Room 112' }).click();
    await page.getByText('Moved 2 devices to Room 112.').waitFor();
    await picture(page, 'bulk');
    const moved = (await rosterOf(page)).devices.filter((device) => device.isSpare).map(({ label }) => label);
    expect(moved).toEqual(['CB-0601', 'CB-0602']);
    expect(await seatOf(page, 'CB-0601')).toContain('Room 112');

    await page.getByRole('grid', { name: 'Devices' }).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Remove 2 devices', exact: true }).click();
    await expect.poll(async () => (await rosterOf(page)).devices.length).toBe(6);
  });
});

/** By mouse, in steps as a hand does it: a drag begins only after a few pixels. */
async function dragBetween(page: Page, from: string | RegExp, to: string | RegExp): Promise<void> {
  const [start, end] = await Promise.all(
    [from, to].map(async (name) => page.getByRole('button', { name }).first().boundingBox()),
  );
  if (!start || !end) throw new Error('Nothing to drag');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 10, start.y + start.height / 2 + 4, { steps: 3 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}
