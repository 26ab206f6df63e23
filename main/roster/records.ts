import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
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
  | { readonly reason: 'too-many-rows'; readonly line: number };

/** More than any district has; a file beyond it would fill the memory. */
export const MAX_ROWS = 250_000;
/** A quote that never closes must not swallow the whole file first. Far beyond any device's row, in bytes. */
const MAX_RECORD_BYTES = 512 * 1024;
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
  let line = options.skippedLines + 1;
  const parser = parse({
    delimiter: options.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: options.keepStrayQuotes,
    max_record_size: MAX_RECORD_BYTES,
    on_record: (cells: string[]) => {
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells });
      line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
      return null;
    },
  });
  const failure = (reason: RecordsFailure['reason']) => ({ records, failure: { reason, line } });

  async function* paced(): AsyncGenerator<string> {
    let sliceEndsAt = performance.now() + SLICE_MS;
    for (const chunk of chunks) {
      options.signal?.throwIfAborted();
      if (records.length > MAX_ROWS) return;
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
    return failure(String(error.code) === 'INVALID_OPENING_QUOTE' ? 'stray-quote' : 'broken-quoting');
  }
  return records.length > MAX_ROWS ? failure('too-many-rows') : { records, failure: null };
}

/** Line breaks within a quoted value, as an editor counts them. */
function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}
