import { expect, test } from 'vitest';
import { StudentLine } from '../../../../shared/model/incident.ts';
import { newStudentLine } from '../../../../shared/model/new-student-line.ts';

test.each(['A3', '', 'Front row, by the window', '  B4  ', '👩‍🏫'.repeat(20), 'א'.repeat(40)])(
  'newStudentLine > is a line that can be kept when the seat is called %j',
  (seat) => {
    const line = newStudentLine(seat, null);
    expect(StudentLine.safeParse({ ref: 'S1', ...line }).success).toBe(true);
    expect(seat.trim()).toContain(line.label);
  },
);
