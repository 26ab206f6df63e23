/** Our own scheme: unlike `file:`, it has an origin, reaches one folder only, and takes response headers. */
export const SCHEME = 'tdc';
const HOST = 'console';
const PAGE_PATH = '/index.html';

/** Where the page of the console lives, and what counts as ours. */
export interface PageAddress {
  readonly url: string;
  /** False in everything that is shipped. */
  readonly isDevServer: boolean;
  /** The page itself, whatever its fragment: may send messages and be navigated to. */
  isOurPage(url: string): boolean;
  /** Anything that belongs to the page: may be loaded. */
  isOurs(url: string): boolean;
}

/**
 * @param devServerUrl  Set by `npm run dev` to the address of the development server; null in everything that is shipped.
 */
export function createPageAddress(devServerUrl: string | null): PageAddress {
  return devServerUrl === null ? ownScheme : devServer(new URL(devServerUrl));
}

const ownScheme: PageAddress = {
  url: `${SCHEME}://${HOST}${PAGE_PATH}`,
  isDevServer: false,
  isOurPage: (url) => isOurs(parse(url)) && parse(url)?.pathname === PAGE_PATH,
  isOurs: (url) => isOurs(parse(url)),
};

/** Compares parts, not text: `tdc://console.evil/` begins like ours. Node gives schemes of our own no `origin`. */
function isOurs(url: URL | null): boolean {
  return (
    url !== null && url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === ''
  );
}

/** The development server reloads pages and talks over a web socket; its tools load from `devtools:`. */
function devServer(server: URL): PageAddress {
  return {
    url: server.href,
    isDevServer: true,
    isOurPage: (url) => parse(url)?.origin === server.origin,
    isOurs(url) {
      const parsed = parse(url);
      if (parsed?.protocol === 'devtools:') return true;
      return parsed?.host === server.host && ['http:', 'ws:'].includes(parsed.protocol);
    },
  };
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
