import { describe, expect, it } from 'vitest';
import { applyReadinessDelta, fromReadinessSnapshot } from '../../../../renderer/state/readiness-delta.ts';
import { aReadinessDelta, aReadinessSnapshot, aResult, aSweep } from '../../../helpers/readiness-builders.ts';

const os = aResult({ checkId: 'os', scope: { kind: 'room', roomId: 'room-1' } });
const host = aResult({ checkId: 'host/home', verdict: 'fail' });

describe('applyReadinessDelta', () => {
  it('puts a newer result in the place of the old one and keeps the others', () => {
    const data = fromReadinessSnapshot(aReadinessSnapshot({ results: [os, host] }));
    const next = applyReadinessDelta(data, aReadinessDelta({ results: [{ ...host, verdict: 'pass' }] }));
    if (typeof next === 'string') throw new Error(`Expected data, got ${next}.`);
    expect([...next.results.values()].map(({ key, verdict }) => [key, verdict])).toEqual([
      [os.key, 'pass'],
      [host.key, 'pass'],
    ]);
  });

  it('forgets results that no longer hold', () => {
    const data = fromReadinessSnapshot(aReadinessSnapshot({ results: [os, host] }));
    const next = applyReadinessDelta(data, aReadinessDelta({ removed: [host.key] }));
    expect(next).toMatchObject({ results: new Map([[os.key, os]]) });
  });

  it('keeps what the delta does not name, and takes null where the delta says null', () => {
    const data = fromReadinessSnapshot(aReadinessSnapshot({ sweep: aSweep(), recheck: aSweep(), nextScheduledAt: 5 }));
    const next = applyReadinessDelta(data, aReadinessDelta({ recheck: null }));
    expect(next).toMatchObject({ sweep: data.sweep, recheck: null, nextScheduledAt: 5 });
  });

  it('drops a delta that the snapshot already holds', () => {
    const data = fromReadinessSnapshot(aReadinessSnapshot({ revision: 7 }));
    expect(applyReadinessDelta(data, aReadinessDelta({ revision: 7 }))).toBe('old');
  });

  it('reports a gap when a delta in between was missed', () => {
    const data = fromReadinessSnapshot(aReadinessSnapshot({ revision: 7 }));
    expect(applyReadinessDelta(data, aReadinessDelta({ revision: 9 }))).toBe('gap');
  });
});
