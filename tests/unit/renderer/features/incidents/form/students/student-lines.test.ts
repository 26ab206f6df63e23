import { describe, expect, test } from 'vitest';
import {
  patchLines,
  withDevices,
  withEmptyLine,
  withoutLines,
  withSeats,
} from '../../../../../../../renderer/features/incidents/form/students/student-lines.ts';
import { aStudentLine, aSwap } from '../../../../../../helpers/incident-builders.ts';

const SEATED = ['A1', 'A2', 'A3'].map((seat) => ({ seat, device: { id: `d-${seat}`, label: `CB-${seat}` } }));

describe('withDevices', () => {
  test('gives every device a line with its seat, in order', () => {
    const lines = withDevices([], SEATED);
    expect(lines.map(({ ref, label, device }) => [ref, label, device?.label])).toEqual([
      ['S1', 'A1', 'CB-A1'],
      ['S2', 'A2', 'CB-A2'],
      ['S3', 'A3', 'CB-A3'],
    ]);
  });

  test('leaves a line that is there as it is', () => {
    const [line] = withDevices([], SEATED.slice(0, 1));
    const known = [{ ...aStudentLine(), ...line, minutesLost: 5 }];
    expect(withDevices(known, SEATED).map(({ minutesLost }) => minutesLost)).toEqual([5, null, null]);
  });

  test('never uses a ref of another line again', () => {
    const lines = [aStudentLine({ ref: 'S7', device: null })];
    expect(withDevices(lines, SEATED.slice(0, 1)).map(({ ref }) => ref)).toEqual(['S7', 'S8']);
  });
});

describe('withSeats', () => {
  test('brings the device of a known seat along, and takes an unknown one by its label', () => {
    const lines = withSeats([], ['a1', '12'], SEATED);
    expect(lines.map(({ label, device }) => [label, device?.deviceId ?? null])).toEqual([
      ['A1', 'd-A1'],
      ['12', null],
    ]);
  });

  test('adds nothing for seats that have a line', () => {
    const lines = withSeats([], ['A1', '12'], SEATED);
    expect(withSeats(lines, ['A1', '12'], SEATED)).toEqual(lines);
  });
});

test('withEmptyLine > adds one line to fill in', () => {
  expect(withEmptyLine([]).map(({ ref, label }) => [ref, label])).toEqual([['S1', '']]);
});

test('patchLines > sets the same for the lines that are meant, and for no other', () => {
  const lines = patchLines(withDevices([], SEATED), new Set(['S1', 'S3']), { minutesLost: 15, requested: 'resume' });
  expect(lines.map(({ minutesLost, requested }) => [minutesLost, requested])).toEqual([
    [15, 'resume'],
    [null, null],
    [15, 'resume'],
  ]);
});

test('withoutLines > takes the swaps of the lines along', () => {
  const students = withDevices([], SEATED);
  const swaps = [aSwap({ studentRef: 'S1' }), aSwap({ studentRef: 'S2' }), aSwap({ studentRef: null })];
  const left = withoutLines({ students, swaps }, new Set(['S1']));
  expect(left.students.map(({ ref }) => ref)).toEqual(['S2', 'S3']);
  expect(left.swaps.map(({ studentRef }) => studentRef)).toEqual(['S2', null]);
});
