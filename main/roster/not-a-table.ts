const SAVE_AS_CSV = 'Open it, choose “Save as” and the type CSV, then import that file.';

/** First bytes of what people rename to `.csv` by mistake, and what to say. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], message: `This is a PDF, not a table. Export the list again as CSV.` },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], message: `This is an Excel workbook of the older kind (.xls). ${SAVE_AS_CSV}` },
  { bytes: [0x1f, 0x8b], message: 'This is a compressed file (gzip). Unpack it, then import the CSV inside.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], message: 'This is a picture, not a table. Export the list again as CSV.' },
  { bytes: [0xff, 0xd8, 0xff], message: 'This is a picture, not a table. Export the list again as CSV.' },
  {
    bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    message: 'This is a text document (RTF), not a table. Save the list as CSV.',
  },
];

const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];
const HEAD_BYTES = 4_096;

/** Why these bytes cannot be a table, in a sentence for people; null when they may be one. */
export function notATable(bytes: Uint8Array): string | null {
  if (startsWith(bytes, ZIP_SIGNATURE)) return zipMessage(bytes);
  const signature = SIGNATURES.find((candidate) => startsWith(bytes, candidate.bytes));
  if (signature !== undefined) return signature.message;

  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)/i.test(head)) {
    return 'This is a web page or XML file, not a table. If you saved it from a browser, use the page’s own CSV export.';
  }
  if (/^\s*[[{]\s*["[{]/.test(head)) return 'This is a JSON file, not a table. Export the list as CSV.';
  if (bytes.includes(0) || controlShare(head) > 0.05) {
    return 'This is not a text file, so it holds no table that can be read. Export the list again as CSV.';
  }
  return null;
}

function zipMessage(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64 * 1024)).toString('latin1');
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.byteLength - 64 * 1024))).toString('latin1');
  return /xl\/|\[Content_Types\]/.test(head + tail)
    ? `This is an Excel workbook (.xlsx). ${SAVE_AS_CSV}`
    : 'This is a ZIP archive. Unpack it, then import the CSV inside.';
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Control characters no text editor writes; tabs and line ends are none of them. */
function controlShare(text: string): number {
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) controls += 1;
  }
  return text.length === 0 ? 0 : controls / text.length;
}
