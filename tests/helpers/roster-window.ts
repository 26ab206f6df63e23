import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { repoRoot } from '../../build/lib/paths.mjs';
import { accessibilityFaults } from './accessibility.ts';
import { keepEvidenceOfFailures, type Launched, launchConsole } from './electron.ts';

/** Kept after every run, so that people can look at what the tests saw. Not in git. */
const PICTURES = join(repoRoot, 'test-results', 'pictures');

/** A file as it is dropped on the window. */
export interface RosterFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export async function rosterFixture(name: string): Promise<RosterFile> {
  return { name, bytes: await readFile(join(repoRoot, 'tests', 'fixtures', 'roster', name)) };
}

/** Drags the files over the window and lets them go. */
export async function dropFiles(page: Page, ...files: readonly RosterFile[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (dropped) => {
      const data = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

/** Everything the page complained about since it began to load: errors, failed loads, what its security policy refused. */
async function complaintsOf(page: Page): Promise<string[]> {
  const [messages, errors] = await Promise.all([page.consoleMessages(), page.pageErrors()]);
  const loud = messages.filter((message) => message.type() === 'error' || message.type() === 'warning');
  return [...loud.map((message) => message.text()), ...errors.map(String)];
}

/**
 * A key with Ctrl as the keyboard sends it: to the page first and, where that does not use it up, to the application menu.
 * Playwright's own keys never reach the menu.
 */
export async function pressWithControl({ app }: Launched, keyCode: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, key) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ['keyDown', 'keyUp'] as const) {
      contents?.sendInputEvent({ type, keyCode: key, modifiers: ['control'] });
    }
  }, keyCode);
}

/** The roster as the main process has it. */
export async function rosterOf(page: Page) {
  const reply = await page.evaluate(() => window.tdc.request['roster.snapshot']());
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

export interface RosterWindow {
  /** A console without a roster, on the simulated network. */
  open(): Promise<{ launched: Launched; page: Page }>;
  /** On the roster screen, with the file imported. */
  openWith(file: RosterFile): Promise<{ launched: Launched; page: Page }>;
}

/**
 * Call once in a file: every test gets a data folder of its own, what it opens is closed again, and it fails when the page
 * complained of anything.
 */
export function openRosterWindows(): RosterWindow {
  let launched: Launched | null = null;
  let dataDir = '';
  keepEvidenceOfFailures(() => launched);
  beforeEach(async () => {
    await mkdir(PICTURES, { recursive: true });
    dataDir = await mkdtemp(join(tmpdir(), 'tdc-roster-'));
  });
  afterEach(async () => {
    const complaints = launched === null ? [] : await complaintsOf(launched.page);
    await launched?.close();
    launched = null;
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    expect(complaints).toEqual([]);
  });

  const open = async () => {
    launched = await launchConsole({ dataDir, args: ['--transport', 'simulated'] });
    await launched.page.getByRole('heading', { name: 'Bring in your devices' }).waitFor();
    return { launched, page: launched.page };
  };
  const openWith = async (file: RosterFile) => {
    const opened = await open();
    await importFile(opened.page, file);
    await goTo(opened.page, 'Roster');
    await opened.page.getByRole('grid', { name: 'Devices' }).waitFor();
    return opened;
  };
  return { open, openWith };
}

export async function goTo(page: Page, screen: 'Live' | 'Roster' | 'Settings'): Promise<void> {
  await page
    .getByRole('button', { name: screen, exact: true })
    .or(page.getByRole('link', { name: screen, exact: true }))
    .first()
    .click();
}

export const previewIn = (page: Page): Locator => page.getByRole('dialog', { name: 'Import preview' });
export const deviceRow = (page: Page, label: string): Locator => page.locator('[data-device]', { hasText: label });

/** Drops the file and saves its preview as it is. */
export async function importFile(page: Page, file: RosterFile): Promise<void> {
  await dropFiles(page, file);
  const preview = previewIn(page);
  await preview.waitFor();
  await preview.getByRole('button', { name: /^Import/ }).click();
  await preview.waitFor({ state: 'hidden' });
}

/** Takes a picture of a state for people to look at, once axe has found nothing in it. */
export async function picture(page: Page, name: string): Promise<void> {
  expect(await accessibilityFaults(page), name).toEqual([]);
  await page.screenshot({ path: join(PICTURES, `roster-${name}.png`) });
}
