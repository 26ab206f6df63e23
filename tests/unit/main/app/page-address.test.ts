import { describe, expect, it } from 'vitest';
import { createPageAddress } from '../../../../main/app/page-address.ts';

describe('page address of a shipped console', () => {
  const address = createPageAddress(null);

  it('takes its own page, whatever the fragment', () => {
    expect(address.isOurPage(address.url)).toBe(true);
    expect(address.isOurPage(`${address.url}#room-114`)).toBe(true);
  });

  it('loads the files beside the page but takes none of them for the page', () => {
    expect(address.isOurs('tdc://console/assets/index-1.js')).toBe(true);
    expect(address.isOurPage('tdc://console/assets/index-1.js')).toBe(false);
  });

  it.each([
    'tdc://console.evil/index.html',
    'tdc://evil/index.html',
    'tdc://user:pw@console/index.html',
    'tdc://console:81/index.html',
    'tdc:console/index.html',
    'tdcx://console/index.html',
    'file:///index.html',
    'https://console/index.html',
    'http://127.0.0.1/index.html',
    'http://localhost:5173/',
    'devtools://devtools/bundled/inspector.html',
    'data:text/html,hello',
    'about:blank',
    'not an address',
    '',
  ])('refuses %s', (url) => {
    expect(address.isOurs(url)).toBe(false);
    expect(address.isOurPage(url)).toBe(false);
  });
});

describe('page address in development', () => {
  const address = createPageAddress('http://localhost:5173');

  it('takes the development server with its web socket, and no other', () => {
    expect(address.isOurPage('http://localhost:5173/index.html')).toBe(true);
    expect(address.isOurs('ws://localhost:5173/')).toBe(true);
    expect(address.isOurPage('http://localhost:5174/')).toBe(false);
    expect(address.isOurs('http://localhost:5174/')).toBe(false);
    expect(address.isOurPage('ws://localhost:5173/')).toBe(false);
    expect(address.isOurs('file:///etc/hosts')).toBe(false);
  });
});
