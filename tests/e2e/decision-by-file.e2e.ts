import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PIN } from '../../shared/model/demo-people.ts';
import { accessibilityFaults } from '../helpers/accessibility.ts';
import { keepEvidenceOfFailures, type Launched, launchConsole } from '../helpers/electron.ts';

const DISTRICT_PIN = '407158';

const running: Launched[] = [];
let folder: string;

keepEvidenceOfFailures(() => running.at(-1) ?? null);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-by-file-'));
});

afterEach(async () => {
  for (const launched of running.splice(0)) await launched.close();
  await rm(folder, { recursive: true, force: true });
});

async function launch(name: string, args: readonly string[] = []): Promise<Launched> {
  const launched = await launchConsole({ dataDir: join(folder, name), args });
  running.push(launched);
  return launched;
}

/** The next file that is saved or opened in this window. */
async function nextFile({ app }: Launched, name: string): Promise<string> {
  const filePath = join(folder, name);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: chosen })) as never;
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as never;
  }, filePath);
  return filePath;
}

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).check();
  await page.getByRole('textbox', { name: 'PIN' }).fill(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Signed in: ${name}` }).waitFor();
}

async function beginInDistrictOffice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  await page.getByRole('radio', { name: /^In the district office/ }).check();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Dan Ortiz');
  await page.getByLabel('New PIN').fill(DISTRICT_PIN);
  await page.getByLabel('The same again').fill(DISTRICT_PIN);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Signed in: Dan Ortiz, District coordinator' }).waitFor();
}

async function showPeople(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Signed in: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'People and PINs' }).click();
  await page.getByRole('heading', { name: 'Trusted consoles' }).waitFor();
}

async function showDistrictQueue(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Incidents/ }).click();
  const back = page.getByRole('button', { name: 'All incidents' });
  const tab = page.getByRole('tab', { name: /District queue/ });
  await back.or(tab).first().waitFor();
  if (await back.isVisible()) await back.click();
  await tab.click();
}

async function handOverCard(from: Launched, to: Launched, file: string): Promise<void> {
  await nextFile(from, file);
  await from.page.getByRole('button', { name: 'Save the card…' }).click();
  await from.page.getByText(`Saved ${file}`).waitFor();
  await nextFile(to, file);
  await to.page.getByRole('button', { name: 'Open a card…' }).click();
  await to.page.getByRole('checkbox', { name: /We compared the digits/ }).check();
  await to.page.getByRole('button', { name: 'Trust this console' }).click();
}

async function openFile(launched: Launched, file: string): Promise<void> {
  await nextFile(launched, file);
  await launched.page.getByRole('button', { name: /^Open a file/ }).click();
}

/** Ms. Alvarez sends a phone in Room 114 to the district; its page stays open. Replies with its number. */
async function sendToDistrict(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Room 114' }).waitFor();
  await page.keyboard.press('Control+I');
  await page.getByRole('combobox', { name: /What happened/ }).waitFor();
  await page.keyboard.type('phone rang');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Room 114');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /Tell what happened/ }).fill('A phone rang in seat C4.');
  await page.getByRole('textbox', { name: /Your name/ }).fill('Mr. Lee');
  await page.keyboard.press('Control+Enter');
  const saved = await page.getByRole('status').filter({ hasText: 'Saved as' }).innerText();
  await page.getByRole('button', { name: 'Sign in to open it' }).click();
  await signIn(page, 'Ms. Alvarez', DEMO_PIN);
  await page.getByRole('button', { name: 'Start the review' }).click();
  const next = page.getByRole('region', { name: 'Next step' });
  await next.getByRole('button', { name: /^Send to the district/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Send to the district' });
  await dialog.getByLabel(/right away/i).fill('The phone lies in the office.');
  await dialog.getByLabel(/Students affected/i).fill('1');
  await dialog.getByLabel('Why the list of proof is not complete').fill('It is being collected.');
  await dialog.getByRole('button', { name: 'Send to the district' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return /INC-\d{4}-\w{4,8}/.exec(saved)?.[0] ?? saved;
}

describe('two consoles without a network between them', () => {
  test('the district decides in its own office, by file, and the incident of the school moves once', async () => {
    const school = await launch('school', ['--demo']);
    const district = await launch('district');
    await beginInDistrictOffice(district.page);
    const number = await sendToDistrict(school.page);

    await showPeople(school.page, 'Ms. Alvarez');
    await showPeople(district.page, 'Dan Ortiz');
    await district.page.getByRole('textbox', { name: 'This console’s card' }).fill('Springfield district office');
    await handOverCard(district, school, 'district.tdcx');
    await handOverCard(school, district, 'school.tdcx');

    await school.page.getByRole('button', { name: /^Incidents/ }).click();
    const request = await nextFile(school, 'request.tdcx');
    await school.page.getByRole('button', { name: 'Save the request…' }).click();
    await school.page.getByText('Send it to Springfield district office.').waitFor();
    expect(await readFile(request, 'utf8')).not.toMatch(/phone|Room 114/);

    await showDistrictQueue(district.page);
    const text = await readFile(request, 'utf8');
    await writeFile(
      join(folder, 'changed.tdcx'),
      text.replace(/"sealed":"./, (start) => (start.endsWith('A') ? '"sealed":"B' : '"sealed":"A')),
    );
    await openFile(district, 'changed.tdcx');
    await district.page.getByText(/something in it was changed on the way/).waitFor();
    await openFile(district, 'request.tdcx');
    await district.page.getByRole('textbox', { name: /What was decided/ }).fill('Possession without use.');
    await nextFile(district, 'answer.tdcx');
    await district.page.getByRole('button', { name: 'Approve', exact: true }).click();
    await district.page.getByText(/Saved as answer.tdcx/).waitFor();

    await showDistrictQueue(school.page);
    await openFile(school, 'answer.tdcx');
    await school.page.getByText(`${number} was approved.`).waitFor();
    await school.page.getByText('District approved').first().waitFor();
    await showDistrictQueue(school.page);
    await openFile(school, 'answer.tdcx');
    await school.page.getByText(/was taken in before/).waitFor();
  });
});
