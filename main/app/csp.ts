/** Closed for every page, the development server's included. */
const CLOSED = {
  'default-src': "'none'",
  'object-src': "'none'",
  'frame-src': "'none'",
  'worker-src': "'none'",
  'frame-ancestors': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
} as const;

/**
 * What the page may load: itself, and nothing else. The network stays out of reach, since the main process does all probing.
 *
 * `style-src` carries a nonce because the user interface kit writes its theme into `<style>` elements at run time. A nonce
 * lets exactly those through, where `'unsafe-inline'` would let any injected style through.
 *
 * @param nonce  New for every load of the page, see `renderer-files.ts`.
 */
export function contentSecurityPolicy(nonce: string): string {
  return toHeader({
    ...CLOSED,
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'font-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'none'",
  });
}

/** For pages of the development server only: hot reload writes inline scripts and styles and needs a web socket. */
export function devContentSecurityPolicy(): string {
  return toHeader({
    ...CLOSED,
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self' ws:",
  });
}

function toHeader(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
