import { bestAddress } from './addresses.ts';
import type { ColumnMapping } from './columns.ts';
import { guessPlace } from './rooms.ts';
import type { RosterTable } from './table.ts';
import { parseMac, splitList } from './values.ts';

const ROWS_LOOKED_AT = 50;
/** Share of filled cells that must look alike. */
const MOSTLY = 0.8;

const isAddress = (text: string): boolean => bestAddress(splitList(text)).kind !== 'impossible';
const isMac = (text: string): boolean => parseMac(text) !== null;
const isRoom = (text: string): boolean =>
  guessPlace({ room: '', isRoomFreeText: false, cart: '', notes: text, category: '', orgUnit: '' }) !== null;

/** Columns of a file without headings, told by what is in them; the first column that is none of the others is the label. */
export function mapByContent(table: RosterTable): ColumnMapping {
  const free = new Set(table.columns.filter((column) => !table.emptyColumns.has(column)));
  const take = (test: (text: string) => boolean): string | undefined => {
    const found = [...free].find((column) => isMostly(table, column, test));
    if (found !== undefined) free.delete(found);
    return found;
  };
  const address = take(isAddress);
  const mac = take(isMac);
  const room = take(isRoom);
  const label = take(() => true);
  return {
    ...(address === undefined ? {} : { address }),
    ...(mac === undefined ? {} : { mac }),
    ...(room === undefined ? {} : { room }),
    ...(label === undefined ? {} : { label }),
  };
}

function isMostly(table: RosterTable, column: string, test: (text: string) => boolean): boolean {
  const index = table.columns.indexOf(column);
  const filled = table.rows
    .slice(0, ROWS_LOOKED_AT)
    .map((row) => (row.cells[index] ?? '').trim())
    .filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(test).length >= filled.length * MOSTLY;
}
