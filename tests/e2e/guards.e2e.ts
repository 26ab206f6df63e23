import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channels } from '../../shared/contract/channels.ts';
import { keepEvidenceOfFailures, type Launched, launchConsole } from '../helpers/electron.ts';

/**
 * The shipped window from the inside and from the outside. A test here has to fail when its guard is switched off, so whoever
 * changes one tries that again. Two things are held twice and fail only when both guards are off: the network (policy and
 * request block) and a dropped file (window option, navigation guard, and the page's own drop handling).
 */
const PAGE = 'tdc://console/index.html';

let launched: Launched;
let server: Server;
let serverUrl: string;
/** Requests that reached the loopback server. There must never be one. */
let visits: string[] = [];

keepEvidenceOfFailures(() => launched);

beforeAll(async () => {
  server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('<title>Reached</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  launched = await launchConsole();
});

afterAll(async () => {
  await launched.close();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  visits = [];
});

/** Loads an address into a window of its own, as the main process could by mistake; replies with how that ended. */
function loadInNewWindow(url: string): Promise<string> {
  return launched.app.evaluate(async ({ BrowserWindow }, target) => {
    const window = new BrowserWindow({ show: false });
    const outcome = await window.loadURL(target).then(
      () => 'loaded',
      (error: Error) => error.message,
    );
    window.destroy();
    return outcome;
  }, url);
}

const windowCount = () => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

describe('page', () => {
  it('has no way to Node or Electron', async () => {
    const kinds = await launched.page.evaluate(() =>
      ['process', 'require', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'].map((name) => name in globalThis),
    );
    expect(kinds).not.toContain(true);
  });

  it('runs isolated from the preload, in the sandbox', async () => {
    const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const all = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined;
      const { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity } =
        all?.getLastWebPreferences() ?? {};
      return { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity };
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
  });

  it('sees the functions of the contract table and nothing else', async () => {
    const seen = await launched.page.evaluate(() => ({
      bridge: Object.keys(window.tdc).sort(),
      names: [...Object.keys(window.tdc.request), ...Object.keys(window.tdc.on)].sort(),
      unknown: typeof (window.tdc.request as Record<string, unknown>)['roster.format'],
    }));
    expect(seen).toEqual({ bridge: ['on', 'request'], names: Object.keys(channels).sort(), unknown: 'undefined' });
  });

  it('cannot change the functions it was given', async () => {
    const isChanged = await launched.page.evaluate(() => {
      const own = () => Promise.resolve({ ok: true as const, value: undefined });
      try {
        Object.assign(window.tdc.request, { 'app.openDemo': own });
      } catch {
        return false;
      }
      return window.tdc.request['app.openDemo'] === own;
    });
    expect(isChanged).toBe(false);
  });

  it('runs no evaluated, inline or foreign code', async () => {
    const outcome = await launched.page.evaluate(async (url) => {
      // In a task of the page's own: what the test tool runs itself is exempt from the policy.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function('return "ran"')());
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'other');
          }
        });
      });
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.ranInline = true';
      document.head.append(inline);
      const foreign = document.createElement('script');
      const isRefused = new Promise((resolve) => {
        foreign.addEventListener('error', () => resolve(true));
        foreign.addEventListener('load', () => resolve(false));
      });
      foreign.src = `${url}/script.js`;
      document.head.append(foreign);
      return { evaluated, ranInline: 'ranInline' in globalThis, isRefused: await isRefused };
    }, serverUrl);
    expect(outcome).toEqual({ evaluated: 'EvalError', ranInline: false, isRefused: true });
    expect(visits).toEqual([]);
  });

  it('shows no injected style', async () => {
    const colour = await launched.page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) !important }';
      document.head.append(style);
      return getComputedStyle(document.body).color;
    });
    expect(colour).not.toBe('rgb(1, 2, 3)');
  });

  it('is drawn without breaking its own policy', async () => {
    const violations: string[] = [];
    launched.page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await launched.page.reload();
    await launched.page.getByRole('navigation').first().waitFor();
    expect(violations).toEqual([]);
  });

  it('reaches no host, whatever it tries', async () => {
    const outcomes = await launched.page.evaluate(async (url) => {
      const byFetch = await fetch(`${url}/fetch`).then(
        () => 'reached',
        () => 'blocked',
      );
      const byImage = await new Promise<string>((resolve) => {
        const image = new Image();
        image.onload = () => resolve('reached');
        image.onerror = () => resolve('blocked');
        image.src = `${url}/image.png`;
      });
      const bySocket = await new Promise<string>((resolve) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.onopen = () => resolve('reached');
        socket.onerror = () => resolve('blocked');
      }).catch(() => 'blocked');
      return [byFetch, byImage, bySocket];
    }, serverUrl);
    expect(outcomes).toEqual(['blocked', 'blocked', 'blocked']);
    expect(visits).toEqual([]);
  });

  it('opens no window', async () => {
    const isNull = await launched.page.evaluate((url) => window.open(url) === null, PAGE);
    expect(isNull).toBe(true);
    expect(await windowCount()).toBe(1);
  });

  it('stays where it is, even with a file of its own', async () => {
    for (const target of ['tdc://console/favicon.svg', `${serverUrl}/`]) {
      await launched.page.evaluate((url) => {
        location.href = url;
      }, target);
      await expect.poll(() => launched.log()).toContain(`navigation denied ${target}`);
      expect(launched.page.url()).toBe(PAGE);
    }
    expect(visits).toEqual([]);
  });

  it('comes back from the one place that it can go to unasked', async () => {
    await launched.page.evaluate(() => {
      location.href = 'about:blank';
    });
    await expect.poll(() => launched.log()).toContain('page left, loaded again about:blank');
    await launched.page.getByRole('navigation').first().waitFor();
    expect(launched.page.url()).toBe(PAGE);
  });

  it('stays where it is when a file is dropped on it', async () => {
    const file = join(launched.dataDir, 'dropped.html');
    await writeFile(file, '<title>Dropped</title>');
    const devtools = await launched.page.context().newCDPSession(launched.page);
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 5, y: 300, data });
    }
    // The page answers after the drop has been dealt with.
    expect(await launched.page.evaluate(() => location.href)).toBe(PAGE);
    expect(await windowCount()).toBe(1);
  });

  it('gets no permission that the table does not list', async () => {
    const outcome = await launched.page.evaluate(async () => ({
      location: (await navigator.permissions.query({ name: 'geolocation' })).state,
      clipboard: await navigator.clipboard.readText().catch((error: Error) => error.name),
      notifications: await Notification.requestPermission(),
    }));
    expect(outcome).toEqual({ location: 'denied', clipboard: 'NotAllowedError', notifications: 'denied' });
  });

  it('downloads nothing', async () => {
    await launched.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'index.html';
      link.download = 'page.html';
      link.click();
    });
    await expect.poll(() => launched.log()).toContain('download denied');
  });

  it('has neither frames that reach the console nor webviews', async () => {
    const outcome = await launched.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>inside</p>';
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve);
      });
      const inFrame = 'tdc' in (frame.contentWindow ?? {});
      frame.remove();
      return { inFrame, webview: 'getURL' in document.createElement('webview') };
    });
    expect(outcome).toEqual({ inFrame: false, webview: false });
  });
});

describe('session', () => {
  it('loads no host and no file into any window', async () => {
    const file = join(launched.dataDir, 'secret.html');
    await writeFile(file, '<title>Secret</title>');
    expect(await loadInNewWindow(`${serverUrl}/page`)).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(await loadInNewWindow(pathToFileURL(file).href)).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(visits).toEqual([]);
  });

  it('serves nothing from outside the renderer folder', async () => {
    for (const path of ['..%2fmain%2findex.js', '%2e%2e%5cmain%5cindex.js', '..%2f..%2fpackage.json']) {
      const status = await launched.app.evaluate(
        async ({ session }, url) => (await session.defaultSession.fetch(url)).status,
        `tdc://console/${path}`,
      );
      expect(status).toBe(403);
    }
  });
});

describe('messages', () => {
  it('are refused with a code when they are too large or do not fit', async () => {
    const codes = await launched.page.evaluate(async () => {
      const tooLong = await window.tdc.request['app.reportError']({ message: 'x'.repeat(5_000), stack: null });
      const bytes = new Uint8Array(64 * 1024 * 1024 + 1);
      const tooLarge = await window.tdc.request['roster.readFile']({ name: 'a.csv', bytes });
      const wrong = await window.tdc.request['live.detail']({ deviceId: 7 } as never);
      return [tooLong, tooLarge, wrong].map((reply) => (reply.ok ? 'ok' : reply.error.code));
    });
    expect(codes).toEqual(['bad-request', 'bad-request', 'bad-request']);
    expect(await launched.log()).toContain('ipc bad-request: roster.readFile');
  });

  it('are refused from a window that we did not open', async () => {
    const code = await launched.app.evaluate(async ({ app, BrowserWindow }, url) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL(url);
      const reply = await stranger.webContents.executeJavaScript(`window.tdc.request['app.info']()`);
      stranger.destroy();
      return reply.ok ? 'ok' : reply.error.code;
    }, PAGE);
    expect(code).toBe('refused-sender');
  });

  it('are refused from our own window when it shows something else', async () => {
    // One of our own files: it loads and gets the preload, and yet it is not the page.
    const script = await launched.page.evaluate(
      () => document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '',
    );
    const code = await launched.app.evaluate(
      async ({ BrowserWindow }, urls) => {
        const [own] = BrowserWindow.getAllWindows();
        if (own === undefined) return 'no window';
        await own.loadURL(urls.script);
        const reply = await own.webContents.executeJavaScript(`window.tdc.request['app.info']()`);
        await own.loadURL(urls.page);
        return reply.ok ? 'ok' : reply.error.code;
      },
      { script, page: PAGE },
    );
    expect(code).toBe('refused-origin');
  });

  it('are answered from our own page', async () => {
    const reply = await launched.page.evaluate(() => window.tdc.request['app.info']());
    expect(reply).toMatchObject({ ok: true, value: { isDemo: false, dataDir: launched.dataDir } });
  });
});
