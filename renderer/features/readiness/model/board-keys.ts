import type { CheckArea } from '../../../../shared/model/readiness.ts';
import { AREAS } from './row-words.ts';

/** A place on the board: the line's own key, and `room` or one of the areas. */
export interface BoardSpot {
  readonly rowKey: string;
  readonly column: BoardColumn;
}

export type BoardColumn = 'room' | CheckArea;

/** The key of the school's own line; no room has it, since ids are never empty. */
export const SCHOOL_KEY = '';

const COLUMNS: readonly BoardColumn[] = ['room', ...AREAS];

/** Where an arrow, Home, End or a page key leads; null for keys that move nothing. Stops at the edges. */
export function spotAfterKey(
  key: string,
  spot: BoardSpot | null,
  rowKeys: readonly string[],
  rowsPerPage: number,
): BoardSpot | null {
  const step = stepOf(key, rowKeys.length, rowsPerPage);
  const [firstRow] = rowKeys;
  if (step === null || firstRow === undefined) return null;
  if (spot === null || !rowKeys.includes(spot.rowKey)) return { rowKey: firstRow, column: 'room' };
  const row = clamp(rowKeys.indexOf(spot.rowKey) + step.rows, rowKeys.length);
  const column = clamp(COLUMNS.indexOf(spot.column) + step.columns, COLUMNS.length);
  return { rowKey: rowKeys[row] ?? firstRow, column: COLUMNS[column] ?? 'room' };
}

function stepOf(key: string, rowCount: number, rowsPerPage: number): { rows: number; columns: number } | null {
  switch (key) {
    case 'ArrowDown':
      return { rows: 1, columns: 0 };
    case 'ArrowUp':
      return { rows: -1, columns: 0 };
    case 'ArrowRight':
      return { rows: 0, columns: 1 };
    case 'ArrowLeft':
      return { rows: 0, columns: -1 };
    case 'PageDown':
      return { rows: rowsPerPage, columns: 0 };
    case 'PageUp':
      return { rows: -rowsPerPage, columns: 0 };
    case 'Home':
      return { rows: -rowCount, columns: 0 };
    case 'End':
      return { rows: rowCount, columns: 0 };
    default:
      return null;
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
