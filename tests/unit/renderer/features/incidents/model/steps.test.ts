import { describe, expect, it } from 'vitest';
import { readSteps } from '../../../../../../renderer/features/incidents/model/steps.ts';
import { INCIDENT_AT } from '../../../../../helpers/incident-builders.ts';

const at = (hour: number, minute: number) => new Date(2026, 10, 24, hour, minute).getTime();

describe('readSteps', () => {
  it.each([
    ['9:41 The screen froze.', at(9, 41), 'The screen froze.'],
    ['09:41: The screen froze.', at(9, 41), 'The screen froze.'],
    ['1:05 pm – The office called back.', at(13, 5), 'The office called back.'],
    ['12:10 am the alarm', at(0, 10), 'the alarm'],
  ])('reads the time in front of %j', (line, expectedAt, text) => {
    expect(readSteps(line, INCIDENT_AT)).toEqual([{ at: expectedAt, text }]);
  });

  it.each(['The screen froze at 9:41.', '25:10 is no time', '9:75 is none either', '13:05 pm is none', '9:41'])(
    'keeps %j as it is, without a time',
    (line) => {
      expect(readSteps(line, INCIDENT_AT)).toEqual([{ at: null, text: line }]);
    },
  );

  it('leaves empty lines out', () => {
    expect(readSteps('\n one \n\n two\n', INCIDENT_AT).map(({ text }) => text)).toEqual(['one', 'two']);
  });
});
