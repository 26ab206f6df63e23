import type { PrintToPDFOptions, WebPreferences } from 'electron';

/** Pages of paper, not of the console: no script, no preload, nothing to load. Pinned by a test like the window's. */
export const PRINT_PREFERENCES: WebPreferences = {
  javascript: false,
  images: false,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  webgl: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: false,
};

/** Countries that print on Letter (Unicode CLDR, measurement data, `paperSize US-Letter`); everybody else has A4. */
const LETTER_COUNTRIES: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/**
 * Margins come from the page's own `@page` rule, in which browsers of version 131 and newer also write the page numbers.
 * Older ones get them from us.
 *
 * @param country  Two letters; empty: not known, then Letter, since the tests are American.
 * @param chromiumVersion  `130.0.6723.137`.
 */
export function printOptions(country: string, chromiumVersion: string): PrintToPDFOptions {
  const hasMarginBoxes = Number.parseInt(chromiumVersion, 10) >= 131;
  return {
    pageSize: country === '' || LETTER_COUNTRIES.has(country) ? 'Letter' : 'A4',
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    ...(hasMarginBoxes
      ? {}
      : { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: FOOTER_TEMPLATE }),
  };
}

const FOOTER_TEMPLATE = `<div style="width: 100%; margin: 0 14mm; display: flex; justify-content: space-between;
  font: 7.5pt 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; color: #444;">
  <span class="title"></span>
  <span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span>
</div>`;
