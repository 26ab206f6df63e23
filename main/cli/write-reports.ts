import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import { printFolder } from './print-folder.ts';

export interface ReportFiles {
  /** Null: not wanted. */
  readonly html: string | null;
  readonly pdf: string | null;
}

/**
 * Writes the page, and prints it.
 *
 * @returns The files written; `report-not-written` or `no-print-engine` with a sentence.
 */
export async function writeReports(
  page: string,
  { html, pdf }: ReportFiles,
  printScript: string,
): Promise<Result<readonly string[]>> {
  if (html !== null) {
    const written = await write(html, (file) => writeFile(file, page));
    if (!written.ok) return written;
  }
  if (pdf !== null) {
    const printed = await print(page, pdf, printScript);
    if (!printed.ok) return printed;
  }
  return ok([html, pdf].filter((file) => file !== null));
}

async function print(page: string, pdf: string, printScript: string): Promise<Result<void>> {
  const result = await printed(page, printScript, (made) => write(pdf, (file) => copyFile(made, file)));
  return (
    result ??
    fail(
      'no-print-engine',
      'The PDF could not be made: that takes Electron, which could not be started here. Use --html FILE, open the page in a browser and print it from there.',
    )
  );
}

/**
 * Prints a page in a folder for the moment.
 *
 * @param keep  Given the PDF, which is gone when it has answered.
 * @returns What `keep` answered; null: nothing here can print.
 */
export async function printed<T>(
  page: string,
  printScript: string,
  keep: (pdf: string) => Promise<T>,
): Promise<T | null> {
  const folder = await mkdtemp(join(tmpdir(), 'tdc-print-'));
  try {
    await writeFile(join(folder, 'page.html'), page);
    return (await printFolder(folder, printScript)) ? await keep(join(folder, 'report.pdf')) : null;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function write(file: string, work: (file: string) => Promise<void>): Promise<Result<void>> {
  try {
    await work(file);
    return ok(undefined);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return fail(
      'report-not-written',
      `The report could not be written to ${file} (${code ?? String(cause)}). Choose another place.`,
    );
  }
}
