import { isKnownHeader } from './columns.ts';

export type Delimiter = ',' | '\t' | ';' | '|';

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';', '|'];
const LINES_LOOKED_AT = 30;

/**
 * What separates the values, judged from the file's beginning: the candidate under which one line holds most known headings,
 * then the one that splits most lines into equally many values. A file of one column reads as comma-separated.
 *
 * @param head  The first few thousand characters.
 */
export function detectDelimiter(head: string): Delimiter {
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT);
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const score = scoreOf(delimiter, lines);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(delimiter: Delimiter, lines: readonly string[]): number {
  const rows = lines.map((line) => splitRoughly(line, delimiter));
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (rows.every((row) => row.length === 1)) return 0;
  const knownHeadings = Math.max(...rows.map((row) => (row.length > 1 ? row.filter(isKnownHeader).length : 0)));
  const evenness = width > 1 && rows.length > 0 ? count / rows.length : 0;
  return knownHeadings * 100 + evenness * 10 + Math.min(width, 50) / 50;
}

/** Good enough to judge by: quotes hide delimiters, quoted line breaks are not followed. */
function splitRoughly(line: string, delimiter: Delimiter): string[] {
  const values: string[] = [];
  let value = '';
  let isQuoted = false;
  for (const char of line) {
    if (char === '"') isQuoted = !isQuoted;
    else if (char === delimiter && !isQuoted) {
      values.push(value);
      value = '';
    } else value += char;
  }
  values.push(value);
  return values;
}
