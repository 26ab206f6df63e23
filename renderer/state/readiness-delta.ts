import type { CheckKey, CheckResult, ReadinessDelta, ReadinessSnapshot } from '../../shared/model/readiness.ts';

/** The renderer's copy of the board at one revision. Results by key, in the order in which their checks first came. */
export interface ReadinessData extends Omit<ReadinessSnapshot, 'results'> {
  readonly results: ReadonlyMap<CheckKey, CheckResult>;
}

export function fromReadinessSnapshot(snapshot: ReadinessSnapshot): ReadinessData {
  return { ...snapshot, results: new Map(snapshot.results.map((result) => [result.key, result])) };
}

/**
 * `data` with `delta` laid over it; `old` for one already in, `gap` when one before it was missed. Parts that the delta does
 * not name keep their identity.
 */
export function applyReadinessDelta(data: ReadinessData, delta: ReadinessDelta): ReadinessData | 'old' | 'gap' {
  if (delta.revision <= data.revision) return 'old';
  if (delta.revision !== data.revision + 1) return 'gap';
  return {
    revision: delta.revision,
    sweep: delta.sweep === undefined ? data.sweep : delta.sweep,
    recheck: delta.recheck === undefined ? data.recheck : delta.recheck,
    results: patchResults(data.results, delta),
    previous: delta.previous === undefined ? data.previous : delta.previous,
    confirmations: delta.confirmations ?? data.confirmations,
    signOffs: delta.signOffs ?? data.signOffs,
    nextScheduledAt: delta.nextScheduledAt === undefined ? data.nextScheduledAt : delta.nextScheduledAt,
  };
}

function patchResults(results: ReadinessData['results'], delta: ReadinessDelta): ReadinessData['results'] {
  if (delta.results.length === 0 && delta.removed.length === 0) return results;
  const next = new Map(results);
  for (const key of delta.removed) next.delete(key);
  for (const result of delta.results) next.set(result.key, result);
  return next;
}
