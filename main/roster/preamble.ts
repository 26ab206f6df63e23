import { decodeText, type TextSource } from './decode.ts';
import { type Delimiter, detectDelimiter } from './delimiter.ts';

/** What stands before the table, to be skipped: characters and lines; and the delimiter it, or the text, tells. */
export interface Preamble {
  readonly length: number;
  readonly lines: number;
  readonly delimiter: Delimiter;
}

/** Excel's own line that names the delimiter, and the type line that PowerShell's `Export-Csv` writes before version 6. */
const EXCEL_SEP = /^(?:"sep=([,;|\t])"|sep=([,;|\t]))[ \t]*(?:\r\n|\n|\r)/i;
const POWERSHELL_TYPE = /^#TYPE [^\r\n]*(?:\r\n|\n|\r)/;

export function readPreamble(bytes: Uint8Array, source: TextSource): Preamble {
  const head = decodeText(bytes.subarray(0, source.start + 32_768), source).next().value?.text ?? '';
  const sep = EXCEL_SEP.exec(head);
  if (sep !== null) {
    return { length: sep[0].length, lines: 1, delimiter: (sep[1] ?? sep[2] ?? ',') as Delimiter };
  }
  const length = POWERSHELL_TYPE.exec(head)?.[0].length ?? 0;
  return { length, lines: length > 0 ? 1 : 0, delimiter: detectDelimiter(head.slice(length)) };
}

/** `chunks` without their first `length` characters, which all lie in the first chunk. */
export function* withoutStart<T extends { readonly text: string }>(chunks: Iterable<T>, length: number): Generator<T> {
  let toSkip = length;
  for (const chunk of chunks) {
    yield toSkip === 0 ? chunk : { ...chunk, text: chunk.text.slice(toSkip) };
    toSkip = 0;
  }
}
