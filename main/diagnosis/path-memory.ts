import { countsAgainstHop, type PathFailure, type PathState, type PathTarget } from '../../shared/model/path.ts';
import { SECOND_MS } from '../../shared/units.ts';
import { DIAGNOSIS_LIMITS } from './limits.ts';

/** Failures in a row until a hop is `down` (facts, testing-day.md 3.3: a known tool waits for three pings; a connect is slower). */
const DOWN_AFTER = { ping: 3, other: 2 } as const;
/** Slow probes in a row until a hop is `slow`, and good ones until it is not. */
const SLOW_AFTER = 2;
/** Weight of a good probe in the usual time. */
const BASELINE_WEIGHT = 0.1;
const BASELINE_MIN_PROBES = 3;
/** A probe may be late by its own time and some pacing. */
const STALE_GRACE_MS = 5 * SECOND_MS;

/** One probe of one hop. Times: epoch milliseconds. */
export interface PathProbe {
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Null: failed. */
  readonly rttMs: number | null;
  readonly failure: PathFailure | null;
  /** Requests behind it: the echo engine asks several times before it says silent. Absent: one. */
  readonly tries?: number;
}

/** A hop's state and the little that is needed to go on from it. */
export interface PathMemory {
  readonly state: PathState;
  readonly failures: number;
  readonly slows: number;
  readonly goodProbes: number;
}

export function unaskedPath(targetId: string, at: number): PathMemory {
  return {
    state: {
      targetId,
      state: 'unknown',
      since: at,
      failingSince: null,
      rttMs: null,
      baselineRttMs: null,
      checkedAt: null,
      answeredAt: null,
      failure: null,
      isStale: false,
    },
    failures: 0,
    slows: 0,
    goodProbes: 0,
  };
}

/**
 * Takes one probe of a hop into account. Pure.
 *
 * - One failure is never `down`; a hop that never answered stays `unknown`: its silence proves nothing.
 * - What could not be asked is `unknown` and forgets nothing else.
 */
export function rememberProbe(before: PathMemory, probe: PathProbe, target: Pick<PathTarget, 'method'>): PathMemory {
  if (probe.failure === null) return afterAnswer(before, probe);
  if (!countsAgainstHop(probe.failure.code)) {
    return {
      ...before,
      failures: 0,
      state: moved(before.state, 'unknown', probe.startedAt, { failure: probe.failure }),
    };
  }
  const failures = before.failures + (probe.tries ?? 1);
  const isEnough = failures >= (target.method === 'ping' ? DOWN_AFTER.ping : DOWN_AFTER.other);
  // A refusal to let anything else through is an answer of its own: it needs no earlier success to be believed.
  const isTelling = before.state.answeredAt !== null || isTellingAtOnce(probe.failure);
  const wasTelling =
    before.state.answeredAt !== null || (before.state.failure !== null && isTellingAtOnce(before.state.failure));
  // Of a hop that never answered, silence proved nothing: its failure begins with the first that says something.
  const failingSince = (isTelling && !wasTelling ? null : before.state.failingSince) ?? probe.startedAt;
  const next = isEnough && isTelling ? 'down' : before.state.state;
  return {
    ...before,
    failures,
    slows: 0,
    state: moved(before.state, next, failingSince, {
      failingSince,
      failure: probe.failure,
      checkedAt: probe.finishedAt,
      isStale: false,
    }),
  };
}

/** Something on the way to it is back: that it failed before proves nothing until it is asked again. */
export function forgetFailure(before: PathMemory, at: number): PathMemory {
  if (before.state.failingSince === null) return before;
  return { ...before, failures: 0, state: moved(before.state, 'unknown', at, { failingSince: null, failure: null }) };
}

function isTellingAtOnce({ code }: PathFailure): boolean {
  return code !== 'timeout' && code !== 'unreachable';
}

function afterAnswer(before: PathMemory, probe: PathProbe): PathMemory {
  const { state } = before;
  const rttMs = probe.rttMs ?? 0;
  const usual = state.baselineRttMs;
  const isSlowProbe =
    usual !== null && rttMs > Math.max(usual * DIAGNOSIS_LIMITS.pathSlowTimes, usual + DIAGNOSIS_LIMITS.pathSlowMoreMs);
  const slows = isSlowProbe ? Math.min(SLOW_AFTER, before.slows + 1) : Math.max(0, before.slows - 1);
  const isSlow = slows >= SLOW_AFTER || (state.state === 'slow' && slows > 0);
  const goodProbes = before.goodProbes + 1;
  return {
    failures: 0,
    slows,
    goodProbes,
    state: moved(state, isSlow ? 'slow' : 'up', probe.startedAt, {
      failingSince: null,
      failure: null,
      rttMs,
      baselineRttMs: isSlowProbe ? usual : baselineAfter(usual, rttMs, goodProbes),
      checkedAt: probe.finishedAt,
      answeredAt: probe.finishedAt,
      isStale: false,
    }),
  };
}

function baselineAfter(usual: number | null, rttMs: number, goodProbes: number): number | null {
  if (usual === null) return goodProbes >= BASELINE_MIN_PROBES ? rttMs : null;
  return usual + (rttMs - usual) * BASELINE_WEIGHT;
}

function moved(before: PathState, state: PathState['state'], at: number, over: Partial<PathState>): PathState {
  return { ...before, ...over, state, since: state === before.state ? before.since : at };
}

/** Marks a probe that is overdue. */
export function withStaleness(
  state: PathState,
  target: Pick<PathTarget, 'periodMs' | 'timeoutMs'>,
  now: number,
): PathState {
  const limitMs = 2 * target.periodMs + target.timeoutMs + STALE_GRACE_MS;
  const isStale = state.checkedAt !== null && now - state.checkedAt > limitMs;
  return isStale === state.isStale ? state : { ...state, isStale };
}
