import { expect, test } from 'vitest';
import { recordPage } from '../../../../main/incidents/exports/record-page.ts';
import { studentCountOf } from '../../../../shared/model/student-count.ts';
import { anExportContext } from '../../../helpers/export-builders.ts';
import { aContent, anIncidentView, aStudent } from '../../../helpers/incident-builders.ts';
import { textOf } from '../../../helpers/report-text.ts';

test.each([
  { counted: null, lines: 0, expected: null },
  { counted: 0, lines: 0, expected: 0 },
  { counted: null, lines: 2, expected: 2 },
  { counted: 1, lines: 2, expected: 2 },
  { counted: 28, lines: 2, expected: 28 },
])('studentCountOf > is $expected when $counted were counted and $lines lines are there', (row) => {
  expect(studentCountOf({ studentCount: row.counted }, Array.from({ length: row.lines }))).toBe(row.expected);
});

test('a whole record > does not say that nobody counted while it lists students', () => {
  const view = anIncidentView({
    content: aContent({ studentCount: null }),
    students: [aStudent(), aStudent({ ref: 'S2' })],
  });
  expect(textOf(recordPage([view], anExportContext()))).toContain('Students affected: 2.');
});
