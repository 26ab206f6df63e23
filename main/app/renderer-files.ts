import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import type { Log } from '../log.ts';
import { contentSecurityPolicy } from './csp.ts';
import type { PageAddress } from './page-address.ts';

/** Everything the renderer build puts out. What is not listed is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file of the renderer build, or why there is none. */
export type Located = { readonly path: string; readonly contentType: string } | { readonly refusal: string };

/**
 * The file that a `tdc:` address means, below `root` and nowhere else.
 *
 * @param root  Folder of the built renderer, absolute.
 * @param url   As the page asked for it; may try anything.
 */
export function locateRendererFile(root: string, url: string, address: PageAddress): Located {
  if (!address.isOurs(url)) return { refusal: 'not our address' };
  const encodedPath = new URL(url).pathname;
  const path = decode(encodedPath);
  if (path === null || path.includes('\0')) return { refusal: 'not a readable path' };
  // A backslash separates folders on Windows, and a colon names a drive or a stream; neither is in a name that we build.
  if (/[\\:]/.test(path)) return { refusal: 'not a path of ours' };

  const file = join(root, path);
  const below = relative(root, file);
  if (below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
    return { refusal: 'outside the renderer folder' };
  }
  const contentType = CONTENT_TYPES[extname(file).toLowerCase()];
  return contentType === undefined ? { refusal: 'not a kind of file that the page has' } : { path: file, contentType };
}

/** Serves the built renderer, read-only, with the security headers on every answer. Never throws. */
export function createRendererServer(
  root: string,
  address: PageAddress,
  log: Log,
): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 405 });
    const located = locateRendererFile(root, url, address);
    if ('refusal' in located) {
      log.warn(`page file refused (${located.refusal})`, url);
      return new Response(null, { status: 403 });
    }
    try {
      return respond(await readFile(located.path), located.contentType);
    } catch (error) {
      log.warn('page file not read', url, error);
      return new Response(null, { status: 404 });
    }
  };
}

function respond(bytes: Buffer<ArrayBuffer>, contentType: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const body = contentType.startsWith('text/html') ? withNonce(bytes.toString('utf8'), nonce) : bytes;
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    },
  });
}

/** Tells the page its nonce the way Vite does; a browser hides the attribute from styles and gives it to our script only. */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

function decode(encodedPath: string): string | null {
  try {
    return decodeURIComponent(encodedPath);
  } catch {
    return null;
  }
}
