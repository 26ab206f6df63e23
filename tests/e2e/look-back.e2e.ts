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
  dataDir = await mkdtemp(join(tmpdir(), 'tdc-look-back-'));
});

afterEach(async () => {
  await launched?.close();
  launched = null;
  await rm(dataDir, { recursive: true, force: true });
});

const findings = (page: Page) =>
  page.evaluate(async () => {
    const diagnosis = await window.tdc.request['diagnosis.snapshot']();
    return diagnosis.ok ? diagnosis.value.open : [];
  });

describe('an access point fails in the demo school', () => {
  test('it is one finding and one alert; a name acknowledges it; the history shows what happened', async () => {
    launched = await launchConsole({ dataDir, args: ['--demo'], env: SHORTLY_BEFORE_THE_FAILURE });
    const { page } = launched;
    await expect.poll(async () => (await findings(page)).length, { timeout: 85_000 }).toBe(1);
    expect(await findings(page)).toMatchObject([{ layer: 'access-point', scope: { name: 'AP 114' } }]);

    await page
      .getByRole('button', { name: /^Alerts/ })
      .first()
      .click();
    await page
      .getByText(/AP 114/)
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'alerts.png') });

    await page.getByRole('button', { name: 'Acknowledge', exact: true }).first().click();
    await page.getByLabel('Your name or initials').fill('Ms. Ortiz');
    await page.keyboard.press('Enter');
    await page
      .getByText(/Ms\. Ortiz/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('heading', { name: 'History' }).first().waitFor();
    await page.getByText('Room 114').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'history.png') });
  });
});
