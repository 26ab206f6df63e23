import { describe, expect, test } from 'vitest';
import { csvCell } from '../../../main/csv-cell.ts';

describe('csvCell', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\n=1', '＝1', '\u0000=1', '\u001b=1'])(
    'makes %j harmless, which a spreadsheet would run',
    (value) => {
      expect(csvCell(value).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('leaves out what a terminal would obey', () => {
    expect(csvCell('Room\u0000 1\u001b[2J14')).toBe('Room 1[2J14');
  });

  test('keeps lines, and quotes what would end the cell', () => {
    expect(csvCell('one\r\n"two", three')).toBe('"one\r\n""two"", three"');
  });
});
