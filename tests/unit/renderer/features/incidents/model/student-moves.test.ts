import { describe, expect, it } from 'vitest';
import { bulkMoves } from '../../../../../../renderer/features/incidents/model/student-moves.ts';
import { aStudent } from '../../../../../helpers/incident-builders.ts';

describe('bulkMoves', () => {
  it('offers what all chosen lines can do', () => {
    const lines = [aStudent({ state: 'requested' }), aStudent({ ref: 'S2', state: 'requested' })];

    expect(
      bulkMoves(lines, 'pending-district', 'district-coordinator').map(({ to, refusal }) => [to, refusal]),
    ).toEqual([
      ['district-approved', null],
      ['district-denied', null],
    ]);
  });

  it('offers nothing when the lines stand at points that share no step', () => {
    const lines = [aStudent({ state: 'requested' }), aStudent({ ref: 'S2', state: 'entered' })];

    expect(bulkMoves(lines, 'filed', 'school-coordinator')).toEqual([]);
  });

  it('refuses to ask for a line for which nothing was chosen yet', () => {
    const [move] = bulkMoves([aStudent({ state: 'noted', requested: null })], 'in-review', 'school-coordinator');

    expect(move).toMatchObject({ to: 'requested', refusal: 'Choose first what is asked for.' });
  });

  it('says whose step it is', () => {
    const [move] = bulkMoves([aStudent({ state: 'requested' })], 'pending-district', 'school-coordinator');

    expect(move?.refusal).toContain('the district coordinator');
  });
});
