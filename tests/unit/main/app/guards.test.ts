import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ALLOWED_PERMISSIONS, bringBack, guardContents, guardSession } from '../../../../main/app/guards.ts';
import { createPageAddress } from '../../../../main/app/page-address.ts';

const address = createPageAddress(null);
let logged: string[];
const log = {
  info: () => {},
  warn: (message: string, ...details: unknown[]) => void logged.push([message, ...details].join(' ')),
  error: () => {},
};

beforeEach(() => {
  logged = [];
});

/** As much of Electron's contents as the guards take hold of. */
class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly loaded: string[] = [];
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
}

class FakeSession extends EventEmitter {
  beforeRequest: ((details: { url: string }, decide: (decision: { cancel: boolean }) => void) => void) | null = null;
  request: ((contents: unknown, permission: string, answer: (isAllowed: boolean) => void) => void) | null = null;
  check: ((contents: unknown, permission: string) => boolean) | null = null;
  device: ((details: { deviceType: string }) => boolean) | null = null;
  readonly webRequest = {
    onBeforeRequest: (handler: typeof this.beforeRequest) => {
      this.beforeRequest = handler;
    },
  };
  setPermissionRequestHandler(handler: typeof this.request): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: typeof this.check): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: typeof this.device): void {
    this.device = handler;
  }
}

function guardedContents(): FakeContents {
  const contents = new FakeContents();
  guardContents(contents as unknown as WebContents, address, log);
  return contents;
}

function guardedSession(): FakeSession {
  const session = new FakeSession();
  guardSession(session as unknown as Session, address, log);
  return session;
}

describe('guards of a page', () => {
  const isStopped = (event: 'will-frame-navigate' | 'will-redirect', url: string, isMainFrame = true) => {
    const details = { url, isMainFrame, preventDefault: vi.fn() };
    guardedContents().emit(event, details);
    return details.preventDefault.mock.calls.length > 0;
  };

  it.each(['file:///etc/hosts', 'https://example.org/', 'tdc://console/assets/index.js', 'javascript:alert(1)'])(
    'stop a navigation to %s',
    (url) => {
      expect(isStopped('will-frame-navigate', url)).toBe(true);
      expect(isStopped('will-redirect', url)).toBe(true);
      expect(logged).toHaveLength(2);
    },
  );

  it('let the page load itself again, and only as the main frame', () => {
    expect(isStopped('will-frame-navigate', address.url)).toBe(false);
    expect(isStopped('will-frame-navigate', address.url, false)).toBe(true);
  });

  it('open no window, not even with our own page', () => {
    expect(guardedContents().openHandler?.({ url: address.url })).toEqual({ action: 'deny' });
    expect(logged).toHaveLength(1);
  });

  it('bring back a page that went to about:blank, where no guard is asked first', () => {
    const contents = new FakeContents();
    bringBack(contents as unknown as WebContents, address, log);
    contents.emit('did-navigate', {}, address.url);
    expect(contents.loaded).toEqual([]);
    contents.emit('did-navigate', {}, 'about:blank');
    expect(contents.loaded).toEqual([address.url]);
  });

  it('attach no webview', () => {
    const event = { preventDefault: vi.fn() };
    guardedContents().emit('will-attach-webview', event, {}, { src: address.url });
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('guards of the session', () => {
  const isBlocked = (url: string) => {
    const decide = vi.fn();
    guardedSession().beforeRequest?.({ url }, decide);
    return decide.mock.calls[0]?.[0];
  };

  it.each(['http://127.0.0.1:80/', 'https://example.org/a.js', 'ws://127.0.0.1/', 'file:///etc/hosts', 'ftp://h/'])(
    'block a request for %s',
    (url) => {
      expect(isBlocked(url)).toEqual({ cancel: true });
      expect(logged).toHaveLength(1);
    },
  );

  it('let the files of the page through', () => {
    expect(isBlocked('tdc://console/assets/index.js')).toEqual({ cancel: false });
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'hid',
    'usb',
    'openExternal',
    'clipboard-read',
    'toString',
  ])('deny the permission %s, asked and checked', (permission) => {
    const answer = vi.fn();
    guardedSession().request?.(null, permission, answer);
    expect(answer.mock.calls).toEqual([[false]]);
    expect(guardedSession().check?.(null, permission)).toBe(false);
  });

  it('allow what the table lists, with a reason each', () => {
    for (const [permission, reason] of Object.entries(ALLOWED_PERMISSIONS)) {
      expect(reason).not.toBe('');
      expect(guardedSession().check?.(null, permission)).toBe(true);
    }
    expect(Object.keys(ALLOWED_PERMISSIONS)).toEqual(['clipboard-sanitized-write', 'fullscreen']);
  });

  it('deny devices and downloads', () => {
    expect(guardedSession().device?.({ deviceType: 'usb' })).toBe(false);
    const event = { preventDefault: vi.fn() };
    guardedSession().emit('will-download', event, { getURL: () => 'https://example.org/a.zip' });
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});
