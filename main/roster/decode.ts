import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { RosterEncoding } from '../../shared/model/roster-import.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { notATable } from './not-a-table.ts';

/** A 100,000-row export with all columns is about 30 MB. */
export const MAX_ROSTER_BYTES = 64 * 1024 * 1024;
/** Bytes decoded and parsed in one go: about 60 rows; even 16,000 blank lines are soon done. */
const CHUNK_BYTES = 16 * 1024;
/** Enough for a guess at the encoding, little enough not to be felt. */
const SAMPLE_BYTES = 32 * 1024;

/** How the bytes of a file are to be read. */
export interface TextSource {
  readonly encoding: RosterEncoding;
  /** Where the text begins: after a byte order mark. */
  readonly start: number;
  /** True when nothing says so for certain: letters with accents may read wrong. */
  readonly isGuess: boolean;
}

/**
 * Finds out how a file's bytes are text, or why they are none: `empty-file`, `too-large`, `not-a-table`.
 *
 * Order: byte order mark, UTF-16 without one, valid UTF-8, else Windows-1252, which is what Excel saves on American Windows.
 */
export function recogniseText(bytes: Uint8Array): Result<TextSource> {
  if (bytes.byteLength === 0) {
    return fail('empty-file', 'The file is empty. Export it again, then import the new file.');
  }
  if (bytes.byteLength > MAX_ROSTER_BYTES) {
    return fail('too-large', 'The file is larger than 64 MB. Export fewer columns, or one school at a time.');
  }
  const marked = byteOrderMark(bytes);
  if (marked !== null) {
    return marked.start === bytes.byteLength
      ? fail('empty-file', 'The file is empty. Export it again, then import the new file.')
      : ok(marked);
  }
  const bare = bareUtf16(bytes);
  if (bare !== null) return ok({ encoding: bare, start: 0, isGuess: false });
  const other = notATable(bytes);
  if (other !== null) return fail('not-a-table', other);
  if (isUtf8(withoutTornEnd(bytes))) return ok({ encoding: 'utf-8', start: 0, isGuess: false });
  return ok({ encoding: 'windows-1252', start: 0, isGuess: !looksWestern(bytes) });
}

/**
 * The file's text in pieces of a few hundred rows.
 *
 * @returns Each piece with the number of bytes read so far.
 */
export function* decodeText(
  bytes: Uint8Array,
  source: TextSource,
): Generator<{ readonly text: string; readonly doneBytes: number }> {
  const decoder = iconv.getDecoder(source.encoding);
  for (let at = source.start; at < bytes.byteLength; at += CHUNK_BYTES) {
    const end = Math.min(at + CHUNK_BYTES, bytes.byteLength);
    yield { text: decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at)), doneBytes: end };
  }
  yield { text: decoder.end() ?? '', doneBytes: bytes.byteLength };
}

function byteOrderMark(bytes: Uint8Array): TextSource | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', start: 3, isGuess: false };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', start: 2, isGuess: false };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', start: 2, isGuess: false };
  return null;
}

/** UTF-16 without a mark: of a table's mostly Latin letters every other byte is zero, always on the same side. */
function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.byteLength < 8 || bytes.byteLength % 2 !== 0) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) evenZeros += 1;
    else oddZeros += 1;
  }
  const pairs = sample.byteLength / 2;
  if (oddZeros > pairs * 0.7 && evenZeros < pairs * 0.02) return 'utf-16le';
  if (evenZeros > pairs * 0.7 && oddZeros < pairs * 0.02) return 'utf-16be';
  return null;
}

/** A file cut off within a letter is still UTF-8. */
function withoutTornEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back += 1) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.byteLength - back);
    if (byte < 0x80) break;
  }
  return bytes;
}

function looksWestern(bytes: Uint8Array): boolean {
  const best = analyse(bytes.subarray(0, SAMPLE_BYTES))[0];
  return best === undefined || best.name === 'ISO-8859-1' || best.name === 'windows-1252' || best.name === 'ASCII';
}
