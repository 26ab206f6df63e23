import type { RosterEncoding, RosterIssue } from '../../shared/model/roster-import.ts';
import { decodeText, recogniseText } from './decode.ts';
import type { Delimiter } from './delimiter.ts';
import { findHeadings, uniqueNames } from './headings.ts';
import { IssueLog } from './issues.ts';
import { readPreamble, withoutStart } from './preamble.ts';
import { MAX_ROWS, type RecordsFailure, readRecords, type TableRecord } from './records.ts';

/** A file as a table: headings made unique, rows with their lines. What the columns mean is not known here. */
export interface RosterTable {
  readonly encoding: RosterEncoding;
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
  /** False when the first line is data already; columns are called `Column 1`, `Column 2`, … then. */
  readonly hasHeadings: boolean;
  readonly rows: readonly TableRecord[];
  readonly emptyColumns: ReadonlySet<string>;
  readonly warnings: readonly RosterIssue[];
}

/** A table, or why the file is none. `encoding` and `delimiter` of a refused file are what was found out until then. */
export type TableOutcome =
  | { readonly ok: true; readonly table: RosterTable }
  | {
      readonly ok: false;
      readonly encoding: RosterEncoding;
      readonly delimiter: Delimiter;
      readonly error: RosterIssue;
    };

export interface TableOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneRows: number, doneBytes: number) => void) | undefined;
}

const MAX_COLUMNS = 1_000;

/** Reads a file's bytes as a table, giving way to the event loop. Throws for no bytes; only an aborted `signal` ends it so. */
export async function readTable(bytes: Uint8Array, options: TableOptions = {}): Promise<TableOutcome> {
  const source = recogniseText(bytes);
  if (!source.ok) return { ok: false, encoding: 'utf-8', delimiter: ',', error: { line: null, ...source.error } };
  const { encoding } = source.value;
  const preamble = readPreamble(bytes, source.value);
  const { delimiter } = preamble;
  const refuse = (error: RosterIssue): TableOutcome => ({ ok: false, encoding, delimiter, error });

  const read = (keepStrayQuotes: boolean) =>
    readRecords(withoutStart(decodeText(bytes, source.value), preamble.length), {
      delimiter,
      skippedLines: preamble.lines,
      keepStrayQuotes,
      signal: options.signal,
      onRows: options.onProgress,
    });
  let { records, failure } = await read(false);
  const hasStrayQuotes = failure?.reason === 'stray-quote';
  if (hasStrayQuotes) ({ records, failure } = await read(true));
  if (failure !== null) return refuse(issueOf(failure));

  const headings = findHeadings(records);
  if (headings === null) return refuse(emptyFile('The file is empty.'));
  if (headings.names.length > MAX_COLUMNS) return refuse(tooWide(headings.line));
  const rows = records.slice(headings.firstRow);
  if (rows.length === 0) return refuse(emptyFile('The file has headings but no rows.'));

  const issues = new IssueLog();
  if (source.value.isGuess) issues.add(null, 'unsure-encoding', UNSURE_ENCODING);
  if (!headings.areInFile) issues.add(headings.line, 'no-headings', NO_HEADINGS);
  for (const row of rows) {
    const broken = checkShape(row, headings.names.length, hasStrayQuotes, issues);
    if (broken !== null) return refuse(broken);
  }
  const columns = uniqueNames(headings.names);
  const isEmpty = (index: number) => rows.every((row) => (row.cells[index] ?? '').trim() === '');
  const table: RosterTable = {
    encoding,
    delimiter,
    columns,
    hasHeadings: headings.areInFile,
    rows,
    emptyColumns: new Set(columns.filter((_, index) => isEmpty(index))),
    warnings: issues.list(),
  };
  return { ok: true, table };
}

const UNSURE_ENCODING =
  'The file does not say how its letters are coded; it was read as Windows-1252. Check letters with accents.';
const NO_HEADINGS =
  'The first line holds data, not headings, so the columns were guessed from their values. Check the mapping.';

/** Warns of a row that is wider or narrower than the headings. With a stray quote in it nobody can say where its values end. */
function checkShape(row: TableRecord, width: number, hasStrayQuotes: boolean, issues: IssueLog): RosterIssue | null {
  const extra = row.cells.slice(width).filter((cell) => cell.trim() !== '').length;
  const isRagged = extra > 0 || row.cells.length < width;
  if (hasStrayQuotes && row.cells.some((cell) => cell.includes('"'))) {
    // A value that begins with a quote here was opened and closed in its middle: the reader had to guess its end.
    if (isRagged || row.cells.some((cell) => cell.startsWith('"'))) {
      return issueOf({ reason: 'broken-quoting', line: row.line });
    }
    issues.add(row.line, 'stray-quote', 'A value has a quotation mark in its middle; it was kept as it stands.');
  }
  if (isRagged) {
    const message =
      extra > 0
        ? 'There are more values than headings; the last were left out.'
        : 'There are fewer values than headings; the missing ones count as empty.';
    issues.add(row.line, 'ragged-row', message);
  }
  return null;
}

function issueOf({ reason, line }: RecordsFailure): RosterIssue {
  if (reason === 'too-many-rows') {
    const message = `The file has more than ${MAX_ROWS.toLocaleString('en-US')} rows. Export one school at a time.`;
    return { line: null, code: 'too-large', message };
  }
  if (reason === 'endless-line') {
    return {
      line,
      code: 'not-a-table',
      message: 'The line never ends, so this is no table of rows. Export the list again as CSV.',
    };
  }
  const message =
    'The quotation marks do not match: a value that begins with " must end with ". Correct the line, then import again.';
  return { line, code: 'broken-quoting', message };
}

function emptyFile(what: string): RosterIssue {
  return { line: null, code: 'empty-file', message: `${what} Export it again, then import the new file.` };
}

function tooWide(line: number): RosterIssue {
  return {
    line,
    code: 'not-a-table',
    message: `There are more than ${MAX_COLUMNS.toLocaleString('en-US')} columns, so this is no device list. Export the list again as CSV.`,
  };
}
