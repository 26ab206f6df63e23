import { app, BrowserWindow, type Session, session } from 'electron';
import { fail, ok, type Result } from '../../shared/result.ts';
import { SECOND_MS } from '../../shared/units.ts';
import type { Log } from '../log.ts';
import { guardContents, guardSession } from './guards.ts';
import type { PageAddress } from './page-address.ts';
import { PRINT_PREFERENCES, printOptions } from './print-options.ts';

/** A scheme that only the printing session knows, and only for the one page: a `data:` address ends at 2 MB. */
const SCHEME = 'tdc-report';
const PAGE_URL = `${SCHEME}://report/page.html`;

const address: PageAddress = {
  url: PAGE_URL,
  isDevServer: false,
  isOurPage: (url) => url === PAGE_URL,
  isOurs: (url) => url === PAGE_URL,
};

/** A report of 1,000 checks takes some seconds on a slow laptop; one that takes this long never comes. */
const DEADLINE_MS = 90 * SECOND_MS;

/**
 * Prints a page that is whole in itself, through a window that nobody sees.
 *
 * @param page  A self-contained HTML document.
 * @returns The PDF, or `report-not-printed`.
 */
export async function printPage(page: string, log: Log): Promise<Result<Uint8Array>> {
  const printing = session.fromPartition(`print-${partitions++}`, { cache: false });
  const window = new BrowserWindow({ show: false, webPreferences: { ...PRINT_PREFERENCES, session: printing } });
  try {
    guardContents(window.webContents, address, log);
    guardSession(printing, address, log);
    servePage(printing, page);
    return ok(await withDeadline(loadAndPrint(window)));
  } catch (error) {
    log.error('report not printed', error);
    return fail(
      'report-not-printed',
      'The PDF could not be made. Save the report as a web page instead, open it in a browser and print it there.',
    );
  } finally {
    window.destroy();
    printing.protocol.unhandle(SCHEME);
  }
}

/** A session of its own for each print; without `persist:` it lives in memory and goes with its window. */
let partitions = 0;

function servePage(printing: Session, page: string): void {
  printing.protocol.handle(SCHEME, ({ method, url }) =>
    method === 'GET' && address.isOurPage(url)
      ? new Response(page, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
        })
      : new Response(null, { status: 404 }),
  );
}

async function loadAndPrint(window: BrowserWindow): Promise<Uint8Array> {
  await window.loadURL(address.url);
  return window.webContents.printToPDF(printOptions(app.getLocaleCountryCode(), process.versions.chrome));
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not printed within ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
