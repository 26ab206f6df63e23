import { describe, expect, it } from 'vitest';
import { detailsOf, EMPTY_MOVE, stillMissing } from '../../../../../../renderer/features/incidents/model/move-input.ts';
import type { MoveNeed } from '../../../../../../shared/model/incident-view.ts';
import { aContent, anIncidentView, aStudent } from '../../../../../helpers/incident-builders.ts';

const asking = (...needs: MoveNeed[]) => ({ needs: needs.map((need) => ({ need, sentence: need })) });
const missingNeeds = (...args: Parameters<typeof stillMissing>) => stillMissing(...args).map(({ need }) => need);

describe('detailsOf', () => {
  it('carries nothing that was not said', () => {
    expect(detailsOf(EMPTY_MOVE)).toEqual({});
    expect(detailsOf({ ...EMPTY_MOVE, note: '  ', stateCaseNumber: ' ' })).toEqual({});
  });

  it('carries what was said, without blanks around it', () => {
    expect(detailsOf({ ...EMPTY_MOVE, note: ' Told on the phone. ', makeup: 'done', isSeenInPortal: true })).toEqual({
      note: 'Told on the phone.',
      makeup: 'done',
      isSeenInPortal: true,
    });
  });
});

describe('stillMissing', () => {
  it('is empty once the field of the incident is typed in the dialog', () => {
    const view = anIncidentView({ content: aContent({ outcome: '' }) });

    expect(missingNeeds(asking('outcome'), view, EMPTY_MOVE, null)).toEqual(['outcome']);
    expect(
      missingNeeds(asking('outcome'), view, { ...EMPTY_MOVE, changes: { outcome: 'All went on.' } }, null),
    ).toEqual([]);
  });

  it('wants a case number, or that there is none', () => {
    const view = anIncidentView();

    expect(missingNeeds(asking('case-number'), view, EMPTY_MOVE, null)).toEqual(['case-number']);
    expect(missingNeeds(asking('case-number'), view, { ...EMPTY_MOVE, isNoCaseNumber: true }, null)).toEqual([]);
  });

  it('wants a word on every line that asks for something', () => {
    const students = [aStudent(), aStudent({ ref: 'S2' }), aStudent({ ref: 'S3', state: 'noted' })];
    const view = anIncidentView({ students });
    const half = { ...EMPTY_MOVE, students: { S1: 'approved' as const } };

    expect(missingNeeds(asking('student-decisions'), view, half, null)).toEqual(['student-decisions']);
    expect(
      missingNeeds(asking('student-decisions'), view, { ...half, students: { ...half.students, S2: 'denied' } }, null),
    ).toEqual([]);
  });
});
