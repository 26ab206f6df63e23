import type { AppError } from '../../shared/result.ts';
import type { Read } from './roster-rows.ts';
import type { SqlRow } from './sql.ts';

/** What the store tells besides its results: damaged rows left out, history that had to wait. Must not throw. */
export type ReportProblem = (problem: AppError) => void;

/** What a device list brings back; the rest is nowhere else. */
const IMPORTED: ReadonlySet<string> = new Set(['rooms', 'devices']);
/** How many damaged rows a report names; the rest are only counted. */
const NAMED_ROWS = 5;

/**
 * Reads every row that still fits its model, leaves the others out and reports them once. A single bad row must not
 * keep a school from its console.
 *
 * @param what  Plural for people: `devices`.
 */
export function readRows<T>(
  what: string,
  rows: readonly SqlRow[],
  readRow: (row: SqlRow) => Read<T>,
  report: ReportProblem,
): T[] {
  const good: T[] = [];
  const damaged: { id: unknown; reason: string }[] = [];
  for (const raw of rows) {
    const { row, reason } = readRow(raw);
    if (reason === null) good.push(row);
    else damaged.push({ id: raw.id ?? raw.key ?? null, reason });
  }
  if (damaged.length > 0) report(damagedRows(what, damaged));
  return good;
}

function damagedRows(what: string, damaged: readonly { id: unknown; reason: string }[]): AppError {
  return {
    code: 'store.row-damaged',
    message: `${damaged.length} of the saved ${what} could not be read and ${damaged.length === 1 ? 'is' : 'are'} left out. Everything else is here. ${IMPORTED.has(what) ? 'Import the roster again or restore' : 'Restore'} a backup to get them back.`,
    details: { what, count: damaged.length, rows: damaged.slice(0, NAMED_ROWS) },
  };
}
