/**
 * Beginnings that make a spreadsheet run a cell as a formula (OWASP, "CSV Injection": also in full width, and after white
 * space), and the apostrophe itself, so that taking one off again is never wrong.
 */
const RISKY_START = /^\s*[=+\-@＝＋－＠]|^[\t\r\n']/;

/** `=1+1` → `'=1+1`: shown as text by Excel, Google Sheets and LibreOffice. */
export function neutralise(value: string): string {
  return RISKY_START.test(value) ? `'${value}` : value;
}

/** The inverse of {@link neutralise}, for our own export only. */
export function restore(cell: string): string {
  return cell.startsWith("'") && RISKY_START.test(cell.slice(1)) ? cell.slice(1) : cell;
}
