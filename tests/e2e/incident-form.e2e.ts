import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wcagFaults } from '../helpers/accessibility.ts';
import { keepEvidenceOfFailures, type Launched, launchConsole } from '../helpers/electron.ts';

/*
 * The form in the real window, one test after the other in one demo school. Nobody is signed in: a proctor with a typed name.
 */
describe.sequential('logging an incident', () => {
  let console_: Launched | null = null;
  let dataDir = '';
  keepEvidenceOfFailures(() => console_);
  const launched = () => {
    if (console_ === null) throw new Error('Nothing is running.');
    return console_;
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tdc-e2e-'));
    console_ = await launchConsole({ args: ['--demo'], dataDir });
    await console_.page.getByRole('heading', { name: 'Room 112' }).waitFor();
  });
  afterAll(async () => {
    await console_?.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  test('a first-timer finds the way by keyboard alone, and nothing bars the way', async () => {
    const { page } = launched();
    await page.keyboard.press('Control+I');
    const form = page.getByRole('dialog', { name: 'Log an incident' });
    await expectFocus(page, 'What happened?');
    await expectNoBarriers(page);

    await page.keyboard.type('laptop froze');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'Where?');
    await page.keyboard.type('114');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'Tell what happened');
    await page.keyboard.type('Seat A3 went black. We restarted it.');
    await page.keyboard.press('Control+Enter');
    // What is still missing is asked for, and the keyboard is there.
    await expectFocus(page, 'Your name');
    await page.keyboard.type('J. Ortiz');
    await form.getByText(/^Saved on this laptop \d/).waitFor();
    await form.getByText('Students affected').click();
    await form.getByText('More, if you know it').click();
    await form.getByRole('group', { name: 'Seats of Room 114' }).getByRole('button').first().click();
    await form.getByRole('button', { name: /Moved to another/ }).click();
    await expectNoBarriers(page);
    await form.getByRole('button', { name: 'Cancel' }).click();

    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('dialog', { name: 'Incident submitted' })
      .getByText(/^INC-\d{4}-/)
      .waitFor();
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a trained person needs four steps, from a tile even three', async () => {
    const { page } = launched();
    const startedAt = performance.now();
    const keys = new KeyCount(page);
    await keys.press('Control+I');
    await keys.type('froze');
    await keys.press('Enter');
    await keys.type('118');
    await keys.press('Enter');
    await keys.type('B2 froze, restarted.');
    await keys.press('Control+Enter');
    await page
      .getByRole('dialog', { name: 'Incident submitted' })
      .getByText(/^INC-\d{4}-/)
      .waitFor();
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(
      `From Ctrl+I to saved: ${keys.commands} keys and ${keys.letters} letters, ${seconds.toFixed(1)} s by script`,
    );
    expect(keys.commands).toBe(4);
    await page.keyboard.press('Escape');

    await page.locator('[data-device]').first().focus();
    await page.keyboard.press('Control+I');
    await expectFocus(page, 'What happened?');
    const room = await page.getByRole('combobox', { name: 'Where?' }).inputValue();
    expect(room).not.toBe('');
    await page.keyboard.type('froze');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'Tell what happened');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a draft older than a second survives when the console is killed', async () => {
    const { page, app } = launched();
    await page.keyboard.press('Control+I');
    await expectFocus(page, 'What happened?');
    await page.getByRole('textbox', { name: 'Tell what happened' }).fill('Half a sentence, then the battery');
    await page.waitForTimeout(1_000);
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGKILL');
    await gone;

    console_ = await launchConsole({ args: ['--demo'], dataDir });
    const again = console_.page;
    await again.getByRole('button', { name: /unfinished/ }).click();
    await again.getByRole('menuitem', { name: /Half a sentence/ }).click();
    const text = again.getByRole('textbox', { name: 'Tell what happened' });
    await text.waitFor();
    expect(await text.inputValue()).toBe('Half a sentence, then the battery');
  });
});

/** Counts what a person's fingers do. */
class KeyCount {
  commands = 0;
  letters = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.commands += 1;
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.letters += text.length;
    await this.#page.keyboard.type(text);
  }
}

/** Waits until the field with this label has the keyboard. */
async function expectFocus(page: Page, label: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const field = document.activeElement;
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      ? [...(field.labels ?? [])].some((each) => each.textContent === wanted)
      : false;
  }, label);
}

async function expectNoBarriers(page: Page): Promise<void> {
  expect(await wcagFaults(page, '[data-incident-form]')).toEqual([]);
}
