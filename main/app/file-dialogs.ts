import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import { MAX_ROSTER_FILE_BYTES } from '../../shared/contract/roster-channels.ts';
import type { ReportFormat } from '../../shared/model/readiness.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { LeavingFile } from '../incidents/services.ts';
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

const ATTACHMENT: Wanted = {
  title: 'Attach a file',
  buttonLabel: 'Attach',
  filters: [ALL_FILES],
  bound: {
    maxBytes: 20 * 1024 * 1024,
    tooLarge: 'is larger than 20 MB. Keep it on paper or on a drive, and note where.',
  },
};

const EXCHANGE_EXTENSION = 'tdcx';
const EXCHANGE: Wanted = {
  title: 'Open a file from another console',
  buttonLabel: 'Open',
  filters: [{ name: 'Console file', extensions: [EXCHANGE_EXTENSION] }, ALL_FILES],
  bound: { maxBytes: 64 * 1024 * 1024, tooLarge: 'is larger than 64 MB, which no request or answer is.' },
};

const LEAVING_KINDS: Readonly<Record<LeavingFile['format'], string>> = {
  pdf: 'PDF',
  csv: 'CSV',
  json: 'JSON',
  txt: 'Text',
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

export const pickAttachment = (window: BrowserWindow): Promise<Result<NamedBytes | null>> => pick(window, ATTACHMENT);

export const pickExchangeFile = (window: BrowserWindow): Promise<Result<NamedBytes | null>> => pick(window, EXCHANGE);

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

/** The file is made only after the person said where to, and under that name: an export that was called off is none. */
export function saveLeavingFile(
  window: BrowserWindow,
  { name, format, make }: LeavingFile,
  print: (page: string) => Promise<Result<Uint8Array>>,
): Promise<Result<string | null>> {
  const kind = { name: LEAVING_KINDS[format], extensions: [format] };
  return save(window, { title: 'Save', kind, name }, async (fileName) => {
    const made = await make(fileName);
    if (!made.ok) return made;
    return format === 'pdf' ? print(made.value.text) : ok(made.value.text);
  });
}

export const saveBytes = (window: BrowserWindow, { name, bytes }: NamedBytes): Promise<Result<string | null>> =>
  save(window, { title: 'Save a copy', kind: ALL_FILES, name }, () => ok(bytes));

export const saveExchangeFile = (window: BrowserWindow, { name, text }: NamedText): Promise<Result<string | null>> =>
  save(window, { title: 'Save', kind: { name: 'Console file', extensions: [EXCHANGE_EXTENSION] }, name }, () =>
    ok(text),
  );

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
  /** Gets the name chosen, without folders. */
  contentOf: (fileName: string) => Result<string | Uint8Array> | Promise<Result<string | Uint8Array>>,
): Promise<Result<string | null>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(app.getPath('documents'), name),
    filters: [kind],
  });
  if (canceled || filePath === '') return ok(null);
  const content = await contentOf(basename(filePath));
  return content.ok ? writeChosenFile(filePath, content.value) : content;
}
