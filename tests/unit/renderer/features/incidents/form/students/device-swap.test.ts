import { describe, expect, test } from 'vitest';
import {
  savedAnswersAdvice,
  swapOf,
  withoutSwap,
  withSwap,
} from '../../../../../../../renderer/features/incidents/form/students/device-swap.ts';
import { aDraft, aStudentLine } from '../../../../../../helpers/incident-builders.ts';

const FIRST = { deviceId: 'd1', label: 'CB-1' };
const SECOND = { deviceId: 'd2', label: 'CB-2' };
const DRAFT = aDraft({ students: [aStudentLine({ ref: 'S1', label: 'A3', device: FIRST })] });
const SWAPPED = withSwap(DRAFT, 'S1', { from: FIRST, to: SECOND, at: 5, savedAnswers: 'left-on-device' });

describe('withSwap', () => {
  test('notes who used which device when, and puts the line on the new one', () => {
    expect(swapOf(SWAPPED.swaps, 'S1')).toMatchObject({ seat: 'A3', from: FIRST, to: SECOND, at: 5 });
    expect(SWAPPED.students[0]?.device).toEqual(SECOND);
  });

  test('corrects the move of a line instead of adding another', () => {
    const again = withSwap(SWAPPED, 'S1', { from: FIRST, to: SECOND, at: 9, savedAnswers: 'sent' });
    expect(again.swaps).toHaveLength(1);
    expect(again.swaps[0]).toMatchObject({ at: 9, savedAnswers: 'sent' });
  });

  test('changes nothing for a line that is gone', () => {
    expect(withSwap(DRAFT, 'S9', { from: FIRST, to: SECOND, at: 5, savedAnswers: 'sent' })).toBe(DRAFT);
  });
});

test('withoutSwap > puts the line back on its first device', () => {
  expect(withoutSwap(SWAPPED, 'S1')).toEqual(DRAFT);
});

describe('savedAnswersAdvice', () => {
  test('says that TestNav keeps the file on the first device', () => {
    expect(savedAnswersAdvice('left-on-device', true)).toContain('TestNav keeps answers');
    expect(savedAnswersAdvice('not-asked', true)).toContain('TestNav keeps answers');
  });

  test('claims nothing about other testing apps', () => {
    expect(savedAnswersAdvice('not-asked', false)).toContain('ask your technician');
  });

  test('is silent when nothing is left to do', () => {
    expect(savedAnswersAdvice('sent', true)).toBeNull();
    expect(savedAnswersAdvice('none', true)).toBeNull();
  });
});
