import { neutralise } from './roster/spreadsheet-safety.ts';

/** Without it Excel reads accents wrong. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Nobody typed these on purpose; a terminal would obey them, and Excel takes a NUL for the end of the file. */
const CONTROLS = /(?![\t\r\n])\p{Cc}/gu;

/**
 * One cell of a CSV file for people: what a spreadsheet would run as a formula made harmless, quoted where a reader could take a
 * sign for a separator.
 */
export function csvCell(value: string): string {
  const text = neutralise(value.replaceAll(CONTROLS, ''));
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
