import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../../build/lib/paths.mjs';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import {
  keepEvidenceOfFailures,
  type Launched,
  launchConsole,
  SHORTLY_BEFORE_THE_FAILURE,
} from '../helpers/electron.ts';

/** Kept after every run, so that people can look at what the tests saw. Not in git. */
const PICTURES = join(repoRoot, 'test-results', 'pictures');

let launched: Launched | null = null;
let dataDir: string;

keepEvidenceOfFailures(() => launched);

beforeEach(async () => {
  await mkdir(PICTURES, { recursive: true });
  dataDir = await mkdtemp(join(tmpdir(), 'tdc-morning-'));
});

afterEach(async () => {
  await launched?.close();
  launched = null;
  await rm(dataDir, { recursive: true, force: true });
});

async function open(...args: readonly string[]): Promise<Page> {
  launched = await launchConsole({ dataDir, args });
  return launched.page;
}

/** Six addresses of this computer, and one device that has none. */
const LAB = `Asset ID,Location,Seat,IP Address,Serial Number,Most Recent User
CB-0411,Room 112,A1,127.0.0.21,SER411,kim@example.org
CB-0412,Room 112,A2,127.0.0.22,SER412,lee@example.org
CB-0413,Room 112,A3,127.0.0.23,SER413,
PC-0414,Room 114,A1,127.0.0.24,SER414,
PC-0415,Room 114,A2,127.0.0.25,SER415,
PC-0416,Room 114,A3,::1,SER416,
PC-0417,Room 114,A4,,SER417,
`;

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ''], fileName ?? '', { type: 'text/csv' }));
      return data;
    },
    [name, text],
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

const tile = (page: Page, name: RegExp) => page.getByRole('button', { name }).or(page.getByRole('gridcell', { name }));

describe('the first morning', () => {
  test('from nothing to a live room: drop the export, look, import, see real answers', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Bring in your devices' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'first-start.png') });

    await drop(page, 'devices.csv', LAB);
    const preview = page.getByRole('dialog', { name: 'Import preview' });
    await preview.getByText('7 new').first().waitFor();
    expect(await preview.getByText('Most Recent User').count()).toBeGreaterThan(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'import-preview.png') });

    await preview.getByRole('button', { name: /^Import/ }).click();
    await preview.waitFor({ state: 'hidden' });
    await page
      .getByRole('button', { name: 'Live' })
      .or(page.getByRole('link', { name: 'Live' }))
      .first()
      .click();

    await tile(page, /Seat A1, CB-0411, up/).waitFor();
    await tile(page, /Seat A3, PC-0416, up/).waitFor();
    await tile(page, /Seat A4, PC-0417, unknown/).waitFor();
    await page
      .getByText(/native ICMP|system ping/)
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'live-real.png') });
  });

  test('the roster is still there after the console was closed and opened again', async () => {
    const first = await open();
    await first.getByRole('heading', { name: 'Bring in your devices' }).waitFor();
    await drop(first, 'devices.csv', LAB);
    const preview = first.getByRole('dialog', { name: 'Import preview' });
    await preview.getByText('7 new').first().waitFor();
    await preview.getByRole('button', { name: /^Import/ }).click();
    await preview.waitFor({ state: 'hidden' });
    await launched?.close();

    const second = await open();
    await tile(second, /Seat A1, CB-0411, up/).waitFor();
  });
});

describe('the demo school', () => {
  test('one room loses its access point: the sentence, the room, the seats, and who is down', async () => {
    launched = await launchConsole({ dataDir, args: ['--demo'], env: SHORTLY_BEFORE_THE_FAILURE });
    const { page } = launched;
    await page.getByText('Demo school').first().waitFor();
    await page
      .getByText(/AP 114: 11 of 12 devices went silent/)
      .first()
      .waitFor({ timeout: 85_000 });
    await tile(page, /Seat A3, .* down for/)
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    for (const [width, height] of [
      [1024, 768],
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await launched?.app.evaluate(
        ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
        [width, height] as const,
      );
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(PICTURES, `live-bad-minute-${width}-${colorScheme}.png`) });
      }
    }

    await tile(page, /Seat A3, .* down for/)
      .first()
      .click();
    await page.getByRole('button', { name: 'Check now' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'device-panel.png') });
  }, 150_000);

  test('every screen is free of serious accessibility faults, in light and dark', async () => {
    const page = await open('--demo');
    await page.getByText('Demo school').first().waitFor();
    for (const screen of ['Live', 'Roster', 'Settings']) {
      await page
        .getByRole('button', { name: screen })
        .or(page.getByRole('link', { name: screen }))
        .first()
        .click();
      await page.waitForTimeout(500);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await accessibilityFaults(page), `${screen}, ${colorScheme}`).toEqual([]);
        await page.screenshot({ path: join(PICTURES, `${screen.toLowerCase()}-${colorScheme}.png`) });
      }
    }
  });
});
