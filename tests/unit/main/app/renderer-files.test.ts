import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageAddress } from '../../../../main/app/page-address.ts';
import { createRendererServer, locateRendererFile } from '../../../../main/app/renderer-files.ts';

const address = createPageAddress(null);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let folder: string;
let serve: (request: Request) => Promise<Response>;

/** Only what the server reads: a real `Request` would tidy the address before the server sees it. */
const get = (url: string, method = 'GET') => serve({ url, method } as Request);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tdc-renderer-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><html><head></head></html>');
  await writeFile(join(folder, 'renderer', 'assets', 'index.js'), 'code');
  await writeFile(join(folder, 'renderer', 'assets', 'index.js.map'), 'map');
  serve = createRendererServer(join(folder, 'renderer'), address, quiet);
});

afterAll(() => rm(folder, { recursive: true }));

describe('renderer server', () => {
  it('serves the page with its policy, and a nonce that is new each time and the same in page and policy', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await get(address.url);
        expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        const inPage = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(await response.text())?.[1];
        expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${inPage}'`);
        return inPage;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('serves scripts with their type', async () => {
    const response = await get('tdc://console/assets/index.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('code');
  });

  it.each([
    'tdc://console/../secret.js',
    'tdc://console/%2e%2e/secret.js',
    'tdc://console/..%2fsecret.js',
    'tdc://console/assets/..%2f..%2fsecret.js',
    'tdc://console/..%5csecret.js',
    'tdc://console/assets/%2e%2e%5c%2e%2e%5csecret.js',
    'tdc://console//etc/secret.js',
    'tdc://console/C:/secret.js',
    'tdc://console/index.html%00.js',
    'tdc://console/%ff.js',
    'tdc://other/assets/index.js',
    'tdc://console/assets/index.js.map',
    'tdc://console/assets',
    'tdc://console/',
    'tdc://console/missing.js',
  ])('gives nothing away for %s', async (url) => {
    const response = await get(url);
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).toBe('');
  });

  it('answers reading only', async () => {
    expect((await get(address.url, 'POST')).status).toBe(405);
  });
});

describe('locateRendererFile', () => {
  it('never leaves its folder, however the dots are written', () => {
    for (const path of ['..%2f..%2fetc%2fhosts.js', '%2e%2e%2fsecret.js', 'a%2f..%2f..%2fsecret.js']) {
      expect(locateRendererFile('/app/renderer', `tdc://console/${path}`, address)).toHaveProperty('refusal');
    }
  });
});
