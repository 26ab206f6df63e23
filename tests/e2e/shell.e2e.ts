import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepEvidenceOfFailures, type Launched, launchConsole, startAgain } from '../helpers/electron.ts';

let launched: Launched | null = null;
let dataDir: string;

keepEvidenceOfFailures(() => launched);

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tdc-shell-'));
});

afterEach(async () => {
  await launched?.close();
  launched = null;
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function launch(args: readonly string[] = []): Promise<Launched> {
  launched = await launchConsole({ dataDir, args });
  return launched;
}

async function closeAndForget(): Promise<void> {
  await launched?.close();
  launched = null;
}

const bounds = ({ app }: Launched) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
const isVisible = ({ app }: Launched) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

describe('window', () => {
  it('opens again where it was left', async () => {
    const first = await launch();
    const place = { x: 140, y: 90, width: 1_040, height: 720 };
    await expect.poll(() => isVisible(first)).toBe(true);
    await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), place);
    await expect.poll(() => bounds(first)).toEqual(place);
    await closeAndForget();

    expect(await bounds(await launch())).toEqual(place);
  });

  it('comes forward, and stays alone, when the console is started again', async () => {
    const first = await launch();
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await startAgain({ dataDir })).toBe(0);
    await expect.poll(() => isVisible(first)).toBe(true);
    expect(first.app.windows()).toHaveLength(1);
  });

  it('comes back by itself with fresh states when its page dies', async () => {
    const { app } = await launch();
    const reply = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) return 'no window';
      const isBack = new Promise<void>((resolve) => {
        contents.once('render-process-gone', () => contents.once('did-finish-load', () => resolve()));
      });
      contents.forcefullyCrashRenderer();
      await isBack;
      return contents.executeJavaScript(`window.tdc.request['live.snapshot']()`);
    });
    expect(reply).toMatchObject({ ok: true, value: { epoch: expect.any(String) } });
  });
});

describe('menu', () => {
  it('tells the page what was chosen, and checks devices where other programs reload', async () => {
    const { app, page } = await launch();
    await page.evaluate(() => {
      const chosen: string[] = [];
      Object.assign(globalThis, { chosen });
      window.tdc.on['app.menuChosen']((command) => chosen.push(command));
    });
    const keys = await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
      for (const item of items.filter(({ accelerator }) => ['CmdOrCtrl+R', 'F5'].includes(String(accelerator))))
        item.click();
      return items.filter(({ role }) => /reload/i.test(role ?? '')).length;
    });
    expect(keys).toBe(0);
    const chosen = () => page.evaluate(() => (globalThis as unknown as { chosen: string[] }).chosen);
    await expect.poll(chosen).toEqual(['check-now', 'check-now']);
  });
});

describe('demo school', () => {
  it('has its own folder and says so in the title', async () => {
    const { app, page } = await launch(['--demo']);
    expect(await page.evaluate(() => window.tdc.request['app.info']())).toMatchObject({
      ok: true,
      value: { isDemo: true, dataDir: join(dataDir, 'demo') },
    });
    const title = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    expect(title).toContain('demo school');
  });

  it('starts as another process that keeps the other options', async () => {
    const { app, page } = await launch();
    await app.evaluate(({ app: electron }) => {
      const calls: unknown[] = [];
      Object.assign(globalThis, { calls });
      // Recorded instead of done: a console started from here would outlive the test.
      electron.relaunch = (options) => void calls.push(options?.args);
      electron.quit = () => void calls.push('quit');
    });
    await page.evaluate(() => window.tdc.request['app.openDemo']());
    const [args, last] = (await app.evaluate(() => (globalThis as unknown as { calls: unknown[] }).calls)) as [
      string[],
      string,
    ];
    expect(args.slice(-2)).toEqual([`--data=${dataDir}`, '--demo']);
    expect(last).toBe('quit');
    await app.evaluate(({ app: electron }) => {
      electron.removeAllListeners('will-quit');
      setImmediate(() => electron.exit(0));
    });
    await app.waitForEvent('close');
    launched = null;
  });
});

describe('data that cannot be opened', () => {
  it('keeps the window out of sight and leaves the file as it was', async () => {
    await launch();
    await closeAndForget();
    await writeFile(join(dataDir, 'console.db'), 'this is not a database, and nobody may overwrite it');

    const second = await launch();
    await expect.poll(() => second.log()).toContain('console not opened store.');
    expect(await isVisible(second)).toBe(false);
    const reply = await second.page.evaluate(() => window.tdc.request['live.snapshot']());
    expect(reply).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^store\./) } });
  });
});
