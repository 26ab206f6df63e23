import type { ImportChoices, RosterField, RosterFileKind, RosterIssue } from '../../shared/model/roster-import.ts';
import { type ColumnMapping, isKnownHeader, mapColumns } from './columns.ts';
import type { IssueLog } from './issues.ts';
import { mapByContent } from './map-by-content.ts';
import type { RosterTable } from './table.ts';

/** Fields of which at least one must be mapped, or no row says which device it means. */
const NAMING: readonly RosterField[] = ['label', 'serial', 'assetTag', 'host', 'address', 'mac'];

/** The mapping to use and the automatic one, and what is to be said about either. */
export function chooseMapping(
  table: RosterTable,
  kind: RosterFileKind,
  choices: ImportChoices,
  issues: IssueLog,
  errors: RosterIssue[],
): { readonly used: ColumnMapping; readonly automatic: ColumnMapping } {
  const automatic = automaticMapping(table, kind);
  const used: ColumnMapping = {};
  for (const [field, column] of Object.entries(choices.mapping ?? automatic) as [RosterField, string][]) {
    if (table.columns.includes(column)) used[field] = column;
    else
      errors.push({
        line: null,
        code: 'unknown-column',
        message: `The file has no column “${column}”. Choose one of its columns.`,
      });
  }
  if (!NAMING.some((field) => used[field] !== undefined)) {
    errors.push({
      line: null,
      code: 'no-known-columns',
      message:
        'No column was recognised that names a device. Choose the column with the label, serial number or address, or check that this is a device list.',
    });
  }
  if (kind === 'home-made' && table.hasHeadings) warnOfUnknown(table, used, issues);
  return { used, automatic };
}

/** What the columns are taken for when nobody says otherwise. */
export function automaticMapping(table: RosterTable, kind: RosterFileKind): ColumnMapping {
  if (!table.hasHeadings) return mapByContent(table);
  // In our own export an empty column means that all of its values were taken away.
  const ignored = kind === 'testing-day-console' ? new Set<string>() : table.emptyColumns;
  return mapColumns(table.columns, ignored, kind);
}

/** In a sheet that people made themselves an unknown heading is perhaps a misspelt one. Vendors' files have dozens. */
function warnOfUnknown(table: RosterTable, used: ColumnMapping, issues: IssueLog): void {
  const mapped = new Set(Object.values(used));
  for (const column of table.columns) {
    if (mapped.has(column) || table.emptyColumns.has(column) || isKnownHeader(column)) continue;
    issues.add(
      null,
      'unknown-column',
      `The column “${column}” is not known and was left out. If it matters, choose what it is.`,
    );
  }
}
