import { describe, expect, test } from 'vitest';
import { REMOVED, textMask } from '../../../../shared/model/text-mask.ts';
import { aContent, anActor, anEvent, anIncidentView, aStudent } from '../../../helpers/incident-builders.ts';

const view = anIncidentView({
  content: aContent({
    reporter: 'J. Ortiz',
    staff: [{ name: 'Art Hall', role: 'principal', contact: 'x412', trainedOn: null, isAgreementOnFile: null }],
  }),
  submittedBy: anActor({ personId: null, name: 'J. Ortiz', role: 'proctor' }),
  students: [aStudent({ label: 'QX9', lastFour: '4417', resultId: 'R-8' }), aStudent({ ref: 'S2', label: '12' })],
  events: [anEvent({ kind: 'note', text: 'n' }, { by: anActor({ name: 'Dana Whitfield' }) })],
});
const mask = textMask(view, ['Room 114', 'Lincoln Hall']);

describe('textMask', () => {
  test.each([
    ['Whitfield called at nine.', '‹school coordinator› called at nine.'],
    ['DANA  WHITFIELD called.', '‹school coordinator› called.'],
    ['art hall said stop.', '‹principal› said stop.'],
    ['Lincoln Hall had no power.', 'Lincoln Hall had no power.'],
    ['Seat QX9, number 4417, result R-8.', `Seat ${REMOVED}, number ${REMOVED}, result ${REMOVED}.`],
    ['All 12 students of Room 114 waited.', 'All 12 students of Room 114 waited.'],
    ['Call x412 or write to a@example.org.', `Call ${REMOVED} or write to ${REMOVED}.`],
    ['Maria Lopez cried.', `${REMOVED} cried.`],
    ['Error 44170 is none of it.', 'Error 44170 is none of it.'],
  ])('turns "%s" into "%s"', (text, masked) => {
    expect(mask.words(text)).toBe(masked);
  });

  test('leaves numbers of cases as they are when only what is known is taken out', () => {
    expect(mask.literal('Case 48213377')).toBe('Case 48213377');
  });
});
