import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  deviceRow,
  dropFiles,
  goTo,
  openRosterWindows,
  picture,
  pressWithControl,
  previewIn,
  type RosterFile,
  rosterFixture,
  rosterOf,
} from '../helpers/roster-window.ts';

const roster = openRosterWindows();

const HOME_MADE: RosterFile = {
  name: 'lab.csv',
  bytes: Buffer.from(
    [
      'Label,Room,Seat,IP,MAC',
      'CB-0601,Room 112,A1,10.60.0.1,00:1b:44:aa:06:01',
      'CB-0602,Room 112,A2,10.60.0.2,00:1b:44:aa:06:02',
      'CB-0603,Room 9,A1,10.60.0.3,00:1b:44:aa:06:03',
      'CB-0604,Room 9,A2,10.60.0.4,00:1b:44:aa:06:04',
    ].join('\n'),
  ),
};

describe('importing', () => {
  test('a Google export is dropped, its columns and a room corrected, saved, and taken back with one key', async () => {
    const { launched: running, page } = await roster.open();
    await dropFiles(page, await rosterFixture('google-api.csv'));
    const preview = previewIn(page);
    await preview.getByText(/^4 new, 1 left out\./).waitFor();
    expect(await preview.getByText('annotatedUser').count()).toBeGreaterThan(0);
    expect(await preview.getByText('ada.student@example.org').count()).toBe(0);
    expect(await preview.getByRole('row', { name: /^Serial number/ }).textContent()).toContain('5CD1000001');

    await preview.getByLabel('Column for Label').selectOption({ label: 'serialNumber' });
    await preview
      .getByRole('row', { name: /^Label/ })
      .getByText('changed')
      .waitFor();
    await preview
      .getByRole('row', { name: /^Label/ })
      .getByText('5CD1000001')
      .waitFor();
    await preview.getByLabel('Name for room 112').fill('Math lab');
    await preview.getByRole('cell', { name: 'Math lab' }).first().waitFor();
    await picture(page, 'preview');

    await preview.getByRole('button', { name: 'Import 4 devices' }).click();
    await preview.waitFor({ state: 'hidden' });
    await goTo(page, 'Roster');
    await deviceRow(page, '5CD1000001').getByText('Math lab').waitFor();
    await picture(page, 'devices');
    expect((await rosterOf(page)).rooms.map(({ name }) => name).sort()).toEqual(['Cart 14', 'Math lab']);

    await page.getByRole('grid', { name: 'Devices' }).focus();
    await pressWithControl(running, 'Z');
    await page.getByText(/^Taken back: Imported google-api\.csv/).waitFor();
    expect((await rosterOf(page)).devices).toEqual([]);
  });

  test('a PDF with the name of a table is refused, and the roster stays as it was', async () => {
    const { page } = await roster.openWith(HOME_MADE);
    const before = await rosterOf(page);
    await dropFiles(page, { name: 'devices.csv', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n') });
    const preview = previewIn(page);
    await preview.getByText('This file cannot be imported.').waitFor();
    expect(await preview.getByRole('alert').textContent()).toMatch(/exactly as it was.*PDF/s);
    expect(await preview.getByRole('button', { name: /^Import/ }).isDisabled()).toBe(true);
    await picture(page, 'refused');
    await preview.getByRole('button', { name: 'Cancel' }).click();
    await preview.waitFor({ state: 'hidden' });
    expect(await rosterOf(page)).toEqual(before);
  });

  test('a lease list adds addresses only', async () => {
    const { page } = await roster.openWith(await rosterFixture('google-api.csv'));
    const before = await rosterOf(page);
    await dropFiles(page, await rosterFixture('windows-dhcp-leases.csv'));
    const preview = previewIn(page);
    expect(await preview.getByLabel('Addresses only').isChecked()).toBe(true);
    await preview.getByText(/address 10\.20\.4\.17 → 10\.20\.4\.99/).waitFor();
    await preview.getByRole('button', { name: 'Import 1 device' }).click();
    await preview.waitFor({ state: 'hidden' });

    const after = await rosterOf(page);
    expect(after.rooms).toEqual(before.rooms);
    const changed = after.devices.filter((device, at) => JSON.stringify(device) !== JSON.stringify(before.devices[at]));
    expect(changed.map(({ label, address }) => [label, address])).toEqual([['CB-0417', '10.20.4.99']]);
  });

  test('what was exported through the dialog comes back without a change', async () => {
    const { launched: running, page } = await roster.openWith(await rosterFixture('google-api.csv'));
    const file = join(running.dataDir, 'saved.csv');
    await running.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText('Saved as saved.csv.').waitFor();

    await dropFiles(page, { name: 'saved.csv', bytes: await readFile(file) });
    await previewIn(page)
      .getByText(/^4 unchanged\. Importing it changes no device/)
      .waitFor();
  });

  test('a file of 100,000 rows tells how far it is, and can be stopped', async () => {
    const { page } = await roster.openWith(HOME_MADE);
    const before = await rosterOf(page);
    await dropFiles(page, largeFile(100_000));
    const reading = page.getByRole('dialog', { name: 'Reading large.csv' });
    await reading.getByText(/^\d+ % · [\d,]+ rows$/).waitFor();
    await reading.getByRole('button', { name: 'Cancel' }).click();
    await reading.waitFor({ state: 'hidden' });

    // The next file is read at once, so the large one is out of the way.
    await dropFiles(page, HOME_MADE);
    await previewIn(page)
      .getByText(/^4 unchanged/)
      .waitFor();
    expect(await rosterOf(page)).toEqual(before);
  });

  test('Ctrl+O asks for one file, once', async () => {
    const { launched: running, page } = await roster.open();
    await running.app.evaluate(({ dialog }) => {
      const state = { asked: 0 };
      Object.assign(globalThis, { dialogState: state });
      dialog.showOpenDialog = async () => {
        state.asked += 1;
        return { canceled: true, filePaths: [] };
      };
    });
    await pressWithControl(running, 'O');
    const asked = () =>
      running.app.evaluate(() => (globalThis as unknown as { dialogState: { asked: number } }).dialogState.asked);
    await expect.poll(asked).toBe(1);
    // A second dialog would be asked for with the next answer of the page.
    await rosterOf(page);
    expect(await asked()).toBe(1);
  });
});

describe('undo', () => {
  test('Ctrl+Z takes back exactly one step, wherever the keyboard is', async () => {
    const { launched: running, page } = await roster.openWith(HOME_MADE);
    await deviceRow(page, 'CB-0601').click();
    const pause = page.getByRole('switch', { name: /^Paused/ });
    const spare = page.getByRole('switch', { name: /^Spare/ });
    await spare.click();
    await deviceRow(page, 'CB-0601').getByText('spare').waitFor();
    await pause.click();
    await deviceRow(page, 'CB-0601').getByText('paused').waitFor();

    // The switch still has the keyboard: nobody is typing.
    await pressWithControl(running, 'Z');
    await deviceRow(page, 'CB-0601').getByText('paused').waitFor({ state: 'detached' });
    const revision = (await rosterOf(page)).revision;
    expect(await deviceRow(page, 'CB-0601').getByText('spare').count()).toBe(1);

    await goTo(page, 'Live');
    await pressWithControl(running, 'Z');
    await expect.poll(async () => (await rosterOf(page)).revision).toBe(revision + 1);
    expect((await rosterOf(page)).devices.every((device) => !device.isSpare)).toBe(true);
    expect((await rosterOf(page)).devices).toHaveLength(4);
  });

  test('Ctrl+Z in a text field takes back typing and leaves the roster alone', async () => {
    const { launched: running, page } = await roster.openWith(HOME_MADE);
    const before = await rosterOf(page);
    const search = page.getByLabel('Search devices');
    await search.click();
    await page.keyboard.type('0601');
    await pressWithControl(running, 'Z');
    await expect.poll(() => search.inputValue()).not.toBe('0601');
    await pressWithControl(running, 'Z');
    expect(await rosterOf(page)).toEqual(before);
  });

  test('the button in the note takes back the import it tells of', async () => {
    const { page } = await roster.openWith(HOME_MADE);
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back: Imported lab.csv: 4 new').waitFor();
    expect(await rosterOf(page)).toMatchObject({ devices: [], rooms: [] });
  });
});

/** Device lists as large as a district's, with the columns that take longest to read. */
function largeFile(rows: number): RosterFile {
  const lines = Array.from({ length: rows }, (_, at) => {
    const hex = at.toString(16).padStart(6, '0').match(/../g)?.join(':');
    return `CB-${at},SN${at},"Room ${at % 60}, by the window",00:1b:44:${hex},2026-11-20T08:00:00Z,${'x'.repeat(80)}`;
  });
  return { name: 'large.csv', bytes: Buffer.from(['Label,Serial,Location,MAC,Last sync,Remark', ...lines].join('\n')) };
}
