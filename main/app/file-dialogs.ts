import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import { MAX_ROSTER_FILE_BYTES } from '../../shared/contract/channels.ts';
import type { ReportFormat } from '../../shared/model/readiness.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { NamedBytes, NamedText } from '../services.ts';
import { readChosenFile, type SizeBound, writeChosenFile } from './chosen-file.ts';

/** One kind of file to ask for: what the dialog says and what the file may weigh. */
interface Wanted {
  readonly title: string;
  readonly buttonLabel: string;
  readonly filters: FileFilter[];
  readonly bound: SizeBound;
}

const ALL_FILES: FileFilter = { name: 'All files', extensions: ['*'] };

const ROSTER: Wanted = {
  title: 'Import roster',
  buttonLabel: 'Import',
  filters: [{ name: 'Device exports', extensions: ['csv', 'tsv', 'txt'] }, ALL_FILES],
  bound: { maxBytes: MAX_ROSTER_FILE_BYTES, tooLarge: 'is larger than 64 MB, which no device export is.' },
};

const SITE: Wanted = {
  title: 'Open site file',
  buttonLabel: 'Open',
  filters: [{ name: 'Site file', extensions: ['json'] }, ALL_FILES],
  // 500 network devices and five certificates stay far below.
  bound: { maxBytes: 4 * 1024 * 1024, tooLarge: 'is larger than 4 MB, which no site file is.' },
};

const REPORT_KINDS: Readonly<Record<ReportFormat, string>> = {
  pdf: 'PDF',
  html: 'Web page',
  csv: 'CSV',
  json: 'JSON',
};

/** Asks for a roster file and reads it here: the page never learns where it lies. Null: the person changed their mind. */
export const pickRosterFile = (window: BrowserWindow): Promise<Result<NamedBytes | null>> => pick(window, ROSTER);

export const pickSiteFile = (window: BrowserWindow): Promise<Result<NamedBytes | null>> => pick(window, SITE);

/** Asks where, and writes there. Replies with the name of the file; null: the person changed their mind. */
export const saveRosterFile = (window: BrowserWindow, file: NamedText): Promise<Result<string | null>> =>
  save(window, { title: 'Export roster', kind: { name: 'CSV', extensions: ['csv'] }, name: file.name }, () =>
    ok(file.text),
  );

export const saveSiteFile = (window: BrowserWindow, file: NamedText): Promise<Result<string | null>> =>
  save(window, { title: 'Save site file', kind: { name: 'Site file', extensions: ['json'] }, name: file.name }, () =>
    ok(file.text),
  );

export const saveHistory = (
  window: BrowserWindow,
  file: NamedText,
  format: 'csv' | 'json',
): Promise<Result<string | null>> =>
  save(
    window,
    { title: 'Save statistics', kind: { name: REPORT_KINDS[format], extensions: [format] }, name: file.name },
    () => ok(file.text),
  );

/**
 * @param print  Makes the PDF of a page. Asked for only after the person said where to, since it takes a second.
 */
export function saveReport(
  window: BrowserWindow,
  file: NamedText,
  format: ReportFormat,
  print: (page: string) => Promise<Result<Uint8Array>>,
): Promise<Result<string | null>> {
  const name = format === 'pdf' ? file.name.replace(/\.html$/, '.pdf') : file.name;
  const kind = { name: REPORT_KINDS[format], extensions: [format] };
  return save(window, { title: 'Save report', kind, name }, () =>
    format === 'pdf' ? print(file.text) : ok(file.text),
  );
}

async function pick(window: BrowserWindow, wanted: Wanted): Promise<Result<NamedBytes | null>> {
  const { title, buttonLabel, filters, bound } = wanted;
  const options = { title, buttonLabel, filters, properties: ['openFile' as const] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  const [path] = filePaths;
  return canceled || path === undefined ? ok(null) : readChosenFile(path, bound);
}

async function save(
  window: BrowserWindow,
  { title, kind, name }: { readonly title: string; readonly kind: FileFilter; readonly name: string },
  contentOf: () => Result<string | Uint8Array> | Promise<Result<string | Uint8Array>>,
): Promise<Result<string | null>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(app.getPath('documents'), name),
    filters: [kind],
  });
  if (canceled || filePath === '') return ok(null);
  const content = await contentOf();
  return content.ok ? writeChosenFile(filePath, content.value) : content;
}
