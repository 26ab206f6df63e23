import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../main/app/csp.ts';

const NONCE = 'bm9uY2UtZm9yLXRlc3Rz';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a built renderer on a free loopback port, under the shipped content security policy. */
export async function serveRenderer(root: string): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const path = asked === '/' ? '/index.html' : asked;
    readFile(join(root, path)).then(
      (bytes) => {
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'content-security-policy': contentSecurityPolicy(NONCE) });
        response.end(
          type.startsWith('text/html')
            ? bytes.toString().replace('<head>', `<head><meta property="csp-nonce" nonce="${NONCE}">`)
            : bytes,
        );
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => closeServer(server) };
}

/**
 * The fake bridge as a script for `page.addInitScript`: puts `window.tdc` in place and the controls at `window.fake`.
 * It reads its options from `window.fakeOptions`, which a script added before it may set.
 */
export async function fakeBridgeScript(): Promise<string> {
  const outDir = join(tmpdir(), `tdc-fake-bridge-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, 'fake-bridge-install.ts'),
        formats: ['iife'],
        name: 'fakeBridge',
        fileName: () => 'fake.js',
      },
    },
  });
  return readFile(join(outDir, 'fake.js'), 'utf8');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
