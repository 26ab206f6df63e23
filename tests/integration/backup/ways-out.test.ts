import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ConsoleWindow } from '../../../main/app/console-window.ts';
import { offerWaysOut } from '../../../main/app/ways-out.ts';
import type { AppError } from '../../../shared/result.ts';
import { aRoom } from '../../helpers/builders.ts';
import { aFolder, open, refusal } from '../store/store-folder.ts';
import { backupsOf, made } from './backup-house.ts';

const { showMessageBox, quit } = vi.hoisted(() => ({ showMessageBox: vi.fn(), quit: vi.fn() }));
vi.mock('electron', () => ({
  app: { name: 'Testing Day Console', quit },
  dialog: { showMessageBox },
  shell: {},
}));

/** Presses the button that begins like this. */
function press(label: string) {
  return async ({ buttons }: { readonly buttons: readonly string[] }) => ({
    response: buttons.findIndex((button) => button.startsWith(label)),
  });
}

function waysOut(error: AppError, dataDir: string): Promise<boolean> {
  // The window is only told to step aside.
  const window = { holdBack: () => undefined } as unknown as ConsoleWindow;
  const wrapper = {
    isAvailable: () => false,
    wrap: (key: Buffer) => key,
    unwrap: (blob: Buffer) => blob,
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return offerWaysOut(error, window, { dataDir, wrapper, log });
}

async function aDamagedSchool(): Promise<string> {
  const dataDir = aFolder();
  const store = open(dataDir);
  store.roster.write({ what: 'x', rooms: [aRoom({ name: 'Room 112' })] });
  await made(backupsOf(store).service.backUpNow('session-end'));
  store.close();
  const database = join(dataDir, 'console.db');
  writeFileSync(database, readFileSync(database).fill(1, 8_192, 40_960));
  return dataDir;
}

test('offerWaysOut > restores the newest good backup and keeps the damaged file', async () => {
  const dataDir = await aDamagedSchool();
  const harmed = readFileSync(join(dataDir, 'console.db'));
  showMessageBox.mockImplementationOnce(press('Restore the backup of'));
  expect(await waysOut(refusal(dataDir), dataDir)).toBe(true);

  const store = open(dataDir);
  expect(store.roster.load().rooms[0]?.name).toBe('Room 112');
  store.close();
  const kept = readdirSync(dataDir).find((name) => name.startsWith('console-damaged-')) ?? '';
  expect(readFileSync(join(dataDir, kept)).equals(harmed)).toBe(true);
});

test('offerWaysOut > says why a restore failed and asks again', async () => {
  const dataDir = await aDamagedSchool();
  const error = refusal(dataDir);
  const asked: string[] = [];
  showMessageBox.mockImplementationOnce(async (options) => {
    for (const name of readdirSync(join(dataDir, 'backups'))) writeFileSync(join(dataDir, 'backups', name), '{}');
    return press('Restore the backup of')(options);
  });
  showMessageBox.mockImplementationOnce(async (options) => {
    asked.push(options.detail);
    return press('Quit')(options);
  });
  expect(await waysOut(error, dataDir)).toBe(false);
  expect(asked).toEqual([expect.stringContaining('backup.no-manifest')]);
  expect(quit).toHaveBeenCalledOnce();
});

test('offerWaysOut > offers no backup where none would help', async () => {
  const dataDir = aFolder();
  const store = open(dataDir);
  const buttons: string[] = [];
  showMessageBox.mockImplementationOnce(async (options) => {
    buttons.push(...options.buttons);
    return press('Try again')(options);
  });
  expect(await waysOut(refusal(dataDir), dataDir)).toBe(true);
  expect(buttons).toEqual(['Try again', 'Show the data folder', 'Open the demo school', 'Quit']);
  store.close();
});
