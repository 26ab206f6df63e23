import type { Session, WebContents } from 'electron';
import type { Log } from '../log.ts';
import type { PageAddress } from './page-address.ts';

/**
 * What a page may ask of the system. Everything that is not listed is denied; the reasons are there for who wants to add a
 * line.
 */
export const ALLOWED_PERMISSIONS: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'copying an address or an event line for a message to the network team',
  fullscreen: 'the wall or projector view',
};

/** Guards for every page the application ever opens, the console's own and any that slips in. */
export function guardContents(contents: WebContents, address: PageAddress, log: Log): void {
  denyNavigation(contents, address, log);
  denyNewWindows(contents, log);
  denyWebviews(contents, log);
}

/** Guards for everything the pages share: network, permissions, downloads. */
export function guardSession(session: Session, address: PageAddress, log: Log): void {
  blockRequests(session, address, log);
  denyPermissions(session, log);
  denyDownloads(session, log);
}

/**
 * The window shows one page for its whole life. A link, a script or a file dropped on the window must not replace it with
 * something that then has our preload.
 */
function denyNavigation(contents: WebContents, address: PageAddress, log: Log): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && address.isOurPage(event.url)) return;
    log.warn('navigation denied', event.url);
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (event.isMainFrame && address.isOurPage(event.url)) return;
    log.warn('redirect denied', event.url);
    event.preventDefault();
  });
}

/**
 * `about:blank` is the one place that a script can go to without Chromium asking us first. Whoever ends up there is brought
 * back; the console goes on behind it, and its messages were refused meanwhile.
 */
export function bringBack(contents: WebContents, address: PageAddress, log: Log): void {
  contents.on('did-navigate', (_event, url) => {
    if (url !== 'about:blank') return;
    log.warn('page left, loaded again', url);
    void contents.loadURL(address.url).catch((error: unknown) => log.error('page not loaded', error));
  });
}

/** A new window would be a page without our guards' knowledge of it. */
function denyNewWindows(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('new window denied', url);
    return { action: 'deny' };
  });
}

/** `webviewTag` is off already; this holds should anyone turn it on. */
function denyWebviews(contents: WebContents, log: Log): void {
  contents.on('will-attach-webview', (event, _preferences, { src }) => {
    log.warn('webview denied', src);
    event.preventDefault();
  });
}

/** The page talks to nobody: the main process does all probing, and everything the page shows comes with the program. */
function blockRequests(session: Session, address: PageAddress, log: Log): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const isBlocked = !address.isOurs(url);
    if (isBlocked) log.warn('request blocked', url);
    decide({ cancel: isBlocked });
  });
}

/** Chromium asks twice, once whether it may ask and once for the thing itself; both get the answer of the table. */
function denyPermissions(session: Session, log: Log): void {
  const isAllowed = (permission: string) => Object.hasOwn(ALLOWED_PERMISSIONS, permission);
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    if (!isAllowed(permission)) log.warn('permission denied', permission);
    answer(isAllowed(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
  session.setDevicePermissionHandler(({ deviceType }) => {
    log.warn('device permission denied', deviceType);
    return false;
  });
}

/** Files are written by the main process, where the person chose. */
function denyDownloads(session: Session, log: Log): void {
  session.on('will-download', (event, item) => {
    log.warn('download denied', item.getURL());
    event.preventDefault();
  });
}
