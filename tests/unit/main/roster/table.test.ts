import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { MAX_ROSTER_BYTES } from '../../../../main/roster/decode.ts';
import { readTable } from '../../../../main/roster/table.ts';

async function table(input: string | Uint8Array) {
  const outcome = await readTable(typeof input === 'string' ? Buffer.from(input) : input);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.table;
}

async function refusal(input: string | Uint8Array) {
  const outcome = await readTable(typeof input === 'string' ? Buffer.from(input) : input);
  return outcome.ok ? null : { line: outcome.error.line, code: outcome.error.code, message: outcome.error.message };
}

const SHEET = 'label,room\r\nÉcole “3”,Räume\r\n';

describe('readTable > encodings', () => {
  it.each([
    ['utf-8', Buffer.from(SHEET)],
    ['utf-8', Buffer.from(`\ufeff${SHEET}`)],
    ['utf-16le', iconv.encode(SHEET, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(SHEET, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(SHEET, 'utf-16le', { addBOM: false })],
    ['utf-16be', iconv.encode(SHEET, 'utf-16be', { addBOM: false })],
    ['windows-1252', iconv.encode(SHEET, 'windows-1252')],
  ])('reads %s', async (encoding, bytes) => {
    const read = await table(bytes);
    expect(read.encoding).toBe(encoding);
    expect(read.columns).toEqual(['label', 'room']);
    expect(read.rows[0]?.cells).toEqual(['École “3”', 'Räume']);
  });

  it('keeps letters whole across the pieces in which a long file is read', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `é${index},日本`);
    const read = await table(`label,room\n${rows.join('\n')}`);
    expect(read.rows.map(({ cells }) => cells.join(','))).toEqual(rows);
  });
});

describe('readTable > shape', () => {
  it.each([',', '\t', ';', '|'])('finds the delimiter %j', async (delimiter) => {
    const text = [
      ['label', 'room', 'notes'],
      ['CB-1', '112', '"a, b; c"'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');
    const read = await table(text);
    expect([read.delimiter, read.rows[0]?.cells]).toEqual([delimiter, ['CB-1', '112', 'a, b; c']]);
  });

  it.each(['\n', '\r\n', '\r'])('counts lines as an editor does with %j ends, in quotes too', async (end) => {
    const text = ['label,notes', 'A,"one', 'two', 'three"', '', 'B,x', 'C,"', '"', 'D,y'].join(end);
    expect((await table(text)).rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, 'A'],
      [6, 'B'],
      [7, 'C'],
      [9, 'D'],
    ]);
  });

  it('skips what Excel and PowerShell put first, and titles above the headings', async () => {
    expect((await table('sep=;\r\nlabel;room\r\nCB-1;112')).rows).toEqual([{ line: 3, cells: ['CB-1', '112'] }]);
    expect((await table('#TYPE Some.Type\r\n"label","room"\r\n"CB-1","112"')).rows[0]?.line).toBe(3);
    expect((await table('Annex devices\n\nlabel,room\nCB-1,112')).rows[0]).toEqual({ line: 4, cells: ['CB-1', '112'] });
  });

  it('says so when the first line is data already', async () => {
    const read = await table('CB-1,10.1.2.3\nCB-2,10.1.2.4');
    expect([read.hasHeadings, read.rows.length, read.warnings[0]?.code]).toEqual([false, 2, 'no-headings']);
  });

  it('tells columns of one name apart', async () => {
    expect((await table('label,mac,,mac\na,b,c,d')).columns).toEqual(['label', 'mac', 'Column 3', 'mac (2)']);
  });

  it('keeps a quotation mark within a value', async () => {
    const read = await table('label,notes\nCB-1,15" screen\nCB-2,x');
    expect([read.rows[0]?.cells[1], read.warnings]).toEqual([
      '15" screen',
      [expect.objectContaining({ line: 2, code: 'stray-quote' })],
    ]);
  });
});

describe('readTable > refusals', () => {
  it.each([
    ['never closed', 'label,room\nCB-1,112\nCB-2,"112\nCB-3,112\n', 3],
    ['closed in the middle', 'label,room\r\n"one\r\ntwo",112\r\n"CB"-2,112\r\n', 4],
    ['after blank lines', 'label,room\r\n\r\n\r\nCB-1,112\r\n\r\nCB-2,"112\r\n', 6],
    ['one line earlier than it shows', 'label,room\nCB-1,"112\nCB-2,"114"\n', 2],
    ['within a row of the wrong width', 'label,room\nCB-1,Lab "A, front", back\n', 2],
  ])('names the line on which quoting breaks: %s', async (_what, text, line) => {
    expect(await refusal(text)).toMatchObject({ code: 'broken-quoting', line });
  });

  it.each([
    ['nothing', '', 'empty-file'],
    ['a mark only', '\ufeff', 'empty-file'],
    ['blank lines', '\r\n \r\n', 'empty-file'],
    ['headings only', 'label,room\r\n', 'empty-file'],
    ['a PDF', '%PDF-1.4\n1 0 obj', 'not-a-table'],
    ['a web page', '<!DOCTYPE html><html>', 'not-a-table'],
    ['JSON', '[{"label":"CB-1"}]', 'not-a-table'],
  ])('refuses %s', async (_what, text, code) => {
    expect((await refusal(text))?.code).toBe(code);
  });

  it('tells an Excel workbook from other archives and says what to do', async () => {
    const workbook = Buffer.from('PK\u0003\u0004……[Content_Types].xml…xl/workbook.xml', 'latin1');
    expect((await refusal(workbook))?.message).toContain('Excel workbook');
    expect((await refusal(workbook))?.message).toContain('CSV');
    expect((await refusal(Buffer.from('PK\u0003\u0004 notes.txt', 'latin1')))?.message).toContain('ZIP');
  });

  it('refuses binary and oversized files', async () => {
    expect((await refusal(Uint8Array.from({ length: 600 }, (_, index) => (index * 37) % 256)))?.code).toBe(
      'not-a-table',
    );
    expect((await refusal(new Uint8Array(MAX_ROSTER_BYTES + 1)))?.code).toBe('too-large');
  });
});

describe('readTable > hostile files', { timeout: 30_000 }, () => {
  it.each([
    ['one endless word', 'x', 'not-a-table'],
    ['nothing but commas', ',', 'not-a-table'],
    ['nothing but quotes', '"', 'not-a-table'],
    ['nothing but line ends', '\n', 'empty-file'],
  ])('refuses %s', async (_what, char, code) => {
    expect((await refusal(char.repeat(1_100_000)))?.code).toBe(code);
  });

  it('gives up on a quote that never closes before it has swallowed the file', async () => {
    const text = `label,room\n"CB-1,112\n${'CB-2,112\n'.repeat(100_000)}`;
    expect(await refusal(text)).toMatchObject({ code: 'broken-quoting', line: 2 });
  });
});

describe('readTable > long files', { timeout: 30_000 }, () => {
  const long = Buffer.from(`label,room\n${'CB-0001,Room 112\n'.repeat(120_000)}`);

  it('tells its progress, rising to the end', async () => {
    const done: number[] = [];
    await readTable(long, { onProgress: (_rows, bytes) => done.push(bytes) });
    expect(done.length).toBeGreaterThan(2);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeLessThanOrEqual(long.byteLength);
  });

  it('stops when cancelled', async () => {
    const cancel = new AbortController();
    const reading = readTable(long, { signal: cancel.signal, onProgress: () => cancel.abort(new Error('cancelled')) });
    await expect(reading).rejects.toThrow('cancelled');
  });
});
