import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MenuCommand } from '../../shared/contract/app.ts';
import { wcagFaults } from '../helpers/accessibility.ts';
import { keepEvidenceOfFailures, type Launched, launchConsole } from '../helpers/electron.ts';

/*
 * The live screen in the real window, over the demo school: Room 112 has 28 devices in rows of seven, Room 114 twelve in rows
 * of four beside it. One window for the whole file; every test begins with nothing open, nothing filtered, 1280 x 800.
 */
let launched: Launched;
let page: Page;
/** What the page complained about: errors on its console, breaches of its policy, exceptions. */
const complaints: string[] = [];

keepEvidenceOfFailures(() => launched);

beforeAll(async () => {
  launched = await launchConsole({ args: ['--demo'] });
  page = launched.page;
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.getByText('Demo school').first().waitFor();
  await seat('Room 112', 'A1').waitFor();
  await recordSpokenWords();
});

afterAll(async () => {
  await launched?.close();
});

beforeEach(async () => {
  await resize(1_280, 800);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await expect.poll(() => page.getByRole('button', { name: /Show all/ }).count()).toBe(0);
  await expect.poll(() => panel().count()).toBe(0);
});

function resize(width: number, height: number): Promise<void> {
  return launched.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const);
}

const room = (name: string): Locator => page.getByRole('region', { name, exact: true });
const seat = (roomName: string, name: string): Locator =>
  room(roomName).getByRole('button', { name: new RegExp(`^Seat ${name},`) });
const panel = (): Locator => page.getByRole('region', { name: /^Device / });
const dialog = (): Locator => page.getByRole('dialog');

/** Keys as a person presses them; the grid draws and moves the focus within a frame or two. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const expectFocus = (tile: Locator): Promise<void> =>
  expect.poll(() => tile.evaluate((element) => element === document.activeElement)).toBe(true);

/** The device's live state as the main process has it. */
function liveOf(deviceId: string) {
  return page.evaluate(async (id) => {
    const reply = await window.tdc.request['live.snapshot']();
    return reply.ok ? (reply.value.devices.find((device) => device.id === id) ?? null) : null;
  }, deviceId);
}

/** Keeps whatever the polite live region says from now on. */
function recordSpokenWords(): Promise<void> {
  return page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(globalThis, { spoken });
    const region = document.querySelector('footer [role="log"]');
    if (region === null) throw new Error('no live region');
    const keep = () => spoken.push(region.textContent ?? '');
    new MutationObserver(keep).observe(region, { characterData: true, childList: true, subtree: true });
  });
}

const spokenWords = (): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken);

async function expectNoFaults(what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => scheme()).toBe(colorScheme);
    expect(await wcagFaults(page), `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

const scheme = (): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset.mantineColorScheme);

describe('keys in the grid', () => {
  it('arrows go along rows, across rows and on into the next room', async () => {
    await seat('Room 112', 'A1').focus();
    await press('ArrowRight', 'ArrowRight');
    await expectFocus(seat('Room 112', 'A3'));
    await press('ArrowDown');
    await expectFocus(seat('Room 112', 'B3'));
    await press('ArrowLeft', 'ArrowUp');
    await expectFocus(seat('Room 112', 'A2'));
    await press('End', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await expectFocus(seat('Room 112', 'A7'));
    await press('ArrowRight');
    await expectFocus(seat('Room 114', 'A1'));
    await press('End', 'ArrowDown');
    await expect.poll(() => room('Library').locator(':focus').count()).toBe(1);
  });

  it('Enter opens the device, Escape closes it and the focus is back on its tile', async () => {
    const tile = seat('Room 112', 'C4');
    await tile.focus();
    await press('Enter');
    await panel().getByText('Round trip, last 15 minutes').waitFor();
    await expectNoFaults('device panel');
    await page.getByRole('button', { name: 'Check now' }).focus();
    await press('Escape');
    await expect.poll(() => panel().count()).toBe(0);
    await expectFocus(tile);
  });

  it('Space checks the device at once', async () => {
    const tile = seat('Room 112', 'C5');
    const id = (await tile.getAttribute('data-device')) ?? '';
    await tile.focus();
    const before = Date.now();
    await press('Space');
    await expect.poll(async () => (await liveOf(id))?.checkedAt ?? 0).toBeGreaterThanOrEqual(before);
    expect(await panel().count()).toBe(0);
  });
});

describe('finding', () => {
  it('a slash leads to the search, which says how many it hides; Escape shows them again', async () => {
    await press('/');
    await page.keyboard.type('demo0415');
    await page.getByRole('button', { name: /^105 hidden/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Seat / }).count()).toBe(1);
    await expectNoFaults('searched');
    await press('Escape');
    await seat('Room 112', 'A1').waitFor();
  });

  it('states, rooms and kinds filter together', async () => {
    await page.getByRole('button', { name: /\d+ paused/ }).click();
    await page.getByRole('button', { name: /^103 hidden/ }).waitFor();
    await page.getByRole('button', { name: /^Rooms/ }).click();
    await expect
      .poll(() => page.getByRole('menu').evaluate((menu) => menu.contains(document.activeElement)))
      .toBe(true);
    await page.keyboard.type('lib');
    await expectFocus(page.getByRole('menuitemcheckbox', { name: 'Library' }));
    await press('Enter');
    await expect
      .poll(() => page.getByRole('menuitemcheckbox', { name: 'Library' }).getAttribute('aria-checked'))
      .toBe('true');
    await expectNoFaults('menu of rooms');
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^105 hidden/ }).waitFor();
    await page.getByRole('button', { name: /^Kinds/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Chromebook' }).click();
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByText('No device matches.', { exact: false }).waitFor();
    await press('Escape');
    await seat('Room 112', 'A1').waitFor();
  });

  it('the palette finds a device by its serial number and goes there', async () => {
    const tile = seat('Cart 3', 'A2');
    const id = (await tile.getAttribute('data-device')) ?? '';
    const serial = await page.evaluate(async (deviceId) => {
      const reply = await window.tdc.request['roster.snapshot']();
      return reply.ok ? reply.value.devices.find((device) => device.id === deviceId)?.serial : null;
    }, id);
    await press('Control+k');
    await dialog().getByRole('textbox').or(dialog().getByRole('searchbox')).fill(`${serial}`);
    await dialog().getByText('Cart 3, seat A2').waitFor();
    await expectNoFaults('palette');
    await press('Enter');
    await expect.poll(() => dialog().count()).toBe(0);
    await page.getByRole('heading', { name: 'Seat A2' }).waitFor();
    await expect.poll(() => tile.getAttribute('aria-expanded')).toBe('true');
  });

  it('the legend explains every sign and opens from the keyboard', async () => {
    await page.getByRole('button', { name: 'What the signs mean' }).focus();
    await press('Enter');
    await dialog().getByText('Answers, but loses some of the checks.').waitFor();
    await expectNoFaults('legend');
    await press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
  });
});

describe('commands', () => {
  it('a key that the page and the menu both know does its work once', async () => {
    // Done twice, either would be back where it was.
    const isProjector = () => page.locator('[data-projector]').count();
    await press('Control+Shift+P');
    await expect.poll(isProjector).toBe(1);
    await press('Control+Shift+P');
    await expect.poll(isProjector).toBe(0);
    const before = await scheme();
    await press('Control+Shift+L');
    await expect.poll(scheme).not.toBe(before);
    await setColourScheme('system');
  });

  it('each menu item reaches the page once and does its work', async () => {
    await page.evaluate(() => {
      const chosen: string[] = [];
      Object.assign(globalThis, { chosen });
      window.tdc.on['app.menuChosen']((command) => chosen.push(command));
    });
    const wanted: readonly [string, MenuCommand][] = [
      ['Readiness', 'go-readiness'],
      ['Sessions', 'go-sessions'],
      ['Roster', 'go-roster'],
      ['Platforms', 'go-platforms'],
      ['Settings', 'go-settings'],
      ['Live', 'go-live'],
      ['Find…', 'find'],
    ];
    for (const [label] of wanted) await chooseMenuItem(label);
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as { chosen: string[] }).chosen))
      .toEqual(wanted.map(([, command]) => command));
    await expectFocus(page.getByRole('searchbox', { name: /Search/ }));
  });

  function chooseMenuItem(label: string): Promise<void> {
    return launched.app.evaluate(({ Menu }, wanted) => {
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => menu.submenu?.items ?? []);
      const item = items.find((candidate) => candidate.label.replace('&', '') === wanted);
      if (item === undefined) throw new Error(`no menu item ${wanted}`);
      item.click();
    }, label);
  }

  it('a question mark shows signs and keys', async () => {
    await seat('Room 112', 'A1').focus();
    await press('?');
    await dialog().getByText('Move between seats, also from room to room').waitFor();
    await expectNoFaults('shortcuts');
    await press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
  });
});

function setColourScheme(colourScheme: 'light' | 'dark' | 'system'): Promise<unknown> {
  return page.evaluate(
    (wanted) => window.tdc.request['settings.update']({ ui: { colourScheme: wanted } }),
    colourScheme,
  );
}

describe('looks', () => {
  it('follows the choice of light and dark, and the system where that is the choice', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    for (const chosen of ['dark', 'light'] as const) {
      await setColourScheme(chosen);
      await expect.poll(scheme).toBe(chosen);
    }
    await setColourScheme('system');
    for (const system of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: system });
      await expect.poll(scheme).toBe(system);
    }
    await page.emulateMedia({ colorScheme: null });
  });

  it('a small window shows the device in a drawer over the rooms', async () => {
    await resize(1_024, 768);
    const tile = seat('Room 112', 'B2');
    await tile.focus();
    await press('Enter');
    await dialog().getByRole('heading', { name: 'Seat B2' }).waitFor();
    await expectNoFaults('drawer');
    await press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
    await expectFocus(tile);
  });

  it('projector mode leaves no student label anywhere in the page', async () => {
    const label = 'ZQ-913';
    const tile = seat('Room 112', 'B6');
    const id = (await tile.getAttribute('data-device')) ?? '';
    await page.evaluate(
      ([deviceId, studentLabel]) =>
        window.tdc.request['devices.update']({
          deviceIds: [deviceId ?? ''],
          patch: { studentLabel: studentLabel ?? '' },
        }),
      [id, label],
    );
    await tile.click();
    await panel().getByText(label).waitFor();
    await press('Control+Shift+P');
    await expect.poll(() => page.content()).not.toContain(label);
    await page.getByRole('button', { name: 'Check now' }).waitFor();
    await expectNoFaults('projector');
    await press('Control+Shift+P');
    await panel().getByText(label).waitFor();
  });
});

describe('one device', () => {
  it('can be paused and taken up again, marked as spare, and moved', async () => {
    const tile = seat('Room 118', 'A2');
    const id = (await tile.getAttribute('data-device')) ?? '';
    const moved = page.locator(`[data-device="${id}"]`);
    await tile.click();
    await page.getByRole('button', { name: 'Stop checking' }).click();
    await page.getByText('Not checked on purpose.', { exact: false }).waitFor();
    await expect.poll(() => moved.getAttribute('data-state')).toBe('paused');
    await expectNoFaults('paused');
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect.poll(() => moved.getAttribute('data-state'), { timeout: 15_000 }).not.toMatch(/paused|unknown/);

    await page.getByRole('button', { name: 'Mark as spare' }).click();
    await expect.poll(() => moved.getAttribute('aria-label')).toContain('spare');

    await page.getByRole('button', { name: 'Move to room' }).click();
    await expectNoFaults('menu of rooms to move to');
    await page.getByRole('menuitem', { name: 'Library' }).click();
    await expect.poll(() => room('Library').locator(`[data-device="${id}"]`).count()).toBe(1);
    expect(await room('Room 118').locator(`[data-device="${id}"]`).count()).toBe(0);
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });
});

describe('trouble', () => {
  it('a room that loses its access point is said once, named in its tiles, and clear to everybody', async () => {
    const sentence = page.getByText(/^Room 114’s access point.*: 11 of 12 devices went silent/);
    await sentence.waitFor({ timeout: 70_000 });
    expect(await sentence.getAttribute('role')).toMatch(/^(alert|status)$/);
    expect(await seat('Room 114', 'A3').getAttribute('aria-label')).toMatch(
      /^Seat A3, [A-Z]+-\d{4}, down for (\d+ seconds?|1 minute)$/,
    );
    await page.getByRole('button', { name: /11 down/ }).waitFor();
    await expectNoFaults('bad minute');
    // The sentence is read out by itself; the list of events says the room at most once before it was found whose fault it is.
    const said = (await spokenWords()).filter((words) => words.includes('Room 114 lost'));
    expect(said.length).toBeLessThanOrEqual(1);
    await page.getByRole('button', { name: 'Show room' }).click();
    await expect.poll(() => room('Room 114').locator(':focus').count()).toBe(1);
    await room('Room 114').getByText('access point', { exact: true }).waitFor();
  });

  it('the proof is one click away: who to call, the ready message, the evidence, and the way out', async () => {
    await page.getByRole('button', { name: 'Who to call' }).click();
    const card = page.getByRole('dialog', { name: 'Who to call' });
    await card
      .getByRole('region', { name: 'Message' })
      .getByText(/AP 114.*203\.0\.113\.242, ping/)
      .waitFor();
    await expectNoFaults('who to call');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Evidence' }).click();
    await page
      .getByRole('dialog', { name: /What is wrong/ })
      .getByText('Rule', { exact: true })
      .waitFor();
    await expectNoFaults('evidence');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: /What is wrong/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Network: 1 of \d down/ }).click();
    await page
      .getByRole('dialog', { name: /^Network/ })
      .getByText('AP 114')
      .waitFor();
    await expectNoFaults('way out');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Alerts \d/ }).click();
    await page.getByRole('cell', { name: /Desktop note/ }).waitFor();
    await expectNoFaults('alerts');
    await page.getByRole('button', { name: 'Live', exact: true }).click();
  });

  // The page cannot be asked while the main process stands still, so it keeps a diary.
  it.skipIf(process.platform === 'win32')(
    'a main process that stands still shows: everything looks old, the sentence says so, and both pass',
    async () => {
      await page.evaluate(() => {
        const diary: string[] = [];
        Object.assign(globalThis, { diary });
        setInterval(() => {
          const isSilent = document.querySelector('[data-silent] [data-device]') !== null;
          const title = document.querySelector('[aria-label="Situation"] p')?.textContent;
          diary.push(`${isSilent ? 'old' : 'fresh'}: ${title}`);
        }, 200);
      });
      const pid = launched.app.process().pid;
      if (pid === undefined) throw new Error('the main process is gone');
      process.kill(pid, 'SIGSTOP');
      try {
        await new Promise((resolve) => setTimeout(resolve, 5_500));
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      const diary = await page.evaluate(() => (globalThis as unknown as { diary: string[] }).diary);
      expect(diary).toContain('old: The console stopped answering');
      await expect.poll(() => page.locator('[data-silent]').count()).toBe(0);
      await page.getByText('The console stopped answering').waitFor({ state: 'detached' });
    },
  );
});

describe('the whole time', () => {
  it('the page complained about nothing: no error, no breach of its policy', () => {
    expect(complaints).toEqual([]);
  });
});
