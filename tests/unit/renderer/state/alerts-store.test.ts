import { describe, expect, it } from 'vitest';
import { alertOf } from '../../../../renderer/state/alerts-store.ts';
import { aFinding, anAlert } from '../../../helpers/diagnosis-builders.ts';

describe('alertOf', () => {
  const first = anAlert({ id: 'first' });

  it('is the latest alert about the same trouble', () => {
    const worse = anAlert({ id: 'worse', reason: 'worse' });
    expect(alertOf(aFinding(), [first, worse, anAlert({ id: 'other', findingId: 'vendor:x' })])?.id).toBe('worse');
  });

  it('is not one about an earlier time that the same happened', () => {
    expect(alertOf(aFinding(), [anAlert({ findingSince: 1, endedAt: 2 })])).toBeNull();
  });

  it('stays with a trouble whose beginning is known better by now', () => {
    expect(alertOf(aFinding({ since: 1_699_999_999_000 }), [first])?.id).toBe('first');
  });

  it('is that of the room which turned out to be its whole floor, while that lasts', () => {
    const floor = aFinding({ id: 'uplink:SW-2', layer: 'uplink', children: ['room/room-1'] });
    expect(alertOf(floor, [first])?.id).toBe('first');
    expect(alertOf(floor, [{ ...first, endedAt: 3 }])).toBeNull();
  });
});
