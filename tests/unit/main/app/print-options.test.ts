import { describe, expect, it } from 'vitest';
import { printFolderOf } from '../../../../main/app/options.ts';
import { PRINT_PREFERENCES, printOptions } from '../../../../main/app/print-options.ts';

describe('PRINT_PREFERENCES', () => {
  it('pins that a page to print runs nothing and reaches nothing', () => {
    expect(PRINT_PREFERENCES).toMatchObject({
      javascript: false,
      images: false,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(PRINT_PREFERENCES).not.toHaveProperty('preload');
  });
});

describe('printOptions', () => {
  it('takes Letter in countries that have it and where the country is not known, A4 elsewhere', () => {
    expect(['US', '', 'CA', 'DE', 'JP'].map((country) => printOptions(country, '140.0.0.0').pageSize)).toEqual([
      'Letter',
      'Letter',
      'Letter',
      'A4',
      'A4',
    ]);
  });

  it('numbers the pages once: itself before Chromium 131, by the page itself from then on', () => {
    expect(printOptions('US', '130.0.6723.137')).toMatchObject({
      displayHeaderFooter: true,
      footerTemplate: expect.stringContaining('totalPages'),
    });
    expect(printOptions('US', '131.0.0.1')).not.toHaveProperty('displayHeaderFooter');
  });
});

describe('printFolderOf', () => {
  it('finds the folder between switches of Chromium, and is null for everybody else', () => {
    expect(printFolderOf(['--no-sandbox', '.', '--print-report=/tmp/a b'])).toBe('/tmp/a b');
    expect(printFolderOf(['--no-sandbox', '.', '--demo'])).toBeNull();
    expect(printFolderOf(['--print-report='])).toBeNull();
  });
});
