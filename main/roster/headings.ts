import { parseAddress } from './addresses.ts';
import { isKnownHeader } from './columns.ts';
import type { TableRecord } from './records.ts';
import { parseMac } from './values.ts';

export interface Headings {
  /** Line of the headings, or of the first row where there are none. */
  readonly line: number;
  readonly names: readonly string[];
  readonly areInFile: boolean;
  /** Index of the first record that is data. */
  readonly firstRow: number;
}

/** Titles and notes that some exports put above the headings. */
const HEADINGS_WITHIN = 10;
/** A longer heading is a paragraph; it is cut so that the preview stays a table. */
const MAX_NAME_LENGTH = 120;

/**
 * Finds the headings: of the first records the one with most known words, so that a title line above them does no harm.
 * A first line that holds addresses is data: the file has no headings. Null: no records at all.
 */
export function findHeadings(records: readonly TableRecord[]): Headings | null {
  const first = records[0];
  if (first === undefined) return null;
  let best = { index: 0, known: knownWords(first) };
  for (const [index, record] of records.slice(0, HEADINGS_WITHIN).entries()) {
    const known = knownWords(record);
    if (known > best.known && known >= 2) best = { index, known };
  }
  const record = records[best.index] ?? first;
  if (best.known === 0 && looksLikeData(record)) {
    const names = record.cells.map((_, index) => `Column ${index + 1}`);
    return { line: record.line, names, areInFile: false, firstRow: best.index };
  }
  return { line: record.line, names: record.cells, areInFile: true, firstRow: best.index + 1 };
}

/** Names that tell every column apart: blank ones are numbered, repeated ones counted. */
export function uniqueNames(headings: readonly string[]): string[] {
  const seen = new Set<string>();
  return headings.map((heading, index) => {
    const name =
      heading
        .replace(/[\s\ufeff]+/g, ' ')
        .trim()
        .slice(0, MAX_NAME_LENGTH) || `Column ${index + 1}`;
    let unique = name;
    for (let count = 2; seen.has(unique); count += 1) unique = `${name} (${count})`;
    seen.add(unique);
    return unique;
  });
}

function knownWords(record: TableRecord): number {
  return looksLikeData(record) ? 0 : record.cells.filter(isKnownHeader).length;
}

function looksLikeData(record: TableRecord): boolean {
  return record.cells.some((cell) => {
    const text = cell.trim();
    return parseMac(text) !== null || parseAddress(text).kind !== 'impossible';
  });
}
