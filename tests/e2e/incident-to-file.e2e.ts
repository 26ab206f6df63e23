import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '../../build/lib/paths.mjs';
import { DEMO_PIN } from '../../shared/model/demo-people.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { keepEvidenceOfFailures, type Launched, launchConsole } from '../helpers/electron.ts';

/** Kept after every run, so that people can look at what the tests saw. Not in git. */
const PICTURES = join(repoRoot, 'test-results', 'pictures');
const DONE = 'The phone lies in the office. The student tests on.';
const TOLD = 'A phone rang in seat C4. The student switched it off and gave it to me. Nobody looked at it.';

let launched: Launched | null = null;
let folder: string;

keepEvidenceOfFailures(() => launched);

beforeEach(async () => {
  await mkdir(PICTURES, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'tdc-incident-'));
});

afterEach(async () => {
  await launched?.close();
  launched = null;
  await rm(folder, { recursive: true, force: true });
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).check();
  await page.getByRole('textbox', { name: 'PIN' }).fill(DEMO_PIN);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(name) }).waitFor();
}

async function savedNumber(page: Page): Promise<string> {
  const said = await page.getByRole('status').filter({ hasText: 'Saved as' }).innerText();
  return /INC-\d{4}-\w{4,8}/.exec(said)?.[0] ?? said;
}

/** The next file that is saved gets this name in the test's folder. */
async function savedAs({ app }: Launched, name: string): Promise<string> {
  const filePath = join(folder, name);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: chosen })) as never;
  }, filePath);
  return filePath;
}

async function exported(running: Launched, offer: RegExp, format: RegExp, name: string): Promise<string> {
  const file = await savedAs(running, name);
  const { page } = running;
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: offer }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: format }).check();
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  return file;
}

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
}

/** The command line as people have it, on no data folder. */
async function tdc(...args: string[]): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [join(repoRoot, 'out', 'main', 'cli.js'), ...args]);
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code, out };
}

async function takeStep(page: Page, label: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page
    .getByRole('region', { name: 'Next step' })
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click();
  const dialog = page.getByRole('dialog', { name: label });
  await fill(dialog);
  await dialog.getByRole('button', { name: label }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** A proctor, not signed in. Replies with the number that is shown. */
async function log(page: Page): Promise<string> {
  await page.keyboard.press('Control+I');
  await page.getByRole('combobox', { name: /What happened/ }).waitFor();
  await page.keyboard.type('phone rang');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Room 114');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /Tell what happened/ }).fill(TOLD);
  await page.getByRole('textbox', { name: /Your name/ }).fill('Mr. Lee');
  await page.keyboard.press('Control+Enter');
  return savedNumber(page);
}

async function review(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the review' }).click();
  await takeStep(page, 'Send to the district', async (dialog) => {
    await dialog.getByLabel(/right away/i).fill(DONE);
    await dialog.getByLabel(/Students affected/i).fill('1');
    await dialog.getByLabel('Why the list of proof is not complete').fill('It is being collected.');
  });
}

async function decide(page: Page, number: string): Promise<void> {
  await page.getByRole('tab', { name: /District queue/ }).click();
  await page.getByRole('button', { name: new RegExp(number) }).click();
  await page.getByRole('textbox', { name: /What was decided/ }).fill('Possession without use. The test counts.');
  await page.screenshot({ path: join(PICTURES, 'district-queue.png') });
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByText(`${number} was approved.`).waitFor();
}

describe('a phone rings in the demo school', () => {
  test('the proctor’s note becomes, without retyping, a decided, filed, exported and verifiable record', async () => {
    launched = await launchConsole({ dataDir: folder, args: ['--demo'] });
    const { page } = launched;
    await page.getByRole('heading', { name: 'Room 114' }).waitFor();
    const number = await log(page);
    await page.screenshot({ path: join(PICTURES, 'incident-submitted.png') });

    await page.getByRole('button', { name: 'Sign in to open it' }).click();
    await signIn(page, 'Ms. Alvarez');
    await page.getByRole('heading', { name: /Room 114/ }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain(TOLD);
    await review(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'incident-page.png') });

    await page.getByRole('button', { name: /Ms. Alvarez/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await signIn(page, 'Dr. Whitfield');
    await decide(page, number);

    await page.getByRole('tab', { name: /^Incidents/ }).click();
    await page.getByRole('row', { name: new RegExp(number) }).click();
    await page.getByRole('heading', { name: /Room 114/ }).waitFor();
    await takeStep(page, 'Record as filed with the state', async (dialog) => {
      await dialog.getByRole('button', { name: 'Now' }).click();
      await dialog.getByLabel('The state gave none').check();
      await dialog.getByLabel(/I read the texts once more/).check();
    });
    const form = await exported(launched, /^State form/, /PDF/, 'form.pdf');
    const share = await exported(launched, /^Share copy/, /JSON/, 'share.json');
    const record = await exported(launched, /^Whole record/, /JSON/, 'record.json');
    await page.screenshot({ path: join(PICTURES, 'incident-filed.png') });

    expect(textOf(form)).toContain(TOLD);
    expect(await readFile(share, 'utf8')).not.toMatch(new RegExp(`${number}|Lee|C4|Room 114|${DONE}`));
    expect(await tdc('audit', 'verify', record)).toMatchObject({ code: 0 });
    const forged = join(folder, 'forged.json');
    await writeFile(forged, (await readFile(record, 'utf8')).replaceAll('Nobody looked', 'Somebody looked'));
    expect(await tdc('audit', 'verify', forged)).toMatchObject({ code: 2, out: expect.stringContaining(number) });
  });
});
