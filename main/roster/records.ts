import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, type Options, Parser } from 'csv-parse';
import type { Delimiter } from './delimiter.ts';

/** One record as it stands in the file. `line`: where it begins, as an editor counts, from 1. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why reading stopped early. `broken-quoting` names the line on which the record with the open quote begins. */
export type RecordsFailure =
  | { readonly reason: 'broken-quoting'; readonly line: number }
  | { readonly reason: 'stray-quote'; readonly line: number }
  | { readonly reason: 'endless-line'; readonly line: number }
  | { readonly reason: 'too-many-rows'; readonly line: number };

/** More than any district has; a file beyond it would fill the memory. */
export const MAX_ROWS = 250_000;
const MAX_LINES = 4 * MAX_ROWS;
/** A quote that never closes must not swallow the whole file first. Far beyond any device's row, in bytes. */
const MAX_RECORD_BYTES = 512 * 1024;
/** Characters without a line break from which a file is no table. */
const MAX_LINE_LENGTH = 1024 * 1024;
/** Stretches of parsing stay below this before others get their turn. */
const SLICE_MS = 10;

export interface RecordsOptions {
  readonly delimiter: Delimiter;
  /** Lines of the file that were taken off before `chunks` begins. */
  readonly skippedLines: number;
  /** Take a quote within an unquoted value (`15" screen`) as it stands. */
  readonly keepStrayQuotes: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onRows?: ((rows: number, doneBytes: number) => void) | undefined;
}

/**
 * Parses delimited text into records; blank lines are dropped but counted. Gives way to the event loop every few
 * milliseconds. Throws only what the signal carries when it is aborted.
 *
 * Lines are counted here and not by csv-parse, which counts a CRLF within quotes twice.
 */
export async function readRecords(
  chunks: Iterable<{ readonly text: string; readonly doneBytes: number }>,
  options: RecordsOptions,
): Promise<{ readonly records: TableRecord[]; readonly failure: RecordsFailure | null }> {
  const records: TableRecord[] = [];
  let seen = 0;
  let quotedBreaks = 0;
  let blankLines = 0;
  const nextLine = () => options.skippedLines + 1 + seen + quotedBreaks + blankLines;
  const take = (cells: readonly string[], emptyLines: number) => {
    blankLines = emptyLines;
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: nextLine(), cells });
    seen += 1;
    for (const cell of cells) quotedBreaks += lineBreaks(cell);
  };
  const parser = new RecordTaker(take, {
    delimiter: options.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: options.keepStrayQuotes,
    max_record_size: MAX_RECORD_BYTES,
  });
  let stoppedBy: 'endless-line' | 'too-many-rows' | null = null;
  let sinceBreak = 0;
  const failure = (reason: RecordsFailure['reason']) => ({ records, failure: { reason, line: nextLine() } });

  async function* paced(): AsyncGenerator<string> {
    let sliceEndsAt = performance.now() + SLICE_MS;
    for (const chunk of chunks) {
      options.signal?.throwIfAborted();
      sinceBreak = lengthSinceBreak(chunk.text, sinceBreak);
      if (sinceBreak > MAX_LINE_LENGTH) stoppedBy = 'endless-line';
      // Lines of spaces are no rows, but a file of nothing else must end too.
      if (records.length > MAX_ROWS || seen > MAX_LINES) stoppedBy = 'too-many-rows';
      if (stoppedBy !== null) return;
      yield chunk.text;
      if (performance.now() < sliceEndsAt) continue;
      options.onRows?.(records.length, chunk.doneBytes);
      await nextTurn();
      sliceEndsAt = performance.now() + SLICE_MS;
    }
  }

  try {
    parser.resume();
    await pipeline(Readable.from(paced()), parser);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (stoppedBy !== null) return failure(stoppedBy);
    blankLines = Number(error.empty_lines ?? blankLines);
    if (sinceBreak > MAX_RECORD_BYTES) return failure('endless-line');
    return failure(String(error.code) === 'INVALID_OPENING_QUOTE' ? 'stray-quote' : 'broken-quoting');
  }
  if (records.length > MAX_ROWS) return failure('too-many-rows');
  return stoppedBy === null ? { records, failure: null } : failure(stoppedBy);
}

/** Hands each record on as soon as it is complete. `on_record` would do so too, with two objects of counters for every row. */
class RecordTaker extends Parser {
  readonly #take: (cells: readonly string[], emptyLines: number) => void;

  constructor(take: (cells: readonly string[], emptyLines: number) => void, options: Options) {
    super(options);
    this.#take = take;
  }

  override push(cells: readonly string[] | null): boolean {
    if (cells === null) return super.push(null);
    this.#take(cells, this.info.empty_lines);
    return true;
  }
}

function lengthSinceBreak(text: string, before: number): number {
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return last < 0 ? before + text.length : text.length - 1 - last;
}

/** Line breaks within a quoted value, as an editor counts them. */
function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}
